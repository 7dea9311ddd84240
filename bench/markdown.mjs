import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath, URL } from "node:url";
import { markdownTable } from "markdown-table";

const readme = fileURLToPath(new URL("README.md", import.meta.url));

/** A table whose first column is text and whose others are figures. */
export function figures(rows) {
  const [head] = rows;
  return markdownTable(rows, { align: head.map((_, index) => (index === 0 ? "" : "r")) });
}

/** Writes what a script measured where this page has a place for it. */
export function writeSection(name, text) {
  const section = new RegExp(`(?<=<!-- ${name} -->\n).*?(?=<!-- end -->)`, "s");
  const before = readFileSync(readme, "utf8");
  if (!section.test(before)) throw new Error(`bench/README.md has no place for ${name}.`);
  writeFileSync(
    readme,
    before.replace(section, () => `\n${text}\n\n`),
  );
}
