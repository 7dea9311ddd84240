import { entriesOf } from "../document/entries.js";
import type { Entry, Node } from "../document/node.js";
import type { At } from "./make-node.js";
import type { Scope } from "./scope.js";

/** A call of one of the functions that are expanded before CloudFormation sees the template. */
export interface Call {
  /** Without `Fn::`. */
  readonly name: string;
  readonly argument: Node;
  /** What is written beside it, which some functions add to. */
  readonly siblings: readonly Entry[];
  readonly at: At;
}

/** What a call stands for. Nothing where it is no call of ours after all. */
export type Expand = (call: Call, scope: Scope) => Node | undefined;

/** The call that a node is, written as a short tag or as a key; of several keys the first counts. */
export function callIn(
  node: Exclude<Node, { kind: "Alias" }>,
  isOurs: (name: string) => boolean,
): Call | undefined {
  if (node.tag !== undefined) {
    const { tag, ...argument } = node;
    const name = tag.name.slice(1);
    return isOurs(name) ? { name, argument, siblings: [], at: node } : undefined;
  }
  if (node.kind !== "Mapping") return undefined;
  const entries = entriesOf(node);
  const entry = entries.find(({ key }) => {
    return key.text.startsWith("Fn::") && isOurs(key.text.slice("Fn::".length));
  });
  if (entry === undefined) return undefined;
  const { key, value, span } = entry;
  const at = key.origin === undefined ? { span } : { span, origin: key.origin };
  const siblings = entries.filter((each) => each !== entry);
  return { name: key.text.slice("Fn::".length), argument: value, siblings, at };
}
