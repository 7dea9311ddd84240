import type { Graph } from "../../graph/graph.js";
import { perScenario } from "../remember.js";
import type { Candidate, Subject } from "../subject.js";
import { type Kind, resourcesOf, viewOf } from "../view.js";
import type { World } from "../world.js";
import { type Admission, admissionsOf, admissionsOfRule } from "./admission.js";
import { isLarge, piecesOf } from "./pieces.js";
import { groupOf, type Rule, rulesOf } from "./rules-of-group.js";
import { DefaultSecurityGroup, SecurityGroup } from "./security-group.js";
import { IngressRule, SecurityGroupRule } from "./security-group-rule.js";

/** Addresses that a security group lets in. */
export interface Ingress {
  /** Each to be judged alone. */
  readonly admissions: readonly Admission[];
  /** Those of all rules of the group that may admit in pieces what none admits alone. */
  readonly pieces: readonly Admission[];
}

/** The rules within a group, or a rule that is a resource of its own. */
export const Ingress: Subject<Ingress> = {
  candidates: (graph) => [
    ...inGroups(SecurityGroup, graph),
    ...inGroups(DefaultSecurityGroup, graph),
    ...ofRules(IngressRule, graph),
    ...ofRules(SecurityGroupRule, graph),
  ],
};

function inGroups(kind: Kind<SecurityGroup>, graph: Graph): readonly Candidate<Ingress>[] {
  return resourcesOf(kind, graph).map((resource) => (world: World) => {
    const group = viewOf(kind, resource, world);
    if (group === undefined) return undefined;
    const admissions = group.ingress.items.flatMap(admissionsOf);
    return { admissions, pieces: piecesOf(admissions, rulesOf(resource, world)) };
  });
}

function ofRules<V extends Rule>(kind: Kind<V>, graph: Graph): readonly Candidate<Ingress>[] {
  return resourcesOf(kind, graph).map((resource) => (world: World) => {
    const rule = viewOf(kind, resource, world);
    if (rule === undefined) return undefined;
    return { admissions: admissionsOfRule(rule), pieces: piecesElsewhere(rule, world) };
  });
}

/** The rules of a group that is declared elsewhere are judged where the first large one of them is. */
function piecesElsewhere(rule: Rule, world: World): readonly Admission[] {
  const group = isLarge(rule) ? groupOf(rule) : undefined;
  if (typeof group !== "string") return [];
  const isFirst = firstLargeOf(group, world)?.resource === rule.resource;
  return isFirst ? piecesOf([], rulesOf(group, world)) : [];
}

/** Looked for once: a group may have thousands of rules. */
function firstLargeOf(group: string, world: World): Rule | undefined {
  const known = firstLarge(world);
  if (!known.has(group)) known.set(group, rulesOf(group, world).find(isLarge));
  return known.get(group);
}

const firstLarge = perScenario(() => new Map<string, Rule | undefined>());
