import { entriesOf, resolve } from "../document/entries.js";
import type { Entry, Mapping, Node } from "../document/node.js";
import type { Call } from "./call.js";
import { contentIn } from "./include.js";
import { type At, mappingAt, reasonOf, sequenceAt, unknownAt } from "./make-node.js";
import { openFile } from "./open-file.js";
import type { Scope } from "./scope.js";

/**
 * `Fn::Transform` with `AWS::Include`: a file beside what is written there. Its location is a path
 * of the project until `aws cloudformation package` uploads it. Other macros are left alone.
 * https://docs.aws.amazon.com/cli/latest/reference/cloudformation/package.html
 */
export function expandTransform({ argument, siblings, at }: Call, scope: Scope): Node | undefined {
  const location = locationIn(argument);
  if (location === undefined) return undefined;
  const content = resolve(includedFrom(location, at, scope));
  if (siblings.length === 0) return content;
  const own = scope.run.expand(mappingAt(siblings, at), scope);
  return own.kind === "Mapping" ? addTo(own, content, at) : own;
}

/** The transforms of the whole template, of which those that include a file are carried out. */
export function expandTransforms(root: Node, scope: Scope): Node {
  const template = resolve(root);
  if (template.kind !== "Mapping") return root;
  const entry = entriesOf(template).findLast(({ key }) => key.text === "Transform");
  if (entry === undefined) return root;
  const written = resolve(entry.value);
  const macros = written.kind === "Sequence" ? written.items : [written];
  const others: Node[] = [];
  let whole: Mapping | undefined;
  for (const macro of macros) {
    const location = locationIn(macro);
    const content = location && resolve(includedFrom(location, macro, scope));
    if (content?.kind !== "Mapping" || content.gap !== undefined) others.push(macro);
    else whole = addTo(whole ?? template, content, macro);
  }
  if (whole === undefined) return root;
  const left: Entry = { ...entry, value: sequenceAt(others, entry.value) };
  const entries = entriesOf(whole).filter(({ key }) => key !== entry.key);
  // The template is where it is written, whatever is added to it.
  const own = { ...mappingAt([...entries, left], template, whole.gap), style: template.style };
  return own;
}

/** The location that `AWS::Include` is given, which may be known only at deployment. */
function locationIn(argument: Node): Node | undefined {
  const macro = resolve(argument);
  if (macro.kind !== "Mapping" || textAt(macro, "Name") !== "AWS::Include") return undefined;
  const parameters = valueAt(macro, "Parameters");
  const given = parameters && resolve(parameters);
  return (given?.kind === "Mapping" ? valueAt(given, "Location") : undefined) ?? macro;
}

function includedFrom(location: Node, at: At, scope: Scope): Node {
  const written = resolve(location);
  if (written.kind !== "Scalar" || written.tag !== undefined) {
    return unknownAt(at, "the location of what it includes is known only at deployment");
  }
  const file = openFile(written.text, at, scope);
  if (typeof file === "string") return unknownAt(at, file);
  const inside = { ...scope, path: file.path, including: [...scope.including, file.path] };
  return contentIn(file, at, inside);
}

/** AWS does not say which of two entries of one name counts. */
function addTo(own: Mapping, content: Exclude<Node, { kind: "Alias" }>, at: At): Mapping {
  if (content.kind !== "Mapping" || content.tag !== undefined) {
    return { ...own, gap: reasonOf(content) ?? "what it includes is no object" };
  }
  const added = new Map(entriesOf(content).map((entry) => [entry.key.text, entry]));
  const entries = entriesOf(own).map((entry): Entry => {
    if (!added.delete(entry.key.text)) return entry;
    const value = resolve(entry.value);
    const gap = `what is included has '${entry.key.text}' too`;
    const both =
      value.kind === "Mapping" && value.tag === undefined ? { ...value, gap } : unknownAt(at, gap);
    return { ...entry, value: both };
  });
  const gap = own.gap ?? content.gap;
  return { ...own, entries: [...entries, ...added.values()], ...(gap !== undefined && { gap }) };
}

function valueAt(mapping: Mapping, name: string): Node | undefined {
  return entriesOf(mapping).findLast(({ key }) => key.text === name)?.value;
}

function textAt(mapping: Mapping, name: string): string | undefined {
  const value = valueAt(mapping, name);
  return value?.kind === "Scalar" ? value.text : undefined;
}
