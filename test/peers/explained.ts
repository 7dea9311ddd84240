import { readFileSync } from "node:fs";

/** A table whose first columns say what is explained, and whose others explain it. */
export function readExplained(
  name: string,
  columns: number,
): ReadonlyMap<string, readonly string[]> {
  const [, ...lines] = readFileSync(new URL(name, import.meta.url), "utf8")
    .trimEnd()
    .split("\n");
  return new Map(
    lines
      .map((line) => line.split("\t"))
      .map((cells) => [cells.slice(0, columns).join("\t"), cells.slice(columns)]),
  );
}
