/** Why something failed, in a line: of an error of the system its plain words, without the call and the path. */
export function reasonOf(error: unknown): string {
  const { message } = error instanceof Error ? error : { message: String(error) };
  return /^E[A-Z]+: ([^,]+),/.exec(message)?.[1] ?? message.replace(/\s*\n\s*/g, " ");
}
