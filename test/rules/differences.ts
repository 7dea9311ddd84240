import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  parseAllDocuments,
  type ParsedNode,
} from "yaml";

/** Keys and indexes from the root of a file. */
export type Path = readonly (string | number)[];

/**
 * What a file says to a parser of its own; a tag is the key of what it is put on. JSON with commas
 * after the last item, which CloudFormation reads, is YAML.
 */
export function dataOf(text: string): unknown {
  if (/^\uFEFF?\s*\{/.test(text) && !/,\s*[}\]]/.test(text)) {
    return JSON.parse(text.replace(/^\uFEFF/, "")) as unknown;
  }
  const documents = parseAllDocuments(text, { logLevel: "silent" }) as Document.Parsed[];
  const errors = documents.flatMap((document) => document.errors);
  if (errors[0] !== undefined) throw errors[0];
  return documents.map((document) => plain(document.contents, document));
}

function plain(node: Node | null | undefined, document: Document): unknown {
  if (node === null || node === undefined) return null;
  const data = untagged(node, document);
  const isOwn = !isAlias(node) && node.tag?.startsWith("!") === true;
  return isOwn ? { [node.tag ?? ""]: data } : data;
}

function untagged(node: Node, document: Document): unknown {
  if (isAlias(node)) return plain(node.resolve(document), document);
  if (isScalar(node)) return node.value;
  if (isSeq<ParsedNode>(node)) return node.items.map((item) => plain(item, document));
  if (!isMap<ParsedNode, ParsedNode>(node)) throw new Error("This is no node of YAML.");
  const entries = node.items.map(({ key, value }) => [
    isScalar(key) ? String(key.value) : "?",
    plain(value, document),
  ]);
  return Object.fromEntries(entries) as unknown;
}

/** The places where two files say different things, each as far up as all of it is different. */
export function differences(before: unknown, after: unknown, path: Path = []): readonly Path[] {
  if (Object.is(before, after)) return [];
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    return before.flatMap((item, index) => differences(item, after[index], [...path, index]));
  }
  if (!isObject(before) || !isObject(after) || functionOf(before) !== functionOf(after)) {
    return [path];
  }
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].flatMap((key) =>
    key in before && key in after
      ? differences(before[key], after[key], [...path, key])
      : [[...path, key]],
  );
}

/** A function is replaced as a whole by what is none, or another one. */
function functionOf(object: Readonly<Record<string, unknown>>): string | undefined {
  const [key = "", ...others] = Object.keys(object);
  return others.length === 0 && /^(?:!|Ref$|Fn::)/.test(key) ? key : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What stands at a place, nothing where nothing does. */
export function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === "object" && inner !== null
        ? (inner as Readonly<Record<string | number, unknown>>)[key]
        : undefined,
    data,
  );
}
