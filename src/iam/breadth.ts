import type { Value } from "../graph/value.js";
import type { Place } from "../template/expression.js";
import { placeAt } from "../template/place.js";
import { includesAction } from "./action.js";
import type { Condition, Conditions } from "./condition.js";
import type { Element } from "./element.js";
import { isAboutMfa } from "./mfa.js";
import { oneOrMany } from "./one-or-many.js";
import { partitions } from "./partition.js";
import type { Statement } from "./policy.js";
import { includesResource, touchesResource } from "./resource.js";

/** How much more than a task needs an Allow of an identity grants. */
export type Breadth = {
  /** The element that says so. */
  readonly use: Place;
} & (
  | {
      readonly kind:
        | "everything"
        | "everything but some resources"
        | "all but some actions"
        | "all but some resources"
        | "any role";
    }
  /** By its prefix. */
  | { readonly kind: "whole service"; readonly service: string }
);

/**
 * The most that a statement surely grants of what no task needs. It is judged by what it means: a
 * wildcard is not more in a list than alone, and what may narrow it makes nobody sure.
 *
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege
 */
export function breadthOf(statement: Statement): Breadth | undefined {
  const { effect, actions, resources, conditions } = statement;
  if (effect !== "Allow" || mayNarrow(conditions)) return undefined;
  if (actions.kind === "missing" || actions.kind === "unknown") return undefined;
  if (resources.kind === "excepted") {
    // Where nothing certainly remains, nobody knows how much it is.
    const everything =
      touchesResource(resources, "*") === true ? itemThatIncludes(actions, "*") : undefined;
    if (everything !== undefined) return { kind: "everything but some resources", use: everything };
    return { kind: "all but some resources", use: placeOf(statement, "NotResource", resources) };
  }
  if (includesResource(resources, "*") !== true) return undefined;
  if (actions.kind === "excepted") {
    return { kind: "all but some actions", use: placeOf(statement, "NotAction", actions) };
  }
  const everything = itemThatIncludes(actions, "*");
  if (everything !== undefined) return { kind: "everything", use: everything };
  const whole = oneOrMany(actions.value).find((each) => serviceIn(each) !== undefined);
  const service = whole && serviceIn(whole);
  if (whole !== undefined && service !== undefined) {
    return { kind: "whole service", service, use: placeIn(actions.value, whole) };
  }
  const passing = itemThatIncludes(actions, "iam:PassRole");
  return passing && { kind: "any role", use: passing };
}

/**
 * Where a statement surely allows an action, or all of a pattern, on every resource that it may be
 * about: those of IAM are not among the exceptions of a statement that names buckets.
 */
export function placeAllowing(statement: Statement, action: string): Place | undefined {
  const { effect, actions, resources, conditions } = statement;
  const isSure =
    effect === "Allow" &&
    !mayNarrow(conditions) &&
    includesAction(actions, action) === true &&
    includesEveryResource(resources, action);
  if (!isSure) return undefined;
  return itemThatIncludes(actions, action) ?? placeOf(statement, "NotAction", actions);
}

function includesEveryResource(resources: Element, action: string): boolean {
  if (resources.kind !== "excepted" || !action.startsWith("iam:")) {
    return includesResource(resources, "*") === true;
  }
  return partitions.every(({ name }) => includesResource(resources, `arn:${name}:iam::*`) === true);
}

/** Whether a Deny may take an action, or all of a pattern, away from whoever it is about. */
export function mayTakeAway(statement: Statement, action: string): boolean {
  const { effect, actions, resources, conditions } = statement;
  return (
    effect !== "Allow" &&
    conditions.list.length === 0 &&
    includesAction(actions, action) !== false &&
    mayIncludeEveryResource(resources, action)
  );
}

/** What belongs to IAM in the account is all that its actions are about. */
function mayIncludeEveryResource(resources: Element, action: string): boolean {
  if (includesResource(resources, "*") !== false) return true;
  if (!action.startsWith("iam:")) return false;
  return partitions.some(
    ({ name }) =>
      includesResource(resources, `arn:${name}:iam::\${aws:ResourceAccount}:*`) !== false,
  );
}

/** Who gave a second factor, or asks over TLS, may do as much as anybody. */
function mayNarrow({ list, gap }: Conditions): boolean {
  return gap !== undefined || list.some((each) => !isAboutMfa(each) && !isAboutTls(each));
}

function isAboutTls({ key }: Condition): boolean {
  return /^aws:SecureTransport$/i.test(key);
}

function itemThatIncludes(actions: Element, action: string): Place | undefined {
  if (actions.kind !== "listed") return undefined;
  const { value } = actions;
  const item = oneOrMany(value).find(
    (each) => includesAction({ kind: "listed", value: each }, action) === true,
  );
  return item && placeIn(value, item);
}

/** A list that a parameter supplies takes effect where the parameter is used. */
function placeIn(list: Value, item: Value): Place {
  return list.state === "list" && list.use !== list.source ? list.use : item.use;
}

function serviceIn(value: Value): string | undefined {
  return value.state === "known" ? /^([a-z0-9-]+):\*+$/i.exec(value.text)?.[1] : undefined;
}

/** A list that spans lines is reported at its key. */
function placeOf({ value, use }: Statement, name: string, element: Element): Place {
  const key = value.key(name);
  const place = "value" in element ? element.value.use : use;
  return key === undefined ? place : placeAt(key, place);
}
