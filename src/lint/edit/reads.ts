import type { Document, Mapping, Node, Scalar, Sequence, Span } from "../../document/node.js";
import { mayInclude } from "../../include/expand.js";
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
  return [...callsOf(document)].flatMap((call) =>
    Array.from({ length: timesRead(name, call) }, () => call.span),
  );
}

/** The same for what a mapping holds under two keys. */
export function readsOfCell(keys: readonly string[], document: Document): readonly Span[] {
  return [...callsOf(document)]
    .filter(({ name, argument }) => {
      if (name !== "FindInMap") return false;
      const items = itemsOf(argument);
      return items === undefined || keys.every((key, index) => mayBe(items[index], key));
    })
    .map(({ span }) => span);
}

/** Whether a macro or an included file may read what nobody sees being read. */
export function hasUnseenReads(document: Document): boolean {
  if (mayInclude(document.text)) return true;
  for (const node of nodesOf(document)) {
    if (node.kind !== "Mapping") continue;
    for (const { key, value } of node.entries) {
      if (key.text === "Fn::Transform") return true;
      if (key.text === "Transform" && !isSelfContained(value)) return true;
    }
  }
  return [...callsOf(document)].some(({ name }) => name === "Transform");
}

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

function timesRead(parameter: string, { name, argument }: Call): number {
  switch (name) {
    case "Ref":
      return mayBe(argument, parameter) ? 1 : 0;
    case "Sub":
      return timesInText(parameter, itemsOf(argument)?.[0] ?? argument);
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-rules.html
    case "ValueOf":
      return mayBe(itemsOf(argument)?.[0], parameter) ? 1 : 0;
    case "RefAll":
    case "ValueOfAll":
      return 1;
    default:
      return 0;
  }
}

function timesInText(parameter: string, written: Node): number {
  const text = textOf(written);
  // The variables of `Fn::ForEach` may make up a name within a name.
  if (text === undefined || /&\{|\$\{[^}]*\{/.test(text)) return 1;
  const names = [...text.matchAll(/\$\{([^{}]*)\}/g)].map(([, inner = ""]) => inner.trim());
  return names.filter((inner) => inner === parameter).length;
}

/** Whether a node may say this key. YAML reads `True` and `true` as one, and `0x1` and `1`. */
function mayBe(node: Node | undefined, key: string): boolean {
  const text = node && textOf(node);
  if (text === undefined || /[$&]\{/.test(text)) return true;
  return text === key || text.toLowerCase() === key.toLowerCase() || Number(text) === Number(key);
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
