import type { Expression } from "../../template/expression.js";
import type { Resource, Template } from "../../template/template.js";

/** What configures a bucket or log group that its configuration does not certainly declare. */
export interface OpenCall {
  readonly kind: CalledKind;
  /** The type of what it may add to that. */
  readonly type: string;
  readonly written: Expression;
}

type CalledKind = "bucket" | "log group";

/** What is called by others, in both languages. */
const called: ReadonlyMap<string, CalledKind> = new Map<string, CalledKind>([
  ["AWS::S3::Bucket", "bucket"],
  ["aws_s3_bucket", "bucket"],
  ["AWS::Logs::LogGroup", "log group"],
  ["aws_cloudwatch_log_group", "log group"],
]);

export function calledKindOf(type: string): CalledKind | undefined {
  return called.get(type);
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
  const call = (kind: CalledKind, argument: string, adds: string): readonly OpenCall[] => {
    const written = fields.findLast(({ name }) => name === argument)?.value;
    return written === undefined ? [] : [{ kind, type: adds, written }];
  };
  if (type === "aws_cloudwatch_log_metric_filter") return call("log group", "log_group_name", type);
  if (!type.startsWith("aws_s3_bucket_")) return [];
  // What logs to a bucket makes it one that receives logs: that is a bucket as well.
  return [...call("bucket", "bucket", type), ...call("bucket", "target_bucket", "aws_s3_bucket")];
}

/** The address of what may be called, be it declared in a module, and of what configures it. */
const declares = /(?:^|\.)aws_(?:s3_bucket|cloudwatch_log_group)\.[\w-]+(?:\[|$)/;

/** Whether it can be nothing but what the configuration declares itself, in whatever way it is chosen. */
function isOwn(written: Expression, from: Resource, { locals, resources }: Template): boolean {
  let isFound = false;
  const pending = new Set([written]);
  for (const part of pending) {
    const follow = (next: readonly (Expression | undefined)[]): void => {
      for (const each of next) if (each !== undefined) pending.add(each);
    };
    switch (part.kind) {
      case "Constant":
      case "Absent":
        break;
      case "Reference": {
        if (declares.test(part.resource)) {
          isFound = true;
          break;
        }
        const own = resources.get(part.resource);
        const [only] = own?.type.startsWith("aws_s3_bucket_") === true ? callsOf(own) : [];
        if (only === undefined) return false;
        pending.add(only.written);
        break;
      }
      case "Local": {
        const named = locals.get(part.name);
        if (named === undefined) return false;
        pending.add(named);
        break;
      }
      case "Bound":
        if (part.name.startsWith("each.")) follow([from.repetition?.over]);
        break;
      case "Choice":
        follow([part.whenTrue, part.whenFalse]);
        break;
      case "Lookup":
        follow([part.collection, part.fallback]);
        break;
      case "Comprehension":
        follow([part.collection, part.result]);
        break;
      case "List":
        follow(part.items);
        break;
      case "Fields":
        follow(part.fields.map(({ value }) => value));
        break;
      case "Call":
        follow(part.args);
        break;
      // Parts of a name are others than the whole.
      case "Text":
      case "Input":
      case "Opaque":
        return false;
    }
  }
  return isFound;
}
