import { touchesAction } from "../iam/action.js";
import type { Policy, Statement } from "../iam/policy.js";
import { isPublic } from "../iam/public.js";
import type { Reportable } from "./property.js";
import { describe, nameOf, within } from "./statement.js";
import type { View } from "./view.js";

/** A statement that lets in strangers, in the words of a message. */
export interface PublicStatement {
  readonly at: Reportable;
  readonly statement: string;
  readonly who: string;
  /** The condition that looks most as if it kept strangers out. */
  readonly condition: string | undefined;
  /** The statement, where nothing that has to work may rest on it. */
  readonly needless: Statement | undefined;
}

/**
 * What CloudTrail has to do, and of a key what its owner has to: without a statement that lets
 * somebody change the policy, nobody ever can again.
 */
const needed = {
  kms: ["kms:GenerateDataKey*", "kms:PutKeyPolicy"],
  s3: ["s3:GetBucketAcl", "s3:PutObject"],
  sns: ["sns:Publish"],
} as const;

/**
 * The statements of a resource's policy that are public in AWS's meaning, and about what its service
 * does: the policy of a bucket that allows `ec2:*` allows nothing.
 */
export function publicStatementsOf(
  policy: Policy,
  { resource }: View,
  service: "kms" | "s3" | "sns",
): readonly PublicStatement[] {
  return policy.statements.flatMap((statement) => {
    const { actions } = statement;
    const isOfService =
      actions.kind === "missing" || touchesAction(actions, `${service}:*`) === true;
    if (!isOfService) return [];
    const publicity = isPublic(statement);
    if (publicity.public !== true) return [];
    const { grantee, shortfalls } = publicity;
    const closest = shortfalls.find(({ fault }) => fault !== "key") ?? shortfalls[0];
    return {
      at: within(resource, grantee),
      statement: nameOf(statement),
      who: statement.principals.kind === "excepted" ? "everybody but a few" : "everybody",
      condition: closest && describe(closest.condition),
      needless: needed[service].every((action) => touchesAction(actions, action) === false)
        ? statement
        : undefined,
    };
  });
}
