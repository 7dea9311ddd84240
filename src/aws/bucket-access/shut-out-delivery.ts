import { admitsService, missesOf, statementsDenying } from "../../iam/service-admission.js";
import type { Policy, Statement } from "../../iam/policy.js";
import type { Resource } from "../../template/template.js";
import { BucketPolicy } from "../bucket-policy.js";
import { type Maker, makersKnowing, makersOf } from "../elsewhere.js";
import { trailsTo } from "../log-bucket.js";
import type { Reportable } from "../property.js";
import { describe, nameOf, within } from "../statement.js";
import { Trail } from "../trail.js";
import { namesOf } from "../view.js";
import { linkedBucket, policyAbout } from "./bucket-arn.js";
import { type Delivery, deliveriesOf } from "./delivery.js";
import { type Admissions, admissionsOf, type WantedStatement } from "../wanted-statements.js";
import { policiesAt } from "./effective-policy.js";
import { type WantedPolicy, wantedPolicyFor } from "./wanted-policy.js";

/** Why CloudTrail surely cannot deliver the logs of a trail, with the words of a message about it. */
export type ShutOut = Fault & { readonly at: Reportable };

type Fault =
  | Told<"no policy", "bucket" | "resource", { readonly wanted: WantedPolicy | undefined }>
  /** A bucket has one policy: of several the one that is deployed last stays. */
  | Told<"overwritten", "others">
  | Told<"not allowed", "does" | "trail", { readonly missing: MissingStatement | undefined }>
  | Told<"denied", "does" | "statement" | "trail">
  | Told<"under condition", "condition" | "does" | "statement" | "trail">;

type Told<K extends string, W extends string, More = unknown> = More & {
  readonly kind: K;
  readonly data: Readonly<Record<W, string>>;
};

/** What would let CloudTrail in, and the policy that lacks it. */
interface MissingStatement {
  readonly policy: BucketPolicy;
  readonly statement: WantedStatement;
}

export function shutOutsOf(trail: Trail): readonly ShutOut[] {
  const { bucket, world } = trail;
  if (bucket.state === "absent") return [];
  const { policies, gap } = policiesAt(bucket, world);
  const [only, ...others] = policies;
  if (only === undefined) {
    const { target } = bucket;
    if (gap !== undefined || target === undefined || mayBeWritten(trail, target.resource)) {
      return [];
    }
    const data = { bucket: target.name, resource: trail.resource.name };
    const wanted = wantedPolicyFor(trail);
    return [{ kind: "no policy", at: bucket.property, data, wanted }];
  }
  if (others.length > 0) return isFirst(trail) ? overwriting(policies) : [];
  // The folder of an organization is none of an account, whichever it is.
  const account = trail.organization.is(true) ? "0".repeat(12) : undefined;
  const policy = policyAbout(only.policy, linkedBucket(bucket), account);
  return deliveriesOf(trail).flatMap((delivery) => shutOut(delivery, policy, gap, only, trail));
}

function shutOut(
  { call, does }: Delivery,
  policy: Policy,
  gap: string | undefined,
  view: BucketPolicy,
  trail: Trail,
): readonly ShutOut[] {
  const { resource } = view;
  const data = { does, trail: trail.name };
  const [denying] = statementsDenying(policy, call);
  if (denying !== undefined) {
    const at = within(resource, denying.value.get("Effect").use);
    return [{ kind: "denied", at, data: { ...data, statement: nameOf(denying) } }];
  }
  if (gap !== undefined || admitsService(policy, call) !== false) return [];
  const [miss, ...further] = missesOf(policy, call);
  const isAlone = further.length === 0 && miss !== undefined;
  const wanted = admissionsOf(trail)?.[call.action as keyof Admissions];
  const missing = wanted && { policy: view, statement: wanted };
  const notAllowed = { kind: "not allowed", data, missing } as const;
  // What is written elsewhere may be the policy of other buckets too, and right for those.
  if (!isAlone || !isIn(resource, miss.statement)) return [{ ...notAllowed, at: view }];
  const { statement, condition } = miss;
  if (condition === undefined) {
    const { resources } = statement;
    const use = resources.kind === "listed" ? resources.value.use : statement.use;
    return [{ ...notAllowed, at: within(resource, use) }];
  }
  const at = within(resource, condition.use);
  const told = { ...data, statement: nameOf(statement), condition: describe(condition) };
  return [{ kind: "under condition", at, data: told }];
}

function isIn({ span }: Resource, { use }: Statement): boolean {
  return span[0] <= use.span[0] && use.span[1] <= span[1];
}

function overwriting(policies: readonly BucketPolicy[]): readonly ShutOut[] {
  return policies.map((at) => {
    const others = namesOf(policies.filter((each) => each !== at));
    return { kind: "overwritten", at, data: { others } };
  });
}

/** What is between policies is said once, however many trails share the bucket. */
function isFirst(trail: Trail): boolean {
  const [first] = trailsTo(trail.bucket, trail.world);
  return first?.resource === trail.resource;
}

/**
 * Whether something that knows of the bucket, or that the trail waits for, may write its policy. What
 * the bucket waits for is done before there is one.
 */
function mayBeWritten({ resource: trail, world: { graph } }: Trail, bucket: Resource): boolean {
  const { references } = graph;
  const knowing = new Set(makersKnowing(bucket, BucketPolicy, graph));
  // What another stack makes without knowing of the bucket is nothing to the trail.
  const mayBeAwaited = ({ resource }: Maker): boolean =>
    references.dependsOn(trail, resource) ?? trail.deployment?.name === resource.deployment?.name;
  return makersOf(BucketPolicy, graph).some(
    (maker) =>
      references.dependsOn(bucket, maker.resource) !== true &&
      (knowing.has(maker) || mayBeAwaited(maker)),
  );
}
