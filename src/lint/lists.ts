import { conditionBlocks } from "../aws/statement-block.js";
import type { Mapping } from "../document/node.js";
import type { RecordValue, Value } from "../graph/value.js";
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
  const equals = condition.state === "record" ? equalsIn(condition) : condition;
  const { node } = value.source;
  if (node?.kind === "Mapping" && isBlock(node)) {
    return nestConditions(resource, node, equals, equal);
  }
  if (condition.state !== "record") {
    return setting(resource, "Condition", condition, { StringEquals: equal });
  }
  if (equals.state !== "record") return setting(resource, "StringEquals", equals, equal);
  const [[key, wanted] = [], ...others] = Object.entries(equal);
  return key === undefined || wanted === undefined || others.length > 0
    ? undefined
    : setting(resource, key, equals.get(key), wanted);
}

/** Operators are read without regard to case, so that no second one is written beside the first. */
function equalsIn(condition: RecordValue): Value {
  const operator = condition.names.find((name) => name.toLowerCase() === "stringequals");
  return condition.get(operator ?? "StringEquals");
}

/** Of several blocks about one key the values add up, so that a further one would allow more. */
function nestConditions(
  resource: Resource,
  owner: Mapping,
  equals: Value,
  equal: Readonly<Record<string, Written>>,
): Edit | undefined {
  const isFree =
    equals.state === "record"
      ? Object.keys(equal).every((key) => equals.get(key).state === "absent")
      : equals.state === "absent";
  if (!isFree) return undefined;
  return conditionBlocks("StringEquals", equal).map((block) => ({
    kind: "nesting",
    resource,
    owner,
    name: "condition",
    block,
  }));
}

/** Limits several statements, all of them or none. */
export function limitStatements(
  resource: Resource,
  limits: readonly {
    readonly statement: Statement;
    readonly source: Readonly<Record<string, Written>>;
  }[],
): Edit | undefined {
  const edits = limits.map(({ statement, source }) => limitStatement(resource, statement, source));
  return edits.every((edit) => edit !== undefined) ? edits.flat() : undefined;
}

/** The elements of a policy are capitalized, those of Terraform's blocks are not. */
function isBlock({ entries }: Mapping): boolean {
  return entries.some(({ key }) => key.text === "principals");
}

function setting(resource: Resource, name: string, raw: Value, written: Written): Edit | undefined {
  if (raw.state !== "absent" || raw.missing === undefined) return undefined;
  const { missing, use } = raw;
  return [{ kind: "setting", property: { name, resource, use, raw, missing }, written }];
}
