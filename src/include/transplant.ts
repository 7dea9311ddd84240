import type { Entry, Mapping, Node, Scalar, Sequence } from "../document/node.js";
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
        return inject({ ...each, ...place(each), content: source.at.span }, source);
      case "Sequence":
        return { ...each, ...place(each), items: each.items.map(read) } satisfies Sequence;
      case "Mapping":
        return { ...each, ...place(each), entries: each.entries.map(entry) } satisfies Mapping;
    }
  };
  const place = ({ span }: Node): At => ({
    span: source.at.span,
    origin: { path: source.path, text: source.text, span },
  });
  const entry = (each: Entry): Entry => {
    const key = inject({ ...each.key, ...place(each.key), content: source.at.span }, source);
    return {
      ...each,
      key: key.kind === "Scalar" ? key : each.key,
      value: read(each.value),
      span: source.at.span,
    };
  };
  return read(node);
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

/**
 * It is injected into the text of the file before that is read, so what is not in quotes may become a
 * number; and something else altogether with characters that mean something in YAML.
 */
function inject(node: Scalar, { injected }: Source): Scalar | Mapping {
  const text = injected.size === 0 ? node.text : injectInto(node.text, injected);
  if (text === node.text) return node;
  if (
    text === undefined ||
    (text !== "" && !/^[\w./@+=-](?:[\w ./@+=:$,{}()-]*[\w./@+=$)}-])?$/.test(text)) ||
    text.includes(": ")
  ) {
    return unknownAt(node, "what is injected is not known as a text");
  }
  return { ...node, text, value: node.style === "plain" ? plainValue(text) : text };
}
