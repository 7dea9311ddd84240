import type { RecordValue, Value } from "../graph/value.js";

/**
 * One of two elements of a statement that exclude each other, such as `Action` (listed) and
 * `NotAction` (excepted).
 *
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html
 */
export type Element =
  | { readonly kind: "listed" | "excepted"; readonly value: Value }
  | { readonly kind: "missing" }
  | { readonly kind: "unknown"; readonly reason: string };

/** The names of elements are case-sensitive, other than what stands in them. */
export function elementOf(
  statement: RecordValue,
  name: "Principal" | "Action" | "Resource",
): Element {
  const listed = statement.get(name);
  const excepted = statement.get(`Not${name}`);
  const hasListed = isWritten(statement, name, listed);
  const hasExcepted = isWritten(statement, `Not${name}`, excepted);
  if (hasListed && hasExcepted) {
    return { kind: "unknown", reason: `it has both ${name} and Not${name}` };
  }
  if (hasListed) return { kind: "listed", value: listed };
  if (hasExcepted) return { kind: "excepted", value: excepted };
  const gap = [listed, excepted].find((value) => value.state === "unknown");
  return gap === undefined ? { kind: "missing" } : { kind: "unknown", reason: gap.reason };
}

/** A record with a gap answers "unknown" for what nobody wrote; what is written goes before. */
function isWritten(statement: RecordValue, name: string, value: Value): boolean {
  return value.state !== "absent" && statement.names.includes(name);
}
