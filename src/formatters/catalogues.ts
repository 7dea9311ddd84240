import type { Controls } from "../lint/rule-definition.js";

/** A catalogue of controls that rules answer. */
export interface Catalogue {
  /** The name of its preset, if it has one. */
  readonly id: string;
  readonly name: string;
  /** What its numbers are told apart by; those of Security Hub begin with the service. */
  readonly label?: string;
  readonly version?: string;
  readonly organization: string;
  readonly url: string;
}

/** A control that a rule answers. */
export interface Control {
  readonly catalogue: Catalogue;
  readonly number: string;
  /** Where it is explained, unless that is for sale or behind a login. */
  readonly url?: string;
}

const editions = ["7.0", "5.0", "3.0", "1.4", "1.2"] as const;

const cis = editions.map(
  (version): Catalogue & { readonly version: (typeof editions)[number] } => ({
    id: `cis-${version}`,
    name: `CIS AWS Foundations Benchmark v${version}`,
    label: `CIS ${version}`,
    version,
    organization: "Center for Internet Security",
    url: "https://www.cisecurity.org/benchmark/amazon_web_services",
  }),
);

const guide = "https://docs.aws.amazon.com/securityhub/latest/userguide";

const fsbp: Catalogue = {
  id: "fsbp",
  name: "AWS Foundational Security Best Practices",
  organization: "Amazon Web Services",
  url: `${guide}/fsbp-standard.html`,
};

const securityHub: Catalogue = {
  id: "security-hub",
  name: "Other controls of AWS Security Hub",
  organization: "Amazon Web Services",
  url: `${guide}/securityhub-controls-reference.html`,
};

export const catalogues: readonly Catalogue[] = [...cis, fsbp, securityHub];

/** What a rule answers, catalogue by catalogue. */
export function controlsIn(controls: Controls = {}): readonly Control[] {
  return [
    ...cis.flatMap((catalogue) => numbered(catalogue, controls.cis?.[catalogue.version])),
    ...numbered(fsbp, controls.fsbp),
    ...numbered(securityHub, controls.securityHub),
  ];
}

function numbered(catalogue: Catalogue, numbers: string | readonly string[] = []): Control[] {
  return [numbers].flat().map((number) => {
    // `CloudTrail.2`
    const [, service, index] = /^(\w+)\.(\d+)$/.exec(number.toLowerCase()) ?? [];
    if (catalogue.version !== undefined || service === undefined) return { catalogue, number };
    const url = `${guide}/${service}-controls.html#${service}-${String(index)}`;
    return { catalogue, number, url };
  });
}
