import type { Entry, Mapping, Node, Problem } from "../document/node.js";
import { entriesOf, entryOf, mappingAt, resolve, textOf } from "./context.js";
import { isLoop, readLoop } from "./loop.js";
import { gapIn } from "./expression.js";
import { typeOf } from "./resource.js";
import type { Transform } from "./transforms.js";

/**
 * What would make resources be overlooked without a word: a section that is no mapping, an entry
 * that declares no type, a resource indented into the wrong place, a loop that nobody goes through.
 */
export function findProblems(root: Mapping, transforms: readonly Transform[]): readonly Problem[] {
  const section = entryOf(root, "Resources");
  const resources = section && resolve(section.value);
  if (section === undefined || resources === undefined) return [];
  if (resources.kind !== "Mapping") {
    return [{ message: "Resources must be a mapping of logical IDs.", span: section.key.span }];
  }
  return [
    ...misplaced(root, sections, "outside Resources"),
    ...untyped(resources),
    ...(transforms.some(unrolls) ? [] : refusedLoops(root)),
  ];
}

/** Other macros than those of AWS may know loops, too. */
function unrolls({ name }: Transform): boolean {
  return name === "AWS::LanguageExtensions" || name?.startsWith("AWS::") !== true;
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html */
function refusedLoops(root: Mapping): readonly Problem[] {
  return ["Resources", "Conditions", "Outputs"].flatMap((section) => {
    const entries = entriesOf(mappingAt(root, section) ?? { ...root, entries: [] });
    return entries.filter(isLoop).map(({ key }) => ({
      message: `'${key.text}' is refused without 'Transform: AWS::LanguageExtensions'.`,
      span: key.span,
    }));
  });
}

function untyped(resources: Mapping): readonly Problem[] {
  return entriesOf(resources).flatMap((entry) => {
    const { key, value } = entry;
    if (isLoop(entry)) return inLoop(entry);
    if (key.text.startsWith("Fn::")) return [];
    const body = resolve(value);
    if (openBody(body) !== undefined) return [];
    const type = body.kind === "Mapping" ? entryOf(body, "Type") : undefined;
    if (body.kind === "Mapping" && type !== undefined && textOf(type.value) !== "") {
      return misplaced(body, attributes, `inside resource '${key.text}'`);
    }
    return [{ message: `Resource '${key.text}' declares no Type.`, span: key.span }];
  });
}

function inLoop(entry: Entry): readonly Problem[] {
  const loop = readLoop(entry);
  if (loop !== undefined) return untyped(loop.body);
  if (isMadeByMacro(entry.value)) return [];
  const parts = "an identifier, a collection and what is repeated";
  return [{ message: `'${entry.key.text}' must be a list of ${parts}.`, span: entry.key.span }];
}

/** Whether a macro writes it, or one of its parts. */
function isMadeByMacro(node: Node): boolean {
  const written = resolve(node);
  if (written.kind === "Sequence") return written.items.some(isMadeByMacro);
  if (written.tag?.name === "!Transform") return true;
  return written.kind === "Mapping" && entryOf(written, "Fn::Transform") !== undefined;
}

/** Why nobody can know what kind of resource something is: that may be included. */
export function openBody(body: Node): string | undefined {
  if (body.kind !== "Mapping" || typeOf(body) !== undefined) return undefined;
  return gapIn(body) ?? gapBelow(body);
}

/** What has no attribute of a resource, and includes what nobody reads, may be something else. */
function gapBelow(body: Mapping): string | undefined {
  const others = entriesOf(body).filter(({ key }) => !attributes.has(key.text));
  const parts = others.map(({ value }) => resolve(value));
  return parts.flatMap((part) => (part.kind === "Mapping" ? (part.gap ?? []) : []))[0];
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/template-anatomy.html */
const sections: ReadonlySet<string> = new Set([
  ...["AWSTemplateFormatVersion", "Description", "Metadata", "Parameters", "Rules", "Mappings"],
  ...["Conditions", "Transform", "Globals", "Hooks", "Resources", "Outputs"],
]);

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-product-attribute-reference.html */
const attributes: ReadonlySet<string> = new Set([
  ...["Type", "Properties", "Condition", "DependsOn", "Metadata"],
  ...["CreationPolicy", "DeletionPolicy", "UpdatePolicy", "UpdateReplacePolicy"],
]);

/** Entries beside the known keys of a template or resource that look like a resource of AWS. */
function misplaced(owner: Mapping, known: ReadonlySet<string>, where: string): readonly Problem[] {
  return entriesOf(owner).flatMap(({ key, value }) => {
    const body = resolve(value);
    const type = body.kind === "Mapping" ? typeOf(body) : undefined;
    if (known.has(key.text) || type?.startsWith("AWS::") !== true) return [];
    const message = `'${key.text}' (${type}) stands ${where}, so it is never created.`;
    return [{ message, span: key.span }];
  });
}
