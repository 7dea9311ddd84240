import type { Scenario } from "../graph/scenario.js";
import type { World } from "./world.js";

/** https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html */
const partitions: readonly (readonly [regions: RegExp, partition: string, suffix: string])[] = [
  [/^cn-/, "aws-cn", "amazonaws.com.cn"],
  [/^us-gov-/, "aws-us-gov", "amazonaws.com"],
  [/^us-iso-/, "aws-iso", "c2s.ic.gov"],
  [/^us-isob-/, "aws-iso-b", "sc2s.sgov.gov"],
  [/^(?!cn-|us-gov-|us-iso|eu-iso|eusc-)/, "aws", "amazonaws.com"],
];

/** Whether Region, partition and URL suffix of a scenario go together, as far as it says them. */
export function isOnePlace({ choices }: Scenario): boolean {
  const said = ["AWS::Region", "AWS::Partition", "AWS::URLSuffix"].map((name) => {
    const value = choices.get(name);
    return value?.state === "known" ? value.text : undefined;
  });
  const [region, partition, suffix] = said;
  if (said.filter((each) => each !== undefined).length < 2) return true;
  const named = partitions.filter(([regions]) => region === undefined || regions.test(region));
  const known = new Set(partitions.map(([, name]) => name));
  if (named.length === 0 || (partition !== undefined && !known.has(partition))) return true;
  return named.some(
    ([, name, ending]) =>
      (partition === undefined || partition === name) &&
      (suffix === undefined || suffix === ending),
  );
}

/** Whether the Region of a scenario, where it says one, is among some. */
export function isCertainlyIn(regions: RegExp, { scenario, settings }: World): boolean {
  const chosen = scenario.choices.get("AWS::Region");
  const region = chosen?.state === "known" ? chosen.text : settings.region;
  return region !== undefined && regions.test(region);
}
