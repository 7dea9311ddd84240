import type { Document } from "../../document/node.js";
import type { Waiting } from "../edit.js";
import { addBehind } from "./append.js";
import { insertEntry } from "./insert.js";
import { contains, entryAt } from "./nodes.js";
import { isRepeated, stepsTo } from "./steps.js";
import type { Term } from "./term.js";
import type { TextEdit } from "./text-edit.js";

/**
 * Adds to what a resource says that it waits for. CloudFormation takes one name in place of a list.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-dependson.html
 */
export function letWait(
  { resource, on }: Waiting,
  document: Document,
): readonly TextEdit[] | undefined {
  const { body, dialect, span } = resource;
  const isTerraform = dialect === "terraform";
  const key = isTerraform ? "depends_on" : "DependsOn";
  const name: Term = { kind: "Word", value: on };
  const written = entryAt(body, key)?.value;
  if (written === undefined) {
    const value: Term = isTerraform ? { kind: "List", items: [name] } : name;
    const edit = insertEntry({ owner: body, path: [key] }, resource, value, document);
    return edit && [edit];
  }
  const steps = stepsTo(written, document);
  if (steps === undefined || !contains(span, written.span)) return undefined;
  return isRepeated(steps, resource) ? undefined : addBehind(written, steps, [name], document);
}
