/** Why something failed, in a line: of an error of the system its plain words, without the call and the path. */
export function reasonOf(error: unknown): string {
  const { message } = error instanceof Error ? error : { message: String(error) };
  return /^E[A-Z]+: ([^,]+),/.exec(message)?.[1] ?? linesOf(message).join(" ");
}

function linesOf(message: string): readonly string[] {
  return message.split("\n").map((line) => line.trim());
}
