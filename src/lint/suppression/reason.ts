/** What stands for a reason until somebody gives one. */
export const placeholder = "TODO: say why this is accepted";

export function isReason(text: string): boolean {
  return text.trim() !== "" && !/^\s*TODO\b/i.test(text);
}
