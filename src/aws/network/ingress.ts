import type { Graph } from "../../graph/graph.js";
import type { Resource } from "../../template/template.js";
import type { Candidate, Subject } from "../subject.js";
import { type Kind, resourcesOf, type View, viewOf } from "../view.js";
import type { World } from "../world.js";
import {
  type Admission,
  admissionsOf,
  admissionsOfRule,
  identityOf,
  isThere,
  rulesByGroup,
} from "./admission.js";
import { DefaultSecurityGroup, SecurityGroup } from "./security-group.js";
import { IngressRule, SecurityGroupRule } from "./security-group-rule.js";

/** Addresses that security groups let in, each to be judged alone or all of one group together. */
export interface Ingress {
  readonly admissions: readonly Admission[];
  readonly together: boolean;
}

/**
 * Rules are asked one by one, so that the conditions of one do not matter to another, and then all
 * of a group at once, which may admit the Internet in pieces.
 */
export const Ingress: Subject<Ingress> = {
  candidates: (graph) => [
    ...inGroups(SecurityGroup, graph),
    ...inGroups(DefaultSecurityGroup, graph),
    ...ofRules(IngressRule, graph),
    ...ofRules(SecurityGroupRule, graph),
  ],
};

function inGroups(kind: Kind<SecurityGroup>, graph: Graph): readonly Candidate<Ingress>[] {
  return resourcesOf(kind, graph).flatMap((resource): readonly Candidate<Ingress>[] => {
    const own = (world: World): readonly Admission[] | undefined =>
      viewOf(kind, resource, world)?.ingress.items.flatMap(admissionsOf);
    return [(world) => alone(own(world)), (world) => withOthers(own(world), resource, world)];
  });
}

function ofRules<V extends View & (IngressRule | SecurityGroupRule)>(
  kind: Kind<V>,
  graph: Graph,
): readonly Candidate<Ingress>[] {
  return resourcesOf(kind, graph).flatMap((resource): readonly Candidate<Ingress>[] => [
    (world) => {
      const rule = viewOf(kind, resource, world);
      return alone(rule && admissionsOfRule(rule));
    },
    (world) => {
      const rule = viewOf(kind, resource, world);
      // The rules of a group that is declared elsewhere are judged where the first of them is.
      const group = rule && identityOf(rule.group);
      const isFirst = typeof group === "string" && rulesByGroup(world).get(group)?.[0] === rule;
      return isFirst ? withOthers([], group, world) : undefined;
    },
  ]);
}

function alone(admissions: readonly Admission[] | undefined): Ingress | undefined {
  return admissions && { admissions, together: false };
}

function withOthers(
  own: readonly Admission[] | undefined,
  group: Resource | string,
  world: World,
): Ingress | undefined {
  if (own === undefined) return undefined;
  const others = (rulesByGroup(world).get(group) ?? []).flatMap((rule) => {
    const admissions = admissionsOfRule(rule);
    return admissions.length > 0 && isThere(rule) ? admissions : [];
  });
  return { admissions: [...own, ...others], together: true };
}
