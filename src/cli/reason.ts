/** Why something failed: of an error of the system its plain words, without the call and the path. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return /^E[A-Z]+: ([^,]+),/.exec(error.message)?.[1] ?? error.message;
}
