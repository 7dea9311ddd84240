import type { Place } from "../template/expression.js";
import { touchesAction } from "./action.js";
import type { Certainty } from "./certainty.js";
import { type NarrowingKeys, narrowingOf, type Shortfall } from "./narrowing.js";
import type { Policy, Statement } from "./policy.js";
import { includesEveryone, type Principal } from "./principal.js";
import { callerKeys, isPublic } from "./public.js";
import { emptyKeysOf, tenancyKeysOf } from "./shared-provider.js";

/** Whom a statement of a trust policy lets assume the role although nobody knows them. */
export interface Strangers {
  /** Everybody, or all customers of a provider of identities, given by its host. */
  readonly provider: string | undefined;
  readonly grantee: Place;
  readonly shortfalls: readonly Shortfall[];
}

/** The host of the provider that a principal is, where that can be known. */
type HostOf = (principal: Principal) => string | undefined;

/** Whether a statement is about who may assume the role, and not only about tags of the session. */
export function isAboutAssuming({ actions }: Statement): Certainty {
  return touchesAction(actions, "sts:AssumeRole*");
}

/**
 * Whether a Deny may keep some of those out whom the policy lets in: `StringNotEquals` on their
 * organization or on their external ID says the same as a condition of the Allow.
 */
export function mayTakeBack({ statements, gap }: Policy, from: "everybody" | "some"): boolean {
  const isRestriction = (statement: Statement): boolean => {
    const { effect, conditions, principals } = statement;
    if (effect === "Allow" || isAboutAssuming(statement) === false) return false;
    // A Deny to some leaves the others in, who are strangers still.
    const isPlain = conditions.list.length === 0 && conditions.gap === undefined;
    const isForSome = isPlain && includesEveryone(principals) === false;
    return effect === undefined || from === "some" || !isForSome;
  };
  return gap !== undefined || statements.some(isRestriction);
}

/** Those whom an Allow surely lets in although none of its conditions says who they are. */
export function strangersIn(statement: Statement, hostOf: HostOf): readonly Strangers[] {
  if (statement.effect !== "Allow" || isAboutAssuming(statement) !== true) return [];
  const publicity = isPublic(statement, assumingKeys);
  if (publicity.public === true) {
    const { grantee, shortfalls } = publicity;
    // What else a condition may be about, such as a token, says who it is.
    const isOpen = shortfalls.every(({ condition }) =>
      /^(?:aws:|sts:ExternalId$)/i.test(condition.key),
    );
    return isOpen ? [{ provider: undefined, grantee, shortfalls }] : [];
  }
  const { principals } = statement;
  if (principals.kind !== "listed") return [];
  return principals.principals.flatMap((principal) => customersIn(statement, principal, hostOf));
}

/**
 * An external ID says for whom somebody asks, not who asks, and is no secret: whoever is told it, or
 * reads it in the role, says it too.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html
 */
const assumingKeys: NarrowingKeys = {
  ...callerKeys,
  doubtful: new Set([...callerKeys.doubtful].filter((key) => key !== "sts:externalid")),
};

function customersIn(
  { conditions }: Statement,
  principal: Principal,
  hostOf: HostOf,
): readonly Strangers[] {
  const provider = hostOf(principal);
  const telling = provider === undefined ? undefined : tenancyKeysOf(provider);
  if (provider === undefined || telling === undefined) return [];
  const { narrows, shortfalls } = narrowingOf(conditions, keysFor(telling));
  const silent = new Set(emptyKeysOf(provider));
  // Claims that are not known may tell as much as those that are.
  const isOpen = shortfalls.every(
    ({ fault, condition }) => fault !== "key" || silent.has(condition.key.toLowerCase()),
  );
  if (narrows !== false || !isOpen) return [];
  return [{ provider, grantee: principal.use, shortfalls }];
}

function keysFor(telling: readonly string[]): NarrowingKeys {
  const shapes = telling.map((key) => [key.toLowerCase(), "subject"] as const);
  return { shapes: new Map(shapes), doubtful: new Set() };
}
