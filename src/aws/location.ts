import type { InputValue } from "../graph/domains.js";
import type { Scenario } from "../graph/scenario.js";
import { type Partition, partitionNamed, partitionOf, partitions } from "../iam/partition.js";
import { pinsOf, type Settings } from "./settings.js";
import type { World } from "./world.js";

const names = ["AWS::Region", "AWS::Partition", "AWS::URLSuffix"] as const;

/**
 * Whether Region, partition and URL suffix of a scenario go together, as far as it or the settings
 * say them.
 */
export function isOnePlace({ choices }: Scenario, settings: Settings): boolean {
  if (!names.some((name) => choices.has(name))) return true;
  const pins = pinsOf(settings);
  const [region, partition, suffix] = names.map((name): Said | undefined => {
    const pin = pins[name];
    return choices.get(name) ?? (typeof pin === "string" ? pin : undefined);
  });
  const isIn = ({ name, regions, urlSuffix }: Partition): boolean =>
    mayBe(partition, name) && mayBe(suffix, urlSuffix) && mayMatch(region, regions);
  return isUnheardOf(region, partition) || partitions.some(isIn);
}

/** What an input is: chosen in a scenario, or pinned. */
type Said = InputValue | string;

function textOf(said: Said | undefined): string | undefined {
  return typeof said === "string" ? said : said?.state === "known" ? said.text : undefined;
}

/** A fresh value is any but those that something is compared with. */
function mayBe(said: Said | undefined, text: string): boolean {
  const known = textOf(said);
  if (known !== undefined) return known === text;
  const isFresh = typeof said === "object" && said.state === "unknown";
  return !isFresh || said.other?.than.has(text) !== true;
}

/** There is always another Region. */
function mayMatch(said: Said | undefined, regions: RegExp): boolean {
  const known = textOf(said);
  return known === undefined || regions.test(known);
}

/** Of partitions and Regions that nobody has heard of, nobody knows what goes with them. */
function isUnheardOf(region: Said | undefined, partition: Said | undefined): boolean {
  const [inRegion, named] = [textOf(region), textOf(partition)];
  const isKnown = inRegion === undefined || partitionOf(inRegion) !== undefined;
  return !isKnown || (named !== undefined && partitionNamed(named) === undefined);
}

/** Whether the Region of a scenario, where it says one, is among some. */
export function isCertainlyIn(regions: RegExp, { scenario, settings }: World): boolean {
  const chosen = scenario.choices.get("AWS::Region");
  const region = chosen?.state === "known" ? chosen.text : settings.region;
  return region !== undefined && regions.test(region);
}
