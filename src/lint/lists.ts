import type { Value } from "../graph/value.js";
import type { Policy, Statement } from "../iam/policy.js";
import type { Resource } from "../template/template.js";
import type { Written } from "../template/written.js";
import type { Edit } from "./edit.js";

/** Adds a statement to the policy of a resource; nothing where they are not written out. */
export function addStatement(
  { resource, policy }: { readonly resource: Resource; readonly policy: Policy },
  statement: Readonly<Record<string, Written>>,
): Edit | undefined {
  const { list, statements } = policy;
  if (list === undefined) return undefined;
  const { Sid: sid, ...unnamed } = statement;
  // No two statements may have the same one.
  const isTaken = statements.some((each) => each.sid === sid);
  return [{ kind: "addition", resource, list, items: [isTaken ? unnamed : statement] }];
}

/** Takes a statement out of the policy of a resource. */
export function removeStatement(resource: Resource, { value }: Statement): Edit {
  return [{ kind: "removal", resource, item: value }];
}

/** Lets a statement allow only what has these values; nothing where a condition already asks for them. */
export function limitStatement(
  resource: Resource,
  { value }: Statement,
  equal: Readonly<Record<string, Written>>,
): Edit | undefined {
  const condition = value.get("Condition");
  if (condition.state !== "record") {
    return setting(resource, "Condition", condition, { StringEquals: equal });
  }
  // Operators are read without regard to case, so that no second one is written beside the first.
  const operator = condition.names.find((name) => name.toLowerCase() === "stringequals");
  const equals = condition.get(operator ?? "StringEquals");
  if (equals.state !== "record") return setting(resource, "StringEquals", equals, equal);
  const [[key, wanted] = [], ...others] = Object.entries(equal);
  return key === undefined || wanted === undefined || others.length > 0
    ? undefined
    : setting(resource, key, equals.get(key), wanted);
}

function setting(resource: Resource, name: string, raw: Value, written: Written): Edit | undefined {
  if (raw.state !== "absent" || raw.missing === undefined) return undefined;
  const { missing, use } = raw;
  return [{ kind: "setting", property: { name, resource, use, raw, missing }, written }];
}
