import { isDeepStrictEqual } from "node:util";

/**
 * Everybody asks each rule what it is, for presets and documents, and few what it finds. So the table of
 * rules has what they say of themselves in one text, and needs a rule itself when it runs.
 * @param {RegExp} table tells the module with the table
 * @param {Readonly<Record<string, { readonly meta: object }>>} rules
 * @returns {import("rolldown").Plugin}
 */
export function ruleTable(table, rules) {
  const metas = Object.entries(rules).map(([name, { meta }]) => [name, meta]);
  const text = JSON.stringify(metas);
  if (!isDeepStrictEqual(JSON.parse(text), metas)) {
    throw new Error("A rule says something of itself that JSON cannot say.");
  }
  const names = Object.keys(rules);
  const code = `
${names.map((name, index) => `import { rule as rule${index} } from "./${name}.js";`).join("\n")}
const create = [${names.map((_, index) => `(context) => rule${index}.create(context)`).join(", ")}];
export const rules = Object.fromEntries(
  JSON.parse(${JSON.stringify(text)}).map(([name, meta], index) => [name, { meta, create: create[index] }]),
);
`;
  return { name: "rule-table", load: { filter: { id: table }, handler: () => code } };
}
