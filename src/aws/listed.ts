/** More than anybody reads: where each of many things names all others, nobody could write that either. */
const most = 20;

/** Items as a part of a sentence. `Intl.ListFormat` takes longer to load than a template to lint. */
export function listed(items: readonly string[]): string {
  const left = items.length - most;
  const last = left > 1 ? `${String(left)} others` : (items.at(-1) ?? "");
  const others = items.slice(0, left > 1 ? most : -1);
  if (others.length === 0) return last;
  return `${others.join(", ")}${others.length > 1 ? "," : ""} and ${last}`;
}
