import { known, type Placed, recordWith, unknown } from "../make-value.js";
import { mayBeAbsent } from "../presence.js";
import { scalarText } from "../scalar.js";
import type { RecordValue, Value } from "../value.js";
import { concat } from "./lists.js";
import { type Functions, type Lazy, maxItems } from "./pure-function.js";

/**
 * What `aws_iam_policy_document` makes of the blocks in a statement, where those of one kind add up.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document
 */
export const policyBlocks: Functions = { groupPrincipals, groupConditions };

function groupPrincipals([blocks]: readonly Lazy[], placed: Placed): Value {
  const groups = groupsOf(blocksIn(blocks?.()), "type");
  if (groups === undefined) return unknown(placed, "its principals are not written out");
  const [everybody] = groups.get("*") ?? [];
  // Anything else beside it would be one of everybody.
  if (everybody !== undefined) return known(everybody.get("identifiers"), "*");
  return together(groups, "identifiers", placed);
}

function groupConditions([blocks]: readonly Lazy[], placed: Placed): Value {
  const tests = groupsOf(blocksIn(blocks?.()), "test");
  const variables = new Map<string, Value>();
  for (const [test, conditions] of tests ?? []) {
    const groups = groupsOf(conditions, "variable");
    if (groups !== undefined) variables.set(test, together(groups, "values", placed));
  }
  if (tests === undefined || variables.size < tests.size) {
    return unknown(placed, "its conditions are not written out");
  }
  return recordWith(placed, {
    names: variables.keys(),
    read: (test) => variables.get(test) ?? unknown(placed, "it is no condition"),
  });
}

type Groups = ReadonlyMap<string, readonly RecordValue[]>;

/** One block or a list of blocks, all of which are certainly there. */
function blocksIn(value: Value | undefined): readonly RecordValue[] | undefined {
  const items = value?.state === "list" ? value.items : value === undefined ? [] : [value];
  if (items.some(mayBeAbsent) || items.length > maxItems) return undefined;
  const blocks = items.flatMap((item) => (item.state === "record" ? [item] : []));
  return blocks.length === items.length ? blocks : undefined;
}

function groupsOf(blocks: readonly RecordValue[] | undefined, by: string): Groups | undefined {
  if (blocks === undefined) return undefined;
  const groups = new Map<string, RecordValue[]>();
  for (const block of blocks) {
    const name = scalarText(block.get(by));
    if (name === undefined) return undefined;
    groups.set(name, [...(groups.get(name) ?? []), block]);
  }
  return groups;
}

/** What the blocks of each group list, one after the other. */
function together(groups: Groups, argument: string, placed: Placed): RecordValue {
  const read = (name: string): Value => {
    const [first, ...others] = groups.get(name) ?? [];
    if (first === undefined || others.length === 0) {
      return first?.get(argument) ?? unknown(placed, "it is in no block");
    }
    const values = [first, ...others].map((block) => () => block.get(argument));
    return concat(values, placed);
  };
  const key: RecordValue["key"] = (name) => groups.get(name)?.[0]?.key(argument);
  return recordWith(placed, { names: groups.keys(), read, key });
}
