import type { Graph } from "../../graph/graph.js";
import { groupBy } from "../../template/group.js";
import { partsOf } from "../../graph/text.js";
import { newSideTable } from "../../template/side-table.js";
import type { Resource } from "../../template/template.js";
import { mentioned } from "../mention.js";
import { possibleViewOf, resourcesOf } from "../view.js";
import type { World } from "../world.js";
import { SecurityGroup } from "./security-group.js";
import { IngressRule, SecurityGroupRule } from "./security-group-rule.js";

/** A rule that is a resource of its own, in either form. */
export type Rule = IngressRule | SecurityGroupRule;

/** A group that is declared here or, by what all of its rules call it, elsewhere. */
type Group = Resource | string;

type Rules = ReadonlyMap<Group | undefined, readonly Resource[]>;

const remembered = newSideTable<Graph, Rules>();

/** The rules that belong to a group whatever is decided, whether or not they exist. */
export function rulesOf(group: Group, world: World): readonly Rule[] {
  const { graph } = world;
  const rules = remembered.get(graph) ?? rulesByGroup(world);
  remembered.set(graph, rules);
  return (rules.get(group) ?? []).map((resource) => ruleOf(resource, world));
}

/** Looked for once in a template: there may be thousands of groups and rules. */
function rulesByGroup(world: World): Rules {
  const { graph } = world;
  const resources = [...resourcesOf(IngressRule, graph), ...resourcesOf(SecurityGroupRule, graph)];
  if (resources.length === 0) return new Map();
  const found = graph.askUndecided((scenario) => {
    const undecided: World = { ...world, scenario };
    return groupBy(resources, (resource) => groupOf(ruleOf(resource, undecided)));
  });
  return found ?? new Map();
}

function ruleOf(resource: Resource, world: World): Rule {
  return resource.type === SecurityGroupRule.terraform
    ? possibleViewOf(SecurityGroupRule, resource, world)
    : possibleViewOf(IngressRule, resource, world);
}

/** What all rules of one group have in common, nothing where nobody knows whose rule it is. */
export function groupOf({ group, world }: Rule): Group | undefined {
  const [declared] = mentioned(group, SecurityGroup, world);
  if (declared !== undefined) return declared;
  const parts = partsOf(group.raw)?.map((part) =>
    typeof part === "string" ? part : part.identity,
  );
  return parts === undefined || parts.includes(undefined) ? undefined : JSON.stringify(parts);
}
