/** Whether option '--project' names a file of settings rather than a folder. */
export function isSettings(named: string): boolean {
  return named.endsWith(".json");
}
