import type { Resource } from "../template/template.js";
import type { TrailRecord } from "./trail-record.js";

/** What other templates deploy to the account that a template is deployed to. */
export interface Estate {
  /** Whether no others are known. */
  readonly isAlone: boolean;
  /** Their trails. */
  readonly trails: readonly ForeignTrail[];
  /** Why they may declare more trails than that. */
  readonly gap: string | undefined;
  /** Whether one of them creates what nobody can read. */
  readonly mayHaveMore: boolean;
  /** Whether a trail of another account may record this one, too, as one of its organization. */
  readonly mayBeInOrganization: boolean;
  /** Whether a trail of the template itself is the same in each scenario, and there in each. */
  readonly isCertain: (trail: Resource) => boolean;
}

/** A trail of another template, as that says. Nothing of it belongs to a scenario of this one. */
export interface ForeignTrail {
  /** Its file and its name in there. */
  readonly name: string;
  /** The same for all that are deployed together. */
  readonly deployment: object;
  /** The group that deploys it, where its file is deployed by several. */
  readonly group?: string;
  /** What AWS calls it, where that is known. */
  readonly trailName: string | undefined;
  /** Whether it is there in each scenario of its template. */
  readonly isCertain: boolean;
  /** What it records, which is nothing where it is not there. */
  readonly variants: readonly Variant[];
}

interface Variant {
  readonly record: TrailRecord;
  /** In which of them: as text to put after its name, empty where it is the same in all. */
  readonly when: string;
}

/** A template of which no others are known. */
export const noEstate: Estate = {
  isAlone: true,
  trails: [],
  gap: undefined,
  mayHaveMore: false,
  mayBeInOrganization: false,
  isCertain: () => false,
};
