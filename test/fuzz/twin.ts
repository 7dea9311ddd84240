import type { Document, Entry, Node, Scalar } from "../../src/document/node.js";

/** The same template in the other syntax; nothing where that cannot say the same. */
export function twinOf({ syntax, roots }: Document): string | undefined {
  const [root] = roots;
  if (root === undefined || roots.length > 1 || !isPlain(root)) return undefined;
  return syntax === "json" ? `${inLines(root, "").trimStart()}\n` : asJson(root);
}

/** Whether a tree is made of nothing but what both have. */
function isPlain(node: Node): boolean {
  if (node.anchor !== undefined) return false;
  switch (node.kind) {
    case "Alias":
      return false;
    case "Scalar":
      return isPlainScalar(node);
    case "Sequence":
      return isKnownTag(node) && node.items.every(isPlain);
    case "Mapping":
      return (
        isKnownTag(node) &&
        node.entries.every(({ key, value, merge }) => {
          return !merge && key.tag === undefined && key.text !== "<<" && isPlain(value);
        })
      );
  }
}

/** Numbers, dates and words may be read by their spelling, which JSON has another of. */
function isPlainScalar(scalar: Scalar): boolean {
  if (!isKnownTag(scalar)) return false;
  const { value, text } = scalar;
  switch (typeof value) {
    case "string":
      return scalar.style !== "plain" || !/^\d{4}-\d/.test(text);
    case "object":
      return text === "null" || text === "";
    default:
      return String(value) === text;
  }
}

function isKnownTag({ tag }: Node): boolean {
  return tag === undefined || longName(tag.name) !== undefined;
}

/** Some functions have no short form, and those of `Fn::Transform` are another syntax. */
const functions = new Set(
  "If Equals And Or Not Sub Join Select Split GetAtt FindInMap ImportValue Base64 GetAZs Cidr".split(
    " ",
  ),
);

function longName(tag: string): string | undefined {
  const name = tag.slice(1);
  if (name === "Ref" || name === "Condition") return name;
  return functions.has(name) ? `Fn::${name}` : undefined;
}

function asJson(node: Node): string {
  const plain = untagged(node);
  const name = node.tag && longName(node.tag.name);
  return name === undefined ? plain : `{${JSON.stringify(name)}: ${plain}}`;
}

function untagged(node: Node): string {
  switch (node.kind) {
    case "Scalar":
      return JSON.stringify(node.value);
    case "Sequence":
      return `[${node.items.map(asJson).join(", ")}]`;
    case "Mapping":
      return `{${node.entries.map(({ key, value }) => `${JSON.stringify(key.text)}: ${asJson(value)}`).join(",\n")}}`;
    case "Alias":
      throw new Error("It is not plain.");
  }
}

/** YAML as people write it, in lines and with functions in their short form. */
function inLines(node: Node, indent: string): string {
  switch (node.kind) {
    case "Scalar":
      return ` ${typeof node.value === "string" ? JSON.stringify(node.value) : node.text}`;
    case "Sequence":
      if (node.items.length === 0) return " []";
      return node.items.map((item) => `\n${indent}-${inLines(item, `${indent}  `)}`).join("");
    case "Mapping":
      if (node.entries.length === 0) return " {}";
      return (
        shortForm(node.entries, indent) ??
        node.entries
          .map(({ key, value }) => `\n${indent}${keyOf(key)}:${inLines(value, `${indent}  `)}`)
          .join("")
      );
    case "Alias":
      throw new Error("It is not plain.");
  }
}

/**
 * A short form cannot stand in a short form on the same line, and means nothing of a mapping. Where
 * names are declared, what looks like a function is a name.
 */
function shortForm(entries: readonly Entry[], indent: string): string | undefined {
  const [entry, ...others] = entries;
  if (entry === undefined || others.length > 0 || entry.value.kind === "Mapping") return undefined;
  if (indent.length < 6) return undefined;
  const { text } = entry.key;
  const name = text.replace(/^Fn::/, "");
  if (text !== "Ref" && !(text.startsWith("Fn::") && functions.has(name))) return undefined;
  return ` !${name}${inLines(entry.value, indent)}`;
}

/** A key in quotes has no limit of lines, yet one of length. */
function keyOf({ text }: Scalar): string {
  return JSON.stringify(text);
}
