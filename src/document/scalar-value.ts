import type { Scalar } from "./node.js";
import { plainValue } from "./plain-value.js";

const core = "tag:yaml.org,2002:";
const typed: ReadonlySet<string> = new Set(["null", "bool", "int", "float"].map((t) => core + t));

/** What the text of a scalar means in its style and under its tag, the prefix of that written out. */
export function scalarValue(
  text: string,
  style: Scalar["style"],
  tag: string | undefined,
): Scalar["value"] {
  if (tag !== undefined && typed.has(tag)) return plainValue(text);
  if (style !== "plain") return text;
  const value = plainValue(text);
  if (tag === undefined) return value;
  // A local tag is a function of a string: `!Ref 123` names the parameter "123".
  return value === null && !tag.startsWith(core) ? null : text;
}
