import { listWith, unknown } from "../make-value.js";
import { itemsOf, mayBeAbsent } from "../presence.js";
import type { Value } from "../value.js";
import { decodeJson } from "./decode-json.js";
import { type Functions, maxItems } from "./pure-function.js";

/**
 * What `aws_iam_policy_document` makes of its statements and those that override them: one with
 * the Sid of an earlier one takes its place, others are added.
 *
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document
 */
export const statementOverriding: Functions = {
  /** All statements of a list of documents, one after the other; an empty text is none. */
  statementsOfDocuments([documents], placed) {
    const items = itemsOf(documents?.());
    const statements = items?.map((item) => statementsIn(item));
    const isRead = statements?.every((each) => each !== undefined);
    return statements === undefined || isRead !== true
      ? unknown(placed, "it is made of documents that are unknown")
      : listWith(placed, statements.flat());
  },
  overrideStatements(args, placed) {
    const [base, overriding] = args.map((arg) => statementsOf(arg()));
    if (base === undefined || overriding === undefined) {
      return unknown(placed, "it overrides statements that are unknown");
    }
    const statements = overrideAll(base, overriding);
    return statements === undefined
      ? unknown(placed, "it overrides statements by a Sid that is unknown")
      : listWith(placed, statements);
  },
};

function statementsIn(document: Value): readonly Value[] | undefined {
  if (document.state === "absent") return [];
  if (document.state === "known" && document.text === "") return [];
  const decoded = decodeJson(document);
  return decoded?.state === "record" ? statementsOf(decoded.get("Statement")) : undefined;
}

function statementsOf(value: Value): readonly Value[] | undefined {
  if (value.state === "absent") return [];
  const isWhole = value.state === "list" && !value.items.some(mayBeAbsent);
  return isWhole && value.items.length <= maxItems ? value.items : undefined;
}

function overrideAll(
  base: readonly Value[],
  overriding: readonly Value[],
): readonly Value[] | undefined {
  const sids = overriding.map(sidOf);
  if (sids.includes(undefined)) return undefined;
  // Who overrides nothing need not know what there is.
  if (sids.every((sid) => sid === "")) return [...base, ...overriding];
  const statements = [...base];
  const places = new Map<string, number>();
  for (const [place, statement] of base.entries()) {
    const sid = sidOf(statement);
    if (sid === undefined) return undefined;
    if (!places.has(sid)) places.set(sid, place);
  }
  for (const [index, statement] of overriding.entries()) {
    const sid = sids[index] ?? "";
    const place = sid === "" ? undefined : places.get(sid);
    if (place === undefined) places.set(sid, statements.push(statement) - 1);
    else statements[place] = statement;
  }
  return statements;
}

/** Empty where a statement has none. */
function sidOf(statement: Value): string | undefined {
  const sid = statement.state === "record" ? statement.get("Sid") : undefined;
  if (sid?.state === "absent") return "";
  return sid?.state === "known" ? sid.text : undefined;
}
