import type { Mapping, Node, Problem } from "../document/node.js";
import { entriesOf, entryOf, resolve, textOf } from "./context.js";
import { gapIn } from "./expression.js";
import { typeOf } from "./resource.js";

/**
 * What would make resources be overlooked without a word: a section that is no mapping, an entry
 * that declares no type, a resource indented into the wrong place.
 */
export function findProblems(root: Mapping): readonly Problem[] {
  const section = entryOf(root, "Resources");
  const resources = section && resolve(section.value);
  if (section === undefined || resources === undefined) return [];
  if (resources.kind !== "Mapping") {
    return [{ message: "Resources must be a mapping of logical IDs.", span: section.key.span }];
  }
  return [...misplaced(root, sections, "outside Resources"), ...untyped(resources)];
}

function untyped(resources: Mapping): readonly Problem[] {
  return entriesOf(resources).flatMap(({ key, value }) => {
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

/** Why nobody can know what kind of resource something is: that may be included. */
export function openBody(body: Node): string | undefined {
  return body.kind === "Mapping" && typeOf(body) === undefined ? gapIn(body) : undefined;
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
