/** What is between the braces of `${aws.west}`, as older versions wrote what is `aws.west` today. */
export function bare(text: string): string {
  return text.startsWith("${") && text.endsWith("}") ? text.slice(2, -1).trim() : text;
}
