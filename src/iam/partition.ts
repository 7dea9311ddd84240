/** A part of AWS that is apart from all others. */
export interface Partition {
  readonly name: string;
  /** The names of its Regions, those yet to come included. */
  readonly regions: RegExp;
  readonly urlSuffix: string;
}

/** https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html */
export const partitions: readonly Partition[] = [
  { name: "aws-cn", regions: /^cn-/, urlSuffix: "amazonaws.com.cn" },
  { name: "aws-us-gov", regions: /^us-gov-/, urlSuffix: "amazonaws.com" },
  { name: "aws-iso", regions: /^us-iso-/, urlSuffix: "c2s.ic.gov" },
  { name: "aws-iso-b", regions: /^us-isob-/, urlSuffix: "sc2s.sgov.gov" },
  { name: "aws-iso-e", regions: /^eu-isoe-/, urlSuffix: "cloud.adc-e.uk" },
  { name: "aws-iso-f", regions: /^us-isof-/, urlSuffix: "csp.hci.ic.gov" },
  { name: "aws-eusc", regions: /^eusc-/, urlSuffix: "amazonaws.eu" },
  {
    name: "aws",
    regions: /^(?!(?:cn|eusc|us-gov|us-iso|eu-iso)[a-z]?-)/,
    urlSuffix: "amazonaws.com",
  },
];

/** The partition that a Region is in. */
export function partitionOf(region: string | undefined): Partition | undefined {
  return region === undefined ? region : partitions.find(({ regions }) => regions.test(region));
}

export function partitionNamed(name: string | undefined): Partition | undefined {
  return partitions.find((partition) => partition.name === name);
}
