/** What stands for a reason until somebody gives one. */
export const placeholder = "<say why this is accepted>";

export function isReason(text: string): boolean {
  return text.trim() !== "" && !/^\s*(?:<.*>\s*$|to-?do\b)/is.test(text);
}
