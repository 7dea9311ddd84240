import type { Policy } from "../iam/policy.js";
import { Key, KeyPolicy } from "./key.js";
import { policy } from "./policy-field.js";
import { each, type Subject } from "./subject.js";
import { type Kind, resourcesOf, type View, viewOf } from "./view.js";
import type { World } from "./world.js";

/** Whatever says who may use a key: the key itself, or what Terraform declares apart from it. */
export interface WithKeyPolicy extends View {
  readonly policy: Policy;
}

/** A key of another Region with the same material, under a policy of its own. */
export const ReplicaKey: Kind<WithKeyPolicy> = {
  cloudformation: "AWS::KMS::ReplicaKey",
  terraform: "aws_kms_replica_key",
  shape: { policy: policy("KeyPolicy", "policy") },
};

/** A key whose material is brought along. In CloudFormation it is a key of another origin. */
export const ExternalKey: Kind<WithKeyPolicy> = {
  cloudformation: undefined,
  terraform: "aws_kms_external_key",
  shape: { policy: policy(undefined, "policy") },
};

/** Every key of the template, and every policy of a key that is declared elsewhere. */
export const AnyKeyPolicy: Subject<WithKeyPolicy> = {
  candidates: (graph) => [
    ...each(Key).candidates(graph),
    ...each(ReplicaKey).candidates(graph),
    ...each(ExternalKey).candidates(graph),
    ...resourcesOf(KeyPolicy, graph).map((resource) => (world: World) => {
      const view = viewOf(KeyPolicy, resource, world);
      return view?.key.target === undefined ? view : undefined;
    }),
  ],
};
