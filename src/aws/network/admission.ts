import { groupBy } from "../../graph/group.js";
import type { Scenario } from "../../graph/scenario.js";
import { partsOf } from "../../graph/text.js";
import type { Resource } from "../../template/template.js";
import type { Items } from "../block.js";
import type { Link } from "../link.js";
import type { Property } from "../property.js";
import { possibleViewsOf } from "../view.js";
import { exists, type World } from "../world.js";
import { type AddressRange, readCidr } from "./cidr.js";
import type { SecurityGroup } from "./security-group.js";
import { IngressRule, SecurityGroupRule } from "./security-group-rule.js";
import { readTraffic, type Traffic, type WrittenTraffic } from "./traffic.js";

/** A block of addresses that a security group lets in, and to what. */
export interface Admission {
  readonly cidr: Property<string>;
  readonly range: AddressRange;
  readonly traffic: Traffic;
}

interface WrittenSources {
  readonly cidr?: Property<string>;
  readonly ipv6Cidr?: Property<string>;
  readonly cidrs?: Items<Property<string>>;
  readonly ipv6Cidrs?: Items<Property<string>>;
}

/** What one rule certainly admits. Other groups, lists of prefixes and what is unknown are no blocks. */
export function admissionsOf(rule: WrittenTraffic & WrittenSources): readonly Admission[] {
  const { cidr, ipv6Cidr, cidrs, ipv6Cidrs } = rule;
  const sources = [cidr, ipv6Cidr, ...(cidrs?.items ?? []), ...(ipv6Cidrs?.items ?? [])];
  return sources.flatMap((source) => {
    const range = source?.value === undefined ? undefined : readCidr(source.value);
    // Only who admits some addresses is asked to what.
    const traffic = range && readTraffic(rule);
    if (source === undefined || range === undefined || traffic === undefined) return [];
    return { cidr: source, range, traffic };
  });
}

/** What a rule that is a resource of its own admits. */
export function admissionsOfRule(rule: IngressRule | SecurityGroupRule): readonly Admission[] {
  const isEgress = "direction" in rule && !rule.direction.is("ingress");
  return isEgress ? [] : admissionsOf(rule);
}

type Rules = ReadonlyMap<
  Resource | string | undefined,
  readonly (IngressRule | SecurityGroupRule)[]
>;

const remembered = new WeakMap<Scenario, Rules>();

/** The rules that are resources of their own by the group they certainly belong to. */
export function rulesByGroup(world: World): Rules {
  const before = remembered.get(world.scenario);
  if (before !== undefined) return before;
  const rules = [
    ...possibleViewsOf(IngressRule, world),
    ...possibleViewsOf(SecurityGroupRule, world),
  ];
  const index = groupBy(rules, ({ group }) => identityOf(group));
  remembered.set(world.scenario, index);
  return index;
}

/** What all rules of one group have in common, nothing where nobody knows whose rule it is. */
export function identityOf({
  target,
  property,
}: Link<SecurityGroup>): Resource | string | undefined {
  if (target !== undefined) return target.resource;
  const parts = partsOf(property.raw)?.map((part) =>
    typeof part === "string" ? part : part.identity,
  );
  return parts === undefined || parts.includes(undefined) ? undefined : JSON.stringify(parts);
}

/** Whether a rule is certainly there in this scenario. */
export function isThere({ resource, world }: IngressRule | SecurityGroupRule): boolean {
  return exists(resource, world) === true;
}
