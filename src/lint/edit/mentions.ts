import { remember } from "../../aws/remember.js";
import type { Document, Node, Span } from "../../document/node.js";
import type { Resource, Template } from "../../template/template.js";
import { blocksOf, entriesOf } from "../../terraform/configuration/blocks.js";
import { contains, nodesIn } from "./nodes.js";

/** Where a name of a module of Terraform stands in a text. */
interface Mention {
  readonly span: Span;
  /** The local value that has the text. */
  readonly by: string | undefined;
}

type Mentions = ReadonlyMap<string, readonly Mention[]>;

/**
 * Whether nobody but a resource reads what has a name: a variable, a local value, a policy document.
 * A local value that hands it on must be read by nobody else either. A module is a folder, so that
 * a file in it that nobody can read may read everything.
 */
export function isOnlyReadBy({ span }: Resource, name: string, { module }: Template): boolean {
  if (module === undefined || module.unread.length > 0) return false;
  const [own, ...beside] = module.documents.map(mentionsIn);
  const onlyMention = (read: string): Mention | undefined => {
    const [only, ...others] = own?.get(read) ?? [];
    const isAlone = others.length === 0 && !beside.some((each) => each.has(read));
    return isAlone ? only : undefined;
  };
  const seen = new Set<string>();
  let mention = onlyMention(name);
  while (mention !== undefined && !contains(span, mention.span)) {
    const { by } = mention;
    if (by === undefined || seen.has(by)) return false;
    seen.add(by);
    mention = onlyMention(by);
  }
  return mention !== undefined;
}

/** `local.a`, `var.a`, `data.aws_iam_policy_document.a`: in keys and without `${` too. */
const named =
  /(?<![\p{L}\p{N}_])(?:(local|var)\s*\.\s*([\p{L}\p{N}_-]+)|data\s*\.\s*([\p{L}\p{N}_-]+)\s*\.\s*([\p{L}\p{N}_-]+))/gu;

const mentionsIn = remember(({ roots }: Document): Mentions => {
  const mentions = new Map<string, Mention[]>();
  const locals = new Map(roots.flatMap(localsIn));
  const note = ({ text, span }: { text: string; span: Span }, by: string | undefined): void => {
    for (const [, kind, name, type = "", label = ""] of text.matchAll(named)) {
      const read = kind === undefined ? `data.${type}.${label}` : `${kind}.${String(name)}`;
      const before = mentions.get(read);
      if (before === undefined) mentions.set(read, [{ span, by }]);
      else before.push({ span, by });
    }
  };
  let by: string | undefined;
  let end = 0;
  for (const node of nodesIn(roots)) {
    if (node.span[0] >= end) by = undefined;
    const local = locals.get(node);
    if (local !== undefined) [by, end] = [local, node.span[1]];
    if (node.kind === "Scalar") note(node, by);
    if (node.kind === "Mapping") for (const { key } of node.entries) note(key, by);
  }
  return mentions;
});

function localsIn(root: Node): readonly (readonly [Node, string])[] {
  return blocksOf(root, "locals", 0)
    .flatMap(({ body }) => entriesOf(body))
    .map(({ key, value }) => [value, `local.${key.text}`]);
}
