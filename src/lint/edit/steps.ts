import { remember } from "../../aws/remember.js";
import type { Document, Entry, Mapping, Node, Sequence } from "../../document/node.js";
import type { Resource } from "../../template/template.js";
import { countUpTo } from "../suppression/count-up-to.js";
import { contains } from "./nodes.js";

/** One collection on the way from the root of a document to a node. */
export interface Step {
  readonly collection: Mapping | Sequence;
  /** The entry that leads on; a sequence has none. */
  readonly entry: Entry | undefined;
}

/** The way to a node, outermost first; nothing where this document does not spell it. */
export function stepsTo(node: Node, document: Document): readonly Step[] | undefined {
  for (const root of document.roots) {
    const steps = descend(root, node);
    if (steps !== undefined) return steps;
  }
  return undefined;
}

function descend(from: Node, to: Node): readonly Step[] | undefined {
  if (from === to) return [];
  if (from.kind === "Scalar" || from.kind === "Alias") return undefined;
  if (!contains(from.span, to.span)) return undefined;
  const children: readonly (Entry | Node)[] = from.kind === "Mapping" ? from.entries : from.items;
  // What is included or merged need not be in the order of the text.
  const likely = countUpTo(to.span[0], children, ({ span }) => span[0]) - 1;
  const through = (child: Entry | Node | undefined): readonly Step[] | undefined => {
    if (child === undefined) return undefined;
    const entry = "key" in child ? child : undefined;
    const steps = descend("key" in child ? child.value : child, to);
    return steps && [{ collection: from, entry }, ...steps];
  };
  const found = through(children[likely]);
  if (found !== undefined) return found;
  for (const child of children) {
    const steps = child === children[likely] ? undefined : through(child);
    if (steps !== undefined) return steps;
  }
  return undefined;
}

/** The innermost object between braces on the way that is not empty. */
export function innermostBraces(steps: readonly Step[]): Mapping | undefined {
  const collections = steps.map(({ collection }) => collection);
  return collections.findLast(
    (node): node is Mapping =>
      node.kind === "Mapping" && node.style === "flow" && node.entries.length > 0,
  );
}

/** The innermost object on the way. */
export function innermostMapping(steps: readonly Step[]): Mapping | undefined {
  const collections = steps.map(({ collection }) => collection);
  return collections.findLast((node): node is Mapping => node.kind === "Mapping");
}

/** The keys on the way to a node. */
export function keysOf(steps: readonly Step[]): readonly string[] {
  return steps.flatMap(({ entry }) => entry?.key.text ?? []);
}

/** Whether a loop inside of a resource repeats a node, so that an edit would show in several fields. */
export function isRepeated(steps: readonly Step[], { span }: Pick<Resource, "span">): boolean {
  return steps.some(({ entry }) => isLoop(entry) && contains(span, entry.span));
}

/** Whether an entry is a loop that makes resources, which have the node in each round. */
export function isLoop(entry: Entry | undefined): entry is Entry {
  return entry?.key.text.startsWith("Fn::ForEach::") === true;
}

/** Whether aliases may stand for a node too, so that an edit would show in several places. */
export function isAnchored(node: Node, steps: readonly Step[]): boolean {
  return [node, ...steps.map(({ collection }) => collection)].some(
    ({ anchor }) => anchor !== undefined,
  );
}

/**
 * Whether a macro or an include beside the way brings entries of its own, which may be any of those
 * that are written out.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-transform.html
 */
export function isOverlaid(steps: readonly Step[]): boolean {
  return steps.some(
    ({ collection, entry }) =>
      collection.kind === "Mapping" && functionsIn(collection).some((each) => each !== entry),
  );
}

/** A mapping may have a hundred thousand entries, each of which is edited. */
const functionsIn = remember(({ entries }: Mapping) =>
  entries.filter((each) => each.key.text.startsWith("Fn::") && !isLoop(each)),
);

/** Whether a function makes a collection what it is, decides about it or may have the last word. */
export function isComputed(own: Node, steps: readonly Step[]): boolean {
  if (isOverlaid(steps)) return true;
  const isTagged = [own, ...steps.map(({ collection }) => collection)].some(
    ({ tag }) => tag !== undefined,
  );
  if (own.kind === "Mapping" && hasFunction(own)) return true;
  const outside = steps.filter(({ entry }) => !isLoop(entry));
  return isTagged || keysOf(outside).some(isFunction);
}

const hasFunction = remember(({ entries }: Mapping) =>
  entries.some(({ key }) => isFunction(key.text)),
);

function isFunction(key: string): boolean {
  return key === "Ref" || key.startsWith("Fn::");
}
