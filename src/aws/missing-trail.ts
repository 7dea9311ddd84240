import type { Graph } from "../graph/graph.js";
import type { Resource } from "../template/template.js";
import type { Reportable } from "./property.js";
import type { Subject } from "./subject.js";
import { Trail } from "./trail.js";
import { mayHaveUnseenTrails } from "./unseen-trails.js";
import { resourcesOf } from "./view.js";

/**
 * What creates resources that are written elsewhere, or a trail of its own: AWS Control Tower does
 * when it sets up a landing zone.
 * https://docs.aws.amazon.com/controltower/latest/userguide/about-cloudtrail.html
 */
const creatingOthers =
  /^(?:AWS::CloudFormation::(?:Stack|StackSet)|AWS::ControlTower::LandingZone|AWS::Serverless::Application|AWS::ServiceCatalog::CloudFormationProvisionedProduct|AWS::Proton::|aws_cloudformation_|aws_controltower_landing_zone|aws_servicecatalog_provisioned_product|aws_cloudcontrolapi_|awscc_)/;

/** What runs code of its own may do anything; taken for it is what says that it is about trails. */
const running = /^(?:Custom::|AWS::CloudFormation::CustomResource$|null_resource$|terraform_data$)/;

/** The lack of a trail in a whole deployment, which shows at its resources. */
export const MissingTrail: Subject<Reportable> = {
  candidates: (graph) => {
    const at = lackIn(graph);
    if (at === undefined) return [];
    return [(world) => (mayHaveUnseenTrails(world) ? undefined : at)];
  },
};

function lackIn(graph: Graph): Reportable | undefined {
  const { template } = graph;
  const { whole } = template;
  const resources = [...template.resources.values()];
  const [resource] = resources;
  if (whole === undefined || resource === undefined) return undefined;
  const isDeclared = resourcesOf(Trail, graph).length > 0 || resources.some(mayBringTrail);
  return isDeclared ? undefined : { resource, use: { span: whole } };
}

function mayBringTrail({ name, type }: Resource): boolean {
  return creatingOthers.test(type) || (running.test(type) && /trail/i.test(`${name} ${type}`));
}
