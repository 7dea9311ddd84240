import type { Items } from "../block.js";
import type { Property } from "../property.js";
import { type AddressRange, readCidr } from "./cidr.js";
import type { IngressRule, SecurityGroupRule } from "./security-group-rule.js";
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
