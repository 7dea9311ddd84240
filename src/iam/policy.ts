import { decodeJson } from "../graph/functions/decode-json.js";
import type { ListValue, RecordValue, Value } from "../graph/value.js";
import type { Place } from "../template/expression.js";
import { type Certainty, some } from "./certainty.js";
import { type Conditions, readConditions } from "./condition.js";
import { type Element, elementOf } from "./element.js";
import { oneOrMany } from "./one-or-many.js";
import { type Principals, readPrincipals } from "./principal.js";

export interface Policy {
  readonly statements: readonly Statement[];
  /** Why there may be more statements than these. */
  readonly gap: string | undefined;
  /** Nobody wrote one, so that what has it gets the default one, if there is any. */
  readonly unwritten?: true;
  /** The statements as a list, or the only one in its place, for edits. */
  readonly list?: ListValue | RecordValue;
  readonly use: Place;
}

/** Elements are evaluated when first read, so that an unread one never splits a scenario. */
export interface Statement {
  /** Counted from zero among the statements as written, whether or not all of them are there. */
  readonly index: number;
  readonly sid: string | undefined;
  /** IAM requires it: a statement without it is refused, so nothing is known of it. */
  readonly effect: "Allow" | "Deny" | undefined;
  readonly principals: Principals;
  readonly actions: Element;
  readonly resources: Element;
  readonly conditions: Conditions;
  /** The statement as written, for edits. */
  readonly value: RecordValue;
  readonly use: Place;
}

/**
 * Reads a policy document: `{ Version, Statement: [{ Effect, Principal, … }] }`, `Statement` being
 * one statement or a list, as an object or as JSON text. An absent or empty policy has no statements.
 * What cannot be read is a gap and never a guess.
 *
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export function readPolicy(value: Value): Policy {
  const { use } = value;
  switch (value.state) {
    case "absent":
      return { statements: [], gap: undefined, unwritten: true, use };
    case "record":
      return { ...readStatements(value.get("Statement")), use };
    case "known":
      // Templates and plans write the empty string for a property that is not set.
      if (value.text.trim() === "") {
        return { statements: [], gap: undefined, unwritten: true, use };
      }
      return readText(value, "it is no JSON");
    case "text":
      return readText(value, "it is text with parts that are unknown");
    case "list":
      return { statements: [], gap: "it is a list", use };
    case "unknown":
      return readText(value, value.reason);
  }
}

function readText(value: Value, otherwise: string): Policy {
  const { use } = value;
  const decoded = decodeJson(value);
  if (decoded?.state !== "record") return { statements: [], gap: otherwise, use };
  return { ...readStatements(decoded.get("Statement")), use };
}

/** Whether a statement of the policy passes; unknown where the policy has a gap and none does. */
export function someStatement(
  policy: Policy,
  test: (statement: Statement) => Certainty,
): Certainty {
  return some(policy.statements, test, policy.gap);
}

/** The largest policies have 32 kB. https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html */
export const maxStatements = 1000;

function readStatements(value: Value): Pick<Policy, "statements" | "gap" | "list"> {
  const statements: Statement[] = [];
  let gap: string | undefined;
  const written = value.state === "list" ? value.written : undefined;
  if (written !== undefined && written.length > maxStatements) {
    return { statements, gap: `it has more than ${String(maxStatements)} statements` };
  }
  for (const [index, item] of (written ?? oneOrMany(value)).entries()) {
    if (item.state === "absent") continue;
    if (item.state === "record") statements.push(new WrittenStatement(item, index));
    else gap ??= item.state === "unknown" ? item.reason : "a statement is no object";
  }
  const isWritten = value.state === "list" || value.state === "record";
  return { statements, gap, ...(isWritten && { list: value }) };
}

class WrittenStatement implements Statement {
  readonly index: number;
  readonly value: RecordValue;
  readonly use: Place;

  constructor(value: RecordValue, index: number) {
    this.index = index;
    this.value = value;
    this.use = value.use;
  }

  get sid(): string | undefined {
    const sid = this.value.get("Sid");
    return sid.state === "known" ? sid.text : undefined;
  }

  get effect(): Statement["effect"] {
    return readEffect(this.value.get("Effect"));
  }

  get principals(): Principals {
    return readPrincipals(elementOf(this.value, "Principal"));
  }

  get actions(): Element {
    return elementOf(this.value, "Action");
  }

  get resources(): Element {
    return elementOf(this.value, "Resource");
  }

  get conditions(): Conditions {
    return readConditions(this.value.get("Condition"));
  }
}

/** The two effects are case-sensitive: IAM refuses `allow`. */
function readEffect(value: Value): Statement["effect"] {
  if (value.state !== "known") return undefined;
  return value.text === "Allow" || value.text === "Deny" ? value.text : undefined;
}
