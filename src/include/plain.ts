import { entriesOf, resolve } from "../document/entries.js";
import type { Node, Scalar } from "../document/node.js";
import { entryAt, mappingAt, reasonOf, scalarAt, sequenceAt } from "./make-node.js";

export type Plain = Scalar["value"] | readonly Plain[] | { readonly [key: string]: Plain };

/**
 * A scalar as a program in JavaScript reads it. Ours takes `yes` for a boolean, as CloudFormation
 * does, which reads the template after that.
 */
export function plainScalar({ value, text }: Scalar): Scalar["value"] {
  return typeof value === "boolean" && !/^(?:true|false)$/i.test(text) ? text : value;
}

/** A node as the value that JSON would have; nothing if a part of it is unknown. */
export function plainOf(node: Node): Plain | undefined {
  const written = longForm(resolve(node));
  switch (written.kind) {
    case "Scalar":
      return plainScalar(written);
    case "Sequence": {
      const items = written.items.map(plainOf);
      return items.includes(undefined) ? undefined : (items as Plain[]);
    }
    case "Mapping": {
      if (written.gap !== undefined || reasonOf(written) !== undefined) return undefined;
      const entries = entriesOf(written).map(
        ({ key, value }) => [key.text, plainOf(value)] as const,
      );
      if (entries.some(([, value]) => value === undefined)) return undefined;
      return Object.fromEntries(entries) as Record<string, Plain>;
    }
  }
}

type Resolved = ReturnType<typeof resolve>;

/** A short tag as the mapping it stands for: `!Ref Logs` as `Ref: Logs`. */
export function longForm(node: Resolved): Resolved {
  const { tag, ...argument } = node;
  if (tag === undefined || tag.name.startsWith("!!")) return node;
  const name = tag.name.slice(1);
  const isDotted = name === "GetAtt" && argument.kind === "Scalar";
  const written = isDotted ? sequenceAt(splitOnce(argument), argument) : argument;
  return mappingAt([entryAt(longName(name), written, node)], node);
}

export function longName(name: string): string {
  return name === "Ref" || name === "Condition" ? name : `Fn::${name}`;
}

function splitOnce(scalar: Scalar): readonly Scalar[] {
  const [resource = "", ...attribute] = scalar.text.split(".");
  const parts = attribute.length === 0 ? [resource] : [resource, attribute.join(".")];
  return parts.map((part) => scalarAt(part, scalar));
}
