import type { Expression } from "../../template/expression.js";
import type { Resource, Template } from "../../template/template.js";
import { childrenOf } from "../../template/walk.js";

/** What configures a bucket or log group that its configuration does not certainly declare. */
export interface OpenCall {
  /** The type of what does so. */
  readonly by: string;
  /** The type of what that may add. */
  readonly adds: string;
  readonly written: Expression;
}

/** Texts in which something is called so, other than by a mere reference to what is declared. */
export const callingOpenly: Readonly<RegExp> =
  /"(?:(?:target_)?bucket|log_group_name)"\s*:\s*"(?!\$\{aws_(?:s3_bucket|cloudwatch_log_group)\.[\w.-]+\}")[^"$]*\$\{/;

export function openCallsIn(template: Template): readonly OpenCall[] {
  return [...template.resources.values()].flatMap((resource) =>
    callsOf(resource).filter(({ written }) => !isOwn(written, resource, template)),
  );
}

function callsOf({ type, properties: { fields } }: Resource): readonly OpenCall[] {
  const isFilter = type === "aws_cloudwatch_log_metric_filter";
  if (!isFilter && !type.startsWith("aws_s3_bucket_")) return [];
  const call = (argument: string, adds: string): readonly OpenCall[] => {
    const written = fields.findLast(({ name }) => name === argument)?.value;
    return written === undefined ? [] : [{ by: type, adds, written }];
  };
  // What logs to a bucket makes it one that receives logs: that is a bucket as well.
  return isFilter
    ? call("log_group_name", type)
    : [...call("bucket", type), ...call("target_bucket", "aws_s3_bucket")];
}

/** The address of what may be called, be it declared in a module. */
const declares = /(?:^|\.)aws_(?:s3_bucket|cloudwatch_log_group)\.[\w-]+(?:\[|$)/;

/** Whether it can be nothing but what the configuration declares itself, in whatever way it is chosen. */
function isOwn(written: Expression, from: Resource, { locals, resources }: Template): boolean {
  const pending = new Set([written]);
  let isFound = false;
  for (const part of pending) {
    const values = valuesOf(part, from, locals, resources);
    if (values === undefined) return false;
    if (values === "own") isFound = true;
    else for (const each of values) pending.add(each);
  }
  return isFound;
}

/** What an expression may be one of; nothing where that may be anything. */
function valuesOf(
  part: Expression,
  { repetition }: Resource,
  locals: Template["locals"],
  resources: Template["resources"],
): readonly Expression[] | "own" | undefined {
  switch (part.kind) {
    // Parts of a name are others than the whole.
    case "Text":
    case "Input":
    case "Opaque":
      return undefined;
    case "Reference": {
      if (declares.test(part.resource)) return "own";
      const other = resources.get(part.resource);
      const [call] = other === undefined ? [] : callsOf(other);
      return call && [call.written];
    }
    case "Local": {
      const named = locals.get(part.name);
      return named && [named];
    }
    case "Bound":
      return part.name.startsWith("each.") && repetition ? [repetition.over] : [];
    case "Choice":
      return [part.whenTrue, part.whenFalse];
    case "Lookup":
      return part.fallback ? [part.collection, part.fallback] : [part.collection];
    default:
      return childrenOf(part);
  }
}
