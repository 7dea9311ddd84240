import type { Graph } from "../../graph/graph.js";
import { newSideTable } from "../../template/side-table.js";
import type { Resource } from "../../template/template.js";
import type { Block } from "../block.js";
import { mentioned } from "../mention.js";
import type { Property } from "../property.js";
import { type Kind, possibleViewsOf, type View } from "../view.js";
import type { World } from "../world.js";
import { Instance, SpotInstance } from "./instance.js";
import { type LaunchedFrom, launchedFrom, LaunchTemplate } from "./launch-template.js";

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

const remembered = newSideTable<Graph, Provided>();

/** Where nobody can tell. */
const anything: Provided = { templates: new Set(), mayBeMore: true, isNamed: true };

/** Whether what launches instances from a template gives them a role, or may do so. */
export function mayBeProvided({ resource, templateName, world }: LaunchTemplate): boolean {
  const { graph } = world;
  // Looked for once in a template, whatever is decided in it: there may be thousands of each.
  const provided =
    remembered.get(graph) ??
    graph.askUndecided((scenario) => providedIn({ ...world, scenario })) ??
    anything;
  remembered.set(graph, provided);
  const { templates, mayBeMore, isNamed } = provided;
  return mayBeMore || templates.has(resource) || (isNamed && templateName.state === "unknown");
}

function providedIn(world: World): Provided {
  const instances = [
    ...possibleViewsOf(Instance, world),
    ...possibleViewsOf(SpotInstance, world),
  ].filter(({ template, profile }) => template.state !== "absent" && profile.mayBeSet);
  const blocks = [
    ...possibleViewsOf(NodeGroup, world),
    ...possibleViewsOf(ComputeEnvironment, world),
    ...instances,
  ].map(({ template }) => template);
  const parts = blocks.flatMap(({ part }) => part ?? []);
  const names = parts.flatMap(({ id, byName }) => [id, byName]).filter((each) => each.mayBeSet);
  const isElsewhere = (each: Property<string>): boolean =>
    each.mayBeSet && mentioned(each, LaunchTemplate, world).length === 0;
  return {
    templates: new Set(names.flatMap((each) => mentioned(each, LaunchTemplate, world))),
    mayBeMore:
      blocks.some(({ state }) => state === "unknown") ||
      names.some((each) => each.state === "unknown" && isElsewhere(each)),
    isNamed: parts.some(({ byName }) => isElsewhere(byName)),
  };
}
