/** Items as a part of a sentence. `Intl.ListFormat` takes longer to load than a template to lint. */
export function listed(items: readonly string[]): string {
  const last = items.at(-1) ?? "";
  const others = items.slice(0, -1);
  if (others.length === 0) return last;
  return `${others.join(", ")}${others.length > 1 ? "," : ""} and ${last}`;
}
