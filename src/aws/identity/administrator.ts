import { placeAllowing, mayTakeAway } from "../../iam/breadth.js";
import type { Link } from "../link.js";
import type { Reportable } from "../property.js";
import { nameOf, within } from "../statement.js";
import type { Grant } from "./grant.js";
import { type Holding, holdingsOf } from "./holdings.js";
import { type ManagedPolicy, nameOfAwsPolicy } from "./managed-policy.js";
import type { User } from "./user.js";

/** What makes an administrator of a user, in the words of a message. */
export interface Power {
  readonly at: Reportable;
  /** Everything, or only what it takes to give oneself everything. */
  readonly kind: "everything" | "itself";
  readonly chain: string;
}

interface Found {
  readonly at: Reportable;
  readonly kind: Power["kind"];
  readonly statement: string | undefined;
}

/**
 * Who may do all in IAM attaches the policy of administrators to himself.
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/IAMFullAccess.html
 */
const powers: readonly (readonly [kind: Power["kind"], action: string, policyOfAws: string])[] = [
  ["everything", "*", "AdministratorAccess"],
  ["itself", "iam:*", "IAMFullAccess"],
];

/** Whether a policy of AWS allows every action on every resource. */
export function isAdministratorPolicy(nameOfPolicy: string): boolean {
  return nameOfPolicy === "AdministratorAccess";
}

/** Everything that makes an administrator of a user, unless something may take it back. */
export function powersOf(user: User): readonly Power[] {
  if (mayLimit(user.boundary)) return [];
  const { all } = holdingsOf(user);
  return powers.flatMap(([kind, action]) =>
    all.some(({ grant }) => mayTakeBack(grant, action))
      ? []
      : all.flatMap((holding) =>
          powersIn(holding.grant)
            .filter((power) => power.kind === kind)
            .map(({ at, statement }) => ({ at, kind, chain: chainOf(user, holding, statement) })),
        ),
  );
}

/**
 * Whether a permissions boundary may keep its user from what policies allow: any does but one that
 * surely allows everything.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
 */
export function mayLimit(boundary: Link<ManagedPolicy>): boolean {
  if (boundary.state === "absent") return false;
  const { target } = boundary;
  if (target === undefined) return !isAdministratorPolicy(nameOfAwsPolicy(boundary) ?? "");
  const { statements, gap } = target.document;
  const isOpen =
    gap === undefined &&
    statements.some((each) => placeAllowing(each, "*") !== undefined) &&
    statements.every(({ effect }) => effect === "Allow");
  return !isOpen;
}

function powersIn(grant: Grant): readonly Found[] {
  if (grant.kind === "elsewhere") return [];
  if (grant.kind === "of AWS") {
    const { at, name } = grant;
    return powers
      .filter(([, , policy]) => policy === name)
      .map(([kind]) => ({ at, kind, statement: undefined }));
  }
  const { document, resource } = grant;
  return document.statements.flatMap((each) => {
    const [found] = powers.flatMap(([kind, action]) => {
      const place = placeAllowing(each, action);
      return place === undefined ? [] : [{ kind, at: within(resource, place) }];
    });
    return found === undefined ? [] : [{ ...found, statement: nameOf(each) }];
  });
}

function mayTakeBack(grant: Grant, action: string): boolean {
  return (
    grant.kind === "written" &&
    grant.document.statements.some((statement) => mayTakeAway(statement, action))
  );
}

function chainOf({ name }: User, { group, grant }: Holding, statement: string | undefined): string {
  return [
    `user '${name}'`,
    ...(group === undefined ? [] : [`group '${group.name}'`]),
    grant.label,
    ...(statement === undefined ? [] : [`statement ${statement}`]),
  ].join(" → ");
}
