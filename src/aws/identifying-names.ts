import type { Expression } from "../template/expression.js";
import type { Resource } from "../template/template.js";
import { walk } from "../template/walk.js";

/** Arguments and properties by which services tell resources of a type apart. */
const identifying = /^(?:bucket|name|(?:Bucket|Group|LogGroup|Role|Topic|User)?Name)$/;

/**
 * An ARN, or the end of one in which something is inserted, and the name in it. Behind that of a log group
 * there may be more.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html
 */
const arn = /^(?:arn)?:(?:.*:)?([^:*]+)(?::\*)?$/;

/** The resource, as an instance and as it is declared, and what it is named by. */
export function namesOf({ name, properties }: Resource): readonly string[] {
  const declared = [...name.matchAll(/\[/g)].map(({ index }) => `resource ${name.slice(0, index)}`);
  const written = properties.fields.filter((field) => identifying.test(field.name));
  const parts = [...walk(written.map(({ value }) => value))];
  return [`resource ${name}`, ...declared, ...parts.flatMap((part) => nameOf(part) ?? [])];
}

/** Something that two expressions may have in common because they mean the same. */
export function nameOf(part: Expression): string | undefined {
  switch (part.kind) {
    case "Reference":
      return `resource ${part.resource}`;
    case "Constant":
      return `text ${arn.exec(part.text)?.[1] ?? part.text}`;
    case "Input":
    case "Local":
      return `${part.kind} ${part.name}`;
    default:
      return undefined;
  }
}
