import { freeLabel, freeName } from "../../aws/free-name.js";
import type { Document, Entry, Mapping } from "../../document/node.js";
import type { Resource, Template } from "../../template/template.js";
import type { Declaration } from "../edit.js";
import { countUpTo } from "../suppression/count-up-to.js";
import { declareBlock } from "./declare-block.js";
import { insertBehind } from "./insert.js";
import { lineStart } from "./lines.js";
import { entryAt, isMerged } from "./nodes.js";
import { isAnchored, isComputed, isLoop, type Step, stepsTo } from "./steps.js";
import { termOf } from "./term-of.js";
import type { Fields, Term } from "./term.js";
import type { TextEdit } from "./text-edit.js";

/** Declares a resource right behind another. */
export function declareResource(
  declaration: Declaration,
  document: Document,
  template: Template,
): TextEdit | undefined {
  const { behind, name, type, properties } = declaration;
  const steps = behind.file === undefined ? stepsTo(behind.body, document) : undefined;
  if (steps === undefined || isAnchored(behind.body, steps)) return undefined;
  // What a loop declares needs a name of its own in every round.
  if (steps.some(({ entry }) => isLoop(entry)) || isTaken(declaration, template)) return undefined;
  const address = behind.dialect === "terraform" ? `${type}.${name}` : name;
  const from: Resource = { ...behind, name: address };
  const term = termOf(properties, from, document, template);
  if (term?.kind !== "Fields") return undefined;
  return behind.dialect === "terraform"
    ? declareBlock(declaration, term, steps, document)
    : declareInResources(declaration, term, steps, document);
}

/** In CloudFormation a resource is an entry of the section with the others. */
function declareInResources(
  { behind, name, type }: Declaration,
  properties: Fields,
  steps: readonly Step[],
  document: Document,
): TextEdit | undefined {
  const step = steps.at(-1);
  const owner = step?.collection;
  if (owner?.kind !== "Mapping" || step?.entry === undefined) return undefined;
  if (isComputed(owner, steps) || isMerged(owner) || entryAt(owner, name)) return undefined;
  const condition = conditionOf(behind.body);
  if (condition === "computed") return undefined;
  const fields: Fields["fields"] = [
    ["Type", { kind: "Word", value: type }],
    ...(condition === undefined ? [] : [["Condition", condition] as const]),
    ...(properties.fields.length === 0 ? [] : [["Properties", properties] as const]),
  ];
  const value: Fields = { kind: "Fields", fields, isReference: false };
  const edit = insertBehind(owner, step.entry, name, value, document);
  return edit && withBlankLine(edit, owner, step.entry, document);
}

/** What is declared for a resource exists when that does. */
function conditionOf(body: Mapping): Term | undefined | "computed" {
  const written = entryAt(body, "Condition")?.value;
  if (written === undefined) return undefined;
  if (written.kind !== "Scalar" || written.tag !== undefined) return "computed";
  return { kind: "Word", value: written.text };
}

/** Where an empty line is between resources, there is one before the new one too. */
function withBlankLine(
  edit: TextEdit,
  owner: Mapping,
  behind: Entry,
  { text }: Document,
): TextEdit {
  const index = countUpTo(behind.span[0], owner.entries, ({ span }) => span[0]) - 1;
  const [first, second] =
    index > 0 ? [owner.entries[index - 1], behind] : [behind, owner.entries[1]];
  const between =
    first === undefined || second === undefined
      ? ""
      : text.slice(lineStart(text, first.span[1]), second.span[0]);
  const isSpaced = owner.style === "block" && /\n[ \t]*\r?\n/.test(between);
  if (!isSpaced) return edit;
  const ending = edit.text.includes("\r\n") ? "\r\n" : "\n";
  return { ...edit, text: ending + edit.text };
}

/** Whether something has the name of a resource, or may have it in a file that nobody can read. */
function isTaken({ name, type, behind }: Declaration, template: Template): boolean {
  if (behind.dialect === "cloudformation") return freeName(name, template) !== name;
  const isKnown = template.module?.unread.length === 0;
  return !isKnown || freeLabel(name, [type], template) !== name;
}
