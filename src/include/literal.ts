import { entriesOf, resolve } from "../document/entries.js";
import type { Node } from "../document/node.js";
import { type At, entryAt, mappingAt, scalarAt, sequenceAt } from "./make-node.js";
import { plainScalar } from "./plain.js";

/**
 * A file that is included literally: its lines, joined at deployment. With a context, what `{{name}}`
 * stands for is put in, which may be a function of CloudFormation.
 */
export function joinLines(text: string, context: Node | undefined, at: At): Node {
  const lines = text.split(/(?<=\n)/);
  // What comes after the last line is a line, too.
  if (text.endsWith("\n")) lines.push("");
  const given = context && resolve(context);
  const values =
    given?.kind === "Mapping"
      ? new Map(entriesOf(given).map(({ key, value }) => [key.text, value]))
      : undefined;
  const parts =
    values === undefined
      ? lines.map((line) => scalarAt(line, at))
      : lines.flatMap((line) => interpolate(line, values, at));
  const args = sequenceAt([scalarAt("", at), sequenceAt(parts, at)], at);
  return mappingAt([entryAt("Fn::Join", args, at)], at);
}

function interpolate(line: string, values: ReadonlyMap<string, Node>, at: At): readonly Node[] {
  const parts: (string | Node)[] = [];
  for (const [index, piece] of line.split(/\{\{(\w+?)\}\}/).entries()) {
    const value = index % 2 === 0 ? undefined : values.get(piece);
    const scalar = value && resolve(value);
    const part =
      index % 2 === 0
        ? piece
        : scalar?.kind === "Scalar" && scalar.tag === undefined
          ? String(plainScalar(scalar))
          : (scalar ?? "");
    const last = parts.at(-1);
    if (typeof part === "string" && typeof last === "string") parts[parts.length - 1] = last + part;
    else parts.push(part);
  }
  return parts.flatMap((part) =>
    typeof part !== "string" ? part : part === "" ? [] : scalarAt(part, at),
  );
}
