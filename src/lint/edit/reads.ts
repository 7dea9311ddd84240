import { remember } from "../../aws/remember.js";
import type { Document, Mapping, Node, Scalar, Sequence, Span } from "../../document/node.js";
import { mayInclude } from "../../include/may-include.js";
import { nodesOf } from "./nodes.js";

type Argument = Scalar | Sequence | Mapping;

/** A call of an intrinsic function by its name without `Fn::`, whichever form it is in. */
interface Call {
  readonly name: string;
  readonly argument: Argument;
  readonly span: Span;
}

/**
 * Where the functions of a CloudFormation template read a parameter, or may do so: conditions,
 * rules and outputs too, and behind an alias once more. A name that is computed may be any name.
 */
export function readsOfParameter(name: string, document: Document): readonly Span[] {
  const { named, inTexts, computed } = readsIn(document);
  return [...computed, ...(named.get(folded(name)) ?? []), ...(inTexts.get(name) ?? [])];
}

/** The same for what a mapping holds under two keys. */
export function readsOfCell(keys: readonly string[], document: Document): readonly Span[] {
  const { cells, computedCells } = readsIn(document);
  const maybe = computedCells.filter(
    ({ items }) =>
      items === undefined ||
      keys.every((key, index) => {
        const text = nameIn(items[index]);
        return text === undefined || folded(text) === folded(key);
      }),
  );
  return [...maybe.map(({ span }) => span), ...(cells.get(cellAt(keys)) ?? [])];
}

/** Whether a macro or an included file may read what nobody sees being read. */
export const hasUnseenReads: (document: Document) => boolean = remember((document) => {
  if (mayInclude(document.text)) return true;
  for (const node of nodesOf(document)) {
    if (node.kind !== "Mapping") continue;
    for (const { key, value } of node.entries) {
      if (key.text === "Fn::Transform") return true;
      if (key.text === "Transform" && !isSelfContained(value)) return true;
    }
  }
  return [...callsOf(document)].some(({ name }) => name === "Transform");
});

/**
 * Whether transforms are those of AWS that bring no text of their own.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/transform-reference.html
 */
function isSelfContained(transform: Node): boolean {
  const node = resolve(transform);
  if (node.kind === "Sequence") return node.items.every(isSelfContained);
  return node.kind === "Scalar" && /^AWS::(?!Include$)/.test(node.text);
}

function* callsOf(document: Document): Generator<Call> {
  for (const node of nodesOf(document)) {
    if (node.kind === "Alias") continue;
    const { tag, ...argument } = node;
    if (tag !== undefined) yield { name: tag.name.slice(1), argument, span: node.span };
    if (node.kind !== "Mapping") continue;
    for (const { key, value } of node.entries) {
      const name = key.text.replace(/^Fn::/, "");
      if (name === "Ref" || name !== key.text) {
        yield { name, argument: resolve(value), span: node.span };
      }
    }
  }
}

type Spans = ReadonlyMap<string, readonly Span[]>;

/** What a template reads, looked for once: thousands of parameters may be read. */
interface Reads {
  /** Those of one name, by how it is folded. */
  readonly named: Spans;
  /** Those in texts, by name. */
  readonly inTexts: Spans;
  /** Those of a name that is computed. */
  readonly computed: readonly Span[];
  readonly cells: Spans;
  readonly computedCells: readonly { readonly span: Span; readonly items?: readonly Node[] }[];
}

const readsIn = remember((document: Document): Reads => {
  const named = new Map<string, Span[]>();
  const inTexts = new Map<string, Span[]>();
  const cells = new Map<string, Span[]>();
  const computed: Span[] = [];
  const computedCells: Reads["computedCells"][number][] = [];
  const note = (spans: Map<string, Span[]>, key: string | undefined, span: Span): void => {
    const before = key === undefined ? computed : spans.get(key);
    if (before !== undefined) before.push(span);
    else spans.set(String(key), [span]);
  };
  for (const { name, argument, span } of callsOf(document)) {
    switch (name) {
      case "Ref":
        note(named, foldedName(argument), span);
        break;
      // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-rules.html
      case "ValueOf":
        note(named, foldedName(itemsOf(argument)?.[0]), span);
        break;
      case "Sub":
        for (const each of namesInText(itemsOf(argument)?.[0] ?? argument)) {
          note(inTexts, each, span);
        }
        break;
      case "RefAll":
      case "ValueOfAll":
        computed.push(span);
        break;
      case "FindInMap": {
        const items = itemsOf(argument);
        const keys = items?.slice(0, 3).flatMap((item) => nameIn(item) ?? []) ?? [];
        if (keys.length === 3) note(cells, cellAt(keys), span);
        else computedCells.push({ span, ...(items && { items }) });
        break;
      }
    }
  }
  return { named, inTexts, computed, cells, computedCells };
});

/** The names in a text, of which one may be any. */
function namesInText(written: Node): readonly (string | undefined)[] {
  const text = textOf(written);
  // The variables of `Fn::ForEach` may make up a name within a name.
  if (text === undefined || /&\{|\$\{[^}]*\{/.test(text)) return [undefined];
  return [...text.matchAll(/\$\{([^{}]*)\}/g)].map(([, inner = ""]) => inner.trim());
}

/** What a node says, unless that is computed. */
function nameIn(node: Node | undefined): string | undefined {
  const text = node && textOf(node);
  return text === undefined || /[$&]\{/.test(text) ? undefined : text;
}

function foldedName(node: Node | undefined): string | undefined {
  const name = nameIn(node);
  return name === undefined ? undefined : folded(name);
}

/** The same for keys that may be one: YAML reads `True` and `true` as one, and `0x1` and `1`. */
function folded(key: string): string {
  const number = Number(key);
  return Number.isNaN(number) ? key.toLowerCase() : String(number);
}

function cellAt(keys: readonly string[]): string {
  return JSON.stringify(keys.map(folded));
}

function resolve(node: Node): Argument {
  return node.kind === "Alias" ? node.target : node;
}

function itemsOf(node: Node): readonly Node[] | undefined {
  const list = resolve(node);
  return list.kind === "Sequence" && list.tag === undefined ? list.items : undefined;
}

function textOf(node: Node): string | undefined {
  const scalar = resolve(node);
  return scalar.kind === "Scalar" && scalar.tag === undefined ? scalar.text : undefined;
}
