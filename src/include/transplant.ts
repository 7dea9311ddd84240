import type { Entry, Mapping, Node, Scalar, Span } from "../document/node.js";
import { plainValue } from "../document/plain-value.js";
import { type At, unknownAt } from "./make-node.js";
import { type Run, type Scope, spend } from "./scope.js";

/** A file that is included somewhere. */
interface Source {
  readonly path: string;
  readonly text: string;
  readonly at: At;
  readonly injected: Scope["injected"];
}

/**
 * The nodes of a file where it is included: they stand there, and know where they are spelled. What
 * is injected is put in its place on the way.
 */
export function transplant(node: Node, source: Source, run: Run): Node {
  const injected = harmless(source.injected);
  const aliased = new Map<Node, Node>();
  const read = (each: Node): Node => {
    spend(run, 1, source.at);
    if (run.left < 0) return unknownAt(source.at, "it is more than can be included");
    switch (each.kind) {
      case "Alias": {
        const target = aliased.get(each.target) ?? read(each.target);
        aliased.set(each.target, target);
        return target;
      }
      case "Scalar":
        return scalar(each);
      case "Sequence":
        return { ...each, ...place(each), items: each.items.map(read) };
      case "Mapping": {
        const entries = each.entries.map(entry);
        return entries.includes(undefined)
          ? unknownAt(place(each), "a key of it is not known")
          : { ...each, ...place(each), entries: entries.filter((one) => one !== undefined) };
      }
    }
  };
  // Each has a span of its own: places are compared by what they are, declarations by whose they are.
  const spanHere = (): Span => [source.at.span[0], source.at.span[1]];
  const place = ({ span }: Node): Required<At> => ({
    span: spanHere(),
    origin: { path: source.path, text: source.text, span },
  });
  const scalar = (each: Scalar): Scalar | Mapping => {
    const here = { ...each, ...place(each), content: spanHere() };
    const made = inject(here, injected);
    // What is injected as a whole is spelled where it is injected.
    return made !== here && isOneName.test(each.text) ? spelledAt(source.at, made) : made;
  };
  const entry = (each: Entry): Entry | undefined => {
    const key = scalar(each.key);
    if (key.kind !== "Scalar") return undefined;
    return { ...each, key, value: read(each.value), span: spanHere() };
  };
  return read(node);
}

const isOneName = /^\$(?:\w+|\{\w+\})$/;

function spelledAt({ origin: around }: At, made: Scalar | Mapping): Scalar | Mapping {
  const { origin, ...rest } = made;
  return around === undefined || origin === undefined ? rest : { ...rest, origin: around };
}

/** `$name` and `${name}` in a text, one name after the other. */
export function injectInto(text: string, injected: Scope["injected"]): string | undefined {
  let result = text;
  for (const [name, value] of injected) {
    if (!result.includes(`$${name}`) && !result.includes(`\${${name}}`)) continue;
    if (value === undefined) return undefined;
    result = result.replaceAll(`$${name}`, value).replaceAll(`\${${name}}`, value);
  }
  return result;
}

function inject(node: Scalar, injected: Scope["injected"]): Scalar | Mapping {
  const text = injectInto(node.text, injected);
  if (text === node.text) return node;
  if (text === undefined) return unknownAt(node, "what is injected is not known as a text");
  return { ...node, text, value: node.style === "plain" ? plainValue(text) : text };
}

/**
 * It is injected into the text of the file before that is read, so what is not in quotes may become a
 * number; and something else altogether with characters that mean something in YAML or JSON.
 */
function harmless(injected: Scope["injected"]): Scope["injected"] {
  return new Map(
    [...injected].map(([name, value = "#"]) => [name, isWord.test(value) ? value : undefined]),
  );
}

const isWord = /^(?:[\w./+=-]|:(?=[\w/])| (?=[\w/]))*$/;
