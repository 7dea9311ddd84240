import type { Resource } from "../template/template.js";
import type { Holder } from "./property.js";
import type { View } from "./view.js";

/** Whether a resource is deployed with what is linted, rather than by itself and only read with it. */
export function isDeployedHere({ deployment }: Holder): boolean {
  return deployment === undefined;
}

/**
 * Whether a resource may be in another account or Region: another configuration of Terraform's provider
 * creates it, or somebody else does who deploys to another account for all one knows.
 */
export function mayBeOfAnother({ attributes, deployment }: Resource): boolean {
  return (
    attributes.has("provider") || (deployment !== undefined && deployment.isOneAccount !== true)
  );
}

/** Of what is deployed by itself, the estate tells, if it is in the same account at all. */
export function deployedHere<V extends View>(views: readonly V[]): readonly V[] {
  return views.filter(({ resource }) => isDeployedHere(resource));
}
