import { string } from "../field.js";
import type { Property } from "../property.js";
import { type Kind, possibleViewOf, type View } from "../view.js";
import type { World } from "../world.js";

interface LoadBalancer extends View {
  readonly type: Property<string>;
}

/** Terraform has two names for one type. */
export const loadBalancerKinds: readonly Kind<LoadBalancer>[] = [
  ["AWS::ElasticLoadBalancingV2::LoadBalancer", "aws_lb"] as const,
  [undefined, "aws_alb"] as const,
].map(([cloudformation, terraform]) => ({
  cloudformation,
  terraform,
  shape: { type: string("Type", "load_balancer_type", { default: "application" }) },
}));

/** Whether an ARN is certainly one of an Application Load Balancer, all of which speak HTTP. */
export function isOfApplication({ raw, value }: Property<string>, world: World): boolean {
  if (value !== undefined) return value.includes(":loadbalancer/app/");
  const named = raw.state === "unknown" ? raw.reference?.resource : undefined;
  const resource = named === undefined ? undefined : world.graph.template.resources.get(named);
  if (resource === undefined) return false;
  const kind = loadBalancerKinds.find((each) => each[resource.dialect] === resource.type);
  return kind !== undefined && possibleViewOf(kind, resource, world).type.is("application");
}
