import type { Entry, Node, Scalar } from "../document/node.js";
import { moved, reasonOf, scalarAt, unknownAt } from "./make-node.js";
import { longForm, plainScalar } from "./plain.js";
import { type Run, spend, type Variables } from "./scope.js";

const word = /^\w+$/;

/**
 * Puts the items of a map in the place of its variables: a text that is the name of one, or that has
 * `${name}` in it. What is made points at the text that was there, and is another node each time: nobody
 * may edit it for one item only.
 */
export function substitute(node: Node, variables: Variables, run: Run): Node {
  if (variables.size === 0) return node;
  spend(run, 1, node);
  if (run.left < 0) return node;
  switch (node.kind) {
    case "Alias":
      return substitute(node.target, variables, run);
    case "Scalar":
      return node.tag === undefined
        ? inScalar({ ...node }, variables, run)
        : inTagged(node, variables, run);
    case "Sequence": {
      if (node.tag?.name === "!Map") return node;
      return { ...node, items: node.items.map((item) => substitute(item, variables, run)) };
    }
    case "Mapping": {
      const entries = node.entries.map((entry) => inEntry(entry, variables, run));
      return entries.includes(undefined)
        ? unknownAt(node, "a key of it is no text")
        : { ...node, entries: entries.filter((entry) => entry !== undefined) };
    }
  }
}

/** `!GetAtt LOG.Arn` is a list of two names. */
function inTagged(node: Scalar, variables: Variables, run: Run): Node {
  const { tag, ...bare } = node;
  if (node.tag?.name === "!GetAtt") {
    const long = longForm(node);
    return long === node ? node : substitute(long, variables, run);
  }
  const result = inScalar(bare, variables, run);
  if (result === bare) return { ...node };
  if (result.kind === "Scalar" && tag !== undefined) return { ...result, tag };
  const long = longForm(node);
  return long.kind === "Mapping"
    ? { ...long, entries: long.entries.map((entry) => ({ ...entry, value: result })) }
    : result;
}

/** A nested map puts in its own items, and those of the maps around it, when its turn comes. */
function inEntry(entry: Entry, variables: Variables, run: Run): Entry | undefined {
  const key = inScalar(entry.key, variables, run);
  if (key.kind !== "Scalar" || key.tag !== undefined) return undefined;
  const name = key === entry.key ? key : scalarAt(String(plainScalar(key)), key);
  const value = name.text === "Fn::Map" ? entry.value : substitute(entry.value, variables, run);
  return { ...entry, key: name, value };
}

function inScalar(node: Scalar, variables: Variables, run: Run): Node {
  let result: Node = node;
  for (const [name, item] of variables) {
    if (textOf(result) === name) result = moved(item, node);
  }
  for (const [name, item] of variables) {
    const text = textOf(result);
    const written = `\${${name}}`;
    if (text === undefined || name === "_" || !word.test(name) || !text.includes(written)) continue;
    const reason = reasonOf(item);
    if (reason !== undefined || item.kind !== "Scalar") {
      return unknownAt(node, reason ?? `'${written}' is no text`);
    }
    const replaced = text.replaceAll(written, String(plainScalar(item)));
    spend(run, replaced.length >> 6, node);
    result = scalarAt(replaced, node);
  }
  return result;
}

/** Only texts are looked into; a number stays what it is. */
function textOf(node: Node): string | undefined {
  return node.kind === "Scalar" && node.tag === undefined && typeof plainScalar(node) === "string"
    ? node.text
    : undefined;
}
