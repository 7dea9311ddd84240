import { resolve } from "../../document/entries.js";
import type { Document, Entry, Mapping, Node, Span } from "../../document/node.js";
import { newSideTable } from "../../template/side-table.js";
import { blocksOf } from "../../terraform/configuration/blocks.js";
import type { Dialect, Template } from "../../template/template.js";
import { contains, entryAt, nodesOf } from "../edit/nodes.js";
import { countUpTo } from "./count-up-to.js";

/** What may carry suppressions, which are about whatever is reported inside it. */
export interface Scope {
  /** The object that says so. */
  readonly owner: Mapping;
  /** The keys that lead to the list. */
  readonly path: readonly [key: string, ...keys: string[]];
  /** Its name, or where it begins. */
  readonly header: Span;
  /** That of what lasts until the end of the file has no end. */
  readonly span: Span;
  /** It is a whole template rather than a part of one. */
  readonly whole: boolean;
}

/** The parts of a document in the order of the text, and what is around them. */
export interface Scopes {
  readonly parts: readonly Scope[];
  readonly wholes: readonly Scope[];
}

const remembered = newSideTable<Document, Scopes>();

/** Everything in a document that may carry suppressions; nothing of a plan does. */
export function scopesOf(document: Document, templates: readonly Template[]): Scopes {
  const before = remembered.get(document);
  if (before !== undefined) return before;
  const [template] = templates;
  const found =
    template === undefined || template.planned
      ? []
      : template.dialect === "terraform"
        ? document.roots.flatMap((root) => ofConfiguration(root, document))
        : document.roots.flatMap((root) => ofTemplates(root, document));
  const scopes = {
    parts: found
      .filter(({ whole }) => !whole)
      .toSorted((one, other) => one.span[0] - other.span[0]),
    wholes: found.filter(({ whole }) => whole),
  };
  remembered.set(document, scopes);
  return scopes;
}

/** The innermost one around an offset. */
export function scopeAround(offset: number, { parts, wholes }: Scopes): Scope | undefined {
  const part = parts[countUpTo(offset, parts, ({ span }) => span[0]) - 1];
  const isInside = ({ span }: Scope): boolean => contains(span, [offset, offset]);
  return part && offset < part.span[1] ? part : wholes.find(isInside);
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-metadata.html */
const ofCloudFormation: Scope["path"] = ["Metadata", "cloudtrail", "suppress"];

/**
 * Terraform ignores the property in every block.
 * https://developer.hashicorp.com/terraform/language/syntax/json#comment-properties
 */
const ofTerraform: Scope["path"] = ["//", "cloudtrail", "suppress"];

export function pathIn(dialect: Dialect): Scope["path"] {
  return dialect === "terraform" ? ofTerraform : ofCloudFormation;
}

/** A file may hold several templates, as may a list. */
function ofTemplates(root: Node, document: Document): readonly Scope[] {
  if (root.kind === "Sequence") return root.items.flatMap((item) => ofTemplates(item, document));
  const resources = root.kind === "Mapping" ? entryAt(root, "Resources") : undefined;
  if (root.kind !== "Mapping" || resources === undefined) return [];
  return [whole(root, ofCloudFormation, document), ...ofResources(resources.value)];
}

function ofResources(node: Node): readonly Scope[] {
  const section = resolve(node);
  return section.kind === "Mapping" ? section.entries.flatMap(ofResource) : [];
}

function ofResource({ key, value, span }: Entry): readonly Scope[] {
  const body = resolve(value);
  if (key.text.startsWith("Fn::ForEach::")) {
    return body.kind === "Sequence" ? body.items.slice(2).flatMap(ofResources) : [];
  }
  return body.kind === "Mapping"
    ? [{ owner: body, path: ofCloudFormation, header: key.span, span, whole: false }]
    : [];
}

/** The kinds of blocks that something is reported in, and how many labels they have. */
const blocks = { resource: 2, data: 2, module: 1, terraform: 0 } as const;

function ofConfiguration(root: Node, document: Document): readonly Scope[] {
  if (root.kind !== "Mapping") return [];
  const parts = Object.entries(blocks).flatMap(([kind, labels]) =>
    blocksOf(root, kind, labels).map(({ key, body }): Scope => {
      // Of several blocks in a list only the first begins with the name.
      const isNamed = document.text.slice(key.span[1], body.span[0]).trim() === ":";
      const header: Span = isNamed ? key.span : [body.span[0], body.span[0] + 1];
      const span: Span = [header[0], body.span[1]];
      return { owner: body, path: ofTerraform, header, span, whole: false };
    }),
  );
  return [whole(root, ofTerraform, document), ...parts];
}

function whole(owner: Mapping, path: Scope["path"], { roots }: Document): Scope {
  const index = roots.indexOf(owner);
  // What is said of the file stands at its first character, which may be that of a comment.
  const start = index === 0 ? 0 : owner.span[0];
  const end = index < 0 ? owner.span[1] : (roots[index + 1]?.span[0] ?? Infinity);
  return { owner, path, header: [start, start], span: [start, end], whole: true };
}

/**
 * What else carries suppressions: any object of Terraform may have a comment. These may be inside of
 * one another.
 */
export function commentedIn(
  document: Document,
  [template]: readonly Template[],
  { parts, wholes }: Scopes,
): readonly Scope[] {
  if (template?.dialect !== "terraform" || template.planned) return [];
  const known = new Set([...wholes, ...parts].map(({ owner }) => owner));
  return [...nodesOf(document)].flatMap((owner): Scope[] => {
    if (owner.kind !== "Mapping" || known.has(owner) || entryAt(owner, "//") === undefined) {
      return [];
    }
    const [start] = owner.span;
    const header: Span = [start, start + 1];
    return [{ owner, path: ofTerraform, header, span: owner.span, whole: false }];
  });
}
