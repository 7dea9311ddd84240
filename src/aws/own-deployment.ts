import type { Resource } from "../template/template.js";
import type { View } from "./view.js";

/** Whether a resource is deployed with what is linted, rather than by itself and only read with it. */
export function isDeployedHere({ stack, deployment }: Resource): boolean {
  return stack === undefined && deployment === undefined;
}

/** Of what is deployed by itself, the estate tells, if it is in the same account at all. */
export function deployedHere<V extends View>(views: readonly V[]): readonly V[] {
  return views.filter(({ resource }) => isDeployedHere(resource));
}
