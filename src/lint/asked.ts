const asked = new Set<string>();

/** A rule was asked about a template. */
export function noteAsked(rule: string): void {
  asked.add(rule);
}

/**
 * The rules that were asked about a template since this process began, by the names that the
 * configuration gives them: results name only those that found something. A process that was told
 * what others found, or what was found before, knows of none.
 */
export function rulesAsked(): ReadonlySet<string> {
  return asked;
}
