import { isDeepStrictEqual } from "node:util";

/**
 * Everybody asks each rule what it is, for presets and documents, and few what it finds. So the table of
 * rules has what they say of themselves in one text, in which nothing that all say stands twice, and
 * needs a rule itself when it runs.
 * @param {RegExp} table tells the module with the table
 * @param {Readonly<Record<string, { readonly meta: object }>>} rules
 * @returns {import("rolldown").Plugin}
 */
export function ruleTable(table, rules) {
  const metas = Object.values(rules).map(({ meta }) => withoutPeers(meta));
  const text = JSON.stringify(packed(metas));
  if (!isDeepStrictEqual(unpacked(JSON.parse(text)), metas)) {
    throw new Error("A rule says something of itself that JSON cannot say.");
  }
  const names = Object.keys(rules);
  const code = `
${names.map((name, index) => `import { rule as rule${index} } from "./${name}.js";`).join("\n")}
const create = [${names.map((_, index) => `(context) => rule${index}.create(context)`).join(", ")}];
const names = ${JSON.stringify(names.join("."))}.split(".");
${unpacked}
export const rules = Object.fromEntries(
  unpacked(JSON.parse(${JSON.stringify(text)})).map((meta, index) => [names[index], { meta, create: create[index] }]),
);
`;
  return { name: "rule-table", load: { filter: { id: table }, handler: () => code } };
}

/** The checks of other tools that do the same are for documents only. */
function withoutPeers(meta) {
  return { ...meta, docs: without({ peers: undefined }, meta.docs) };
}

function packed(metas) {
  const all = commonTo(metas);
  const suggesting = metas.filter((meta) => meta.hasSuggestions);
  const messages = commonTo(suggesting.map((meta) => meta.messages));
  const own = metas.map((meta) => ({
    ...without(all, meta),
    messages: without(messages, meta.messages),
  }));
  return { all, messages, own };
}

/** A part of the bundle, too. */
function unpacked({ all, messages, own }) {
  return own.map((meta) => ({
    ...all,
    ...meta,
    messages: { ...meta.messages, ...(meta.hasSuggestions ? messages : {}) },
  }));
}

function commonTo([first, ...others]) {
  const entries = Object.entries(first).filter(([key, value]) =>
    others.every((other) => isDeepStrictEqual(other[key], value)),
  );
  return Object.fromEntries(entries);
}

function without(common, object) {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !(key in common)));
}
