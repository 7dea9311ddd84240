import { deniesLackOfMfa, demandsMfaInConsole } from "../../iam/mfa.js";
import type { Statement } from "../../iam/policy.js";
import { oneOrMany } from "../../iam/one-or-many.js";
import type { Reportable } from "../property.js";
import { remember } from "../remember.js";
import { within } from "../statement.js";
import { exists } from "../world.js";
import { attachedBy, type Grant } from "./grant.js";
import { giversOf } from "./holder.js";
import { holdingsOf } from "./holdings.js";
import { LoginProfile, User } from "./user.js";

const withPasswords = {
  kinds: [LoginProfile],
  namesIn: ({ users }: { readonly users: User["groups"] }) => users,
};

/** What certainly gives a user a password for the console. */
export function passwordOf(user: User): Reportable | undefined {
  const { password, resource, world } = user;
  if (password.state === "known") return password;
  const profiles = giversOf(withPasswords, User, world).byHolder.get(resource) ?? [];
  const profile = profiles.find((each) => exists(each.resource, world) === true);
  return profile && within(resource, profile.use);
}

/**
 * Whether nothing that a user has makes a difference between those who gave a second factor and
 * those who did not. A Deny to those who did not does, and so do permissions that only the others
 * have. The device itself is the user's to register, no template can.
 *
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_my-sec-creds-self-manage.html
 */
export function needsNoSecondFactor(user: User): boolean {
  const { all, complete } = holdingsOf(user);
  const limits = attachedBy([user.boundary]);
  const held = all.map(({ grants }) => grants);
  if (!complete || ![...held, limits].every(areRead)) return false;
  if ([...held, limits].some(mayDenyLack)) return false;
  // What the boundary allows to some only, nobody else may do.
  if (limits.flatMap(statementsIn).some(isDemanding)) return false;
  return held.some(areOpen) || !held.some(demand);
}

type Grants = readonly Grant[];

const areRead = remember((grants: Grants) => grants.every(isRead));

const mayDenyLack = remember((grants: Grants) =>
  grants.flatMap(statementsIn).some((each) => deniesLackOfMfa(each) !== false),
);

/** Whether they let those do something who gave no second factor, but look after themselves. */
const areOpen = remember((grants: Grants) =>
  grants.some((grant) =>
    grant.kind === "of AWS"
      ? !isSelfService(grant.name)
      : allowedBy(grant).some((each) => !isDemanding(each) && !isAboutIdentity(each)),
  ),
);

const demand = remember((grants: Grants) => grants.flatMap(allowedBy).some(isDemanding));

function allowedBy(grant: Grant): readonly Statement[] {
  return statementsIn(grant).filter(({ effect }) => effect !== "Deny");
}

function isRead(grant: Grant): boolean {
  return grant.kind === "of AWS" || (grant.kind === "written" && grant.document.gap === undefined);
}

/** Whether a statement may be one for those who gave a second factor only. */
function isDemanding({ conditions }: Statement): boolean {
  return demandsMfaInConsole(conditions) !== false;
}

function statementsIn(grant: Grant): readonly Statement[] {
  return grant.kind === "written" ? grant.document.statements : [];
}

/** Policies of AWS that let users look after themselves. */
function isSelfService(name: string): boolean {
  return name === "IAMUserChangePassword" || name === "IAMSelfManageServiceSpecificCredentials";
}

/** Who has no second factor yet needs some permissions to register one; unknown ones may be these. */
function isAboutIdentity({ actions }: Statement): boolean {
  if (actions.kind !== "listed") return actions.kind === "unknown";
  return oneOrMany(actions.value).every(
    (each) => each.state !== "known" || /^(?:iam|sts):/i.test(each.text),
  );
}
