import type { Scenario } from "../../graph/scenario.js";
import type { Resource } from "../../template/template.js";
import type { Block } from "../block.js";
import { type Kind, possibleViewsOf, type View } from "../view.js";
import type { World } from "../world.js";
import { Instance, SpotInstance } from "./instance.js";
import { type LaunchedFrom, launchedFrom, type LaunchTemplate } from "./launch-template.js";

/** What launches instances from a template and gives them a role of its own. */
interface Launcher extends View {
  readonly template: Block<LaunchedFrom>;
}

/**
 * Amazon EKS refuses launch templates with an instance profile: the nodes have the group's role.
 * https://docs.aws.amazon.com/eks/latest/userguide/launch-templates.html
 */
export const NodeGroup: Kind<Launcher> = {
  cloudformation: "AWS::EKS::Nodegroup",
  terraform: "aws_eks_node_group",
  shape: {
    template: launchedFrom("LaunchTemplate", "launch_template", [
      { cloudformation: "Id", terraform: "id" },
      { cloudformation: "Name", terraform: "name" },
    ]),
  },
};

/**
 * Of a launch template, AWS Batch takes no instance profile: it has one of its own.
 * https://docs.aws.amazon.com/batch/latest/userguide/launch-templates.html
 */
export const ComputeEnvironment: Kind<Launcher> = {
  cloudformation: "AWS::Batch::ComputeEnvironment",
  terraform: "aws_batch_compute_environment",
  shape: {
    template: launchedFrom("ComputeResources.LaunchTemplate", "compute_resources.launch_template", [
      { cloudformation: "LaunchTemplateId", terraform: "launch_template_id" },
      { cloudformation: "LaunchTemplateName", terraform: "launch_template_name" },
    ]),
  },
};

/** The launch templates whose instances get a role from what launches them. */
interface Provided {
  readonly templates: ReadonlySet<Resource>;
  /** Whether others may be among them. */
  readonly mayBeMore: boolean;
  /** Whether one of them has a name that no template certainly has. */
  readonly isNamed: boolean;
}

const remembered = new WeakMap<Scenario, Provided>();

/** Whether what launches instances from a template gives them a role, or may do so. */
export function mayBeProvided({ resource, templateName, world }: LaunchTemplate): boolean {
  const provided = remembered.get(world.scenario) ?? providedIn(world);
  remembered.set(world.scenario, provided);
  const { templates, mayBeMore, isNamed } = provided;
  return mayBeMore || templates.has(resource) || (isNamed && templateName.state === "unknown");
}

function providedIn(world: World): Provided {
  const instances = [
    ...possibleViewsOf(Instance, world),
    ...possibleViewsOf(SpotInstance, world),
  ].filter(({ profile }) => profile.mayBeSet);
  const blocks = [
    ...possibleViewsOf(NodeGroup, world),
    ...possibleViewsOf(ComputeEnvironment, world),
    ...instances,
  ].map(({ template }) => template);
  const parts = blocks.flatMap(({ part }) => part ?? []);
  const links = parts.flatMap(({ id, byName }) => [id, byName]);
  const external = links.filter(({ state }) => state === "external");
  return {
    templates: new Set(links.flatMap(({ target }) => target?.resource ?? [])),
    mayBeMore:
      blocks.some(({ state }) => state === "unknown") ||
      external.some(({ property }) => property.state === "unknown"),
    isNamed: parts.some(({ byName }) => byName.state === "external"),
  };
}
