import type { Pins } from "../graph/domains.js";
import { partitionNamed, partitionOf } from "../iam/partition.js";

/** `settings.cloudtrail`: what a template does not say about its deployment. */
export interface Settings {
  /** Values of parameters by name, in place of their defaults. */
  readonly parameters?: Readonly<Record<string, string | number | boolean>>;
  readonly region?: string;
  readonly accountId?: string;
  readonly partition?: string;
  /** The organization that the account belongs to: `o-abcde12345`. */
  readonly organizationId?: string;
  /** Files that say what parameters are, by the templates that they are for. */
  readonly parameterFiles?: ParameterFile | readonly ParameterFile[];
  /** Logical IDs or names of buckets that receive trails declared elsewhere. */
  readonly logBuckets?: readonly string[];
  /** An organization trail exists elsewhere, so no template needs to declare a trail of its own. */
  readonly organizationTrail?: boolean;
  /** Account IDs of others whom roles may trust without further proof. */
  readonly trustedAccounts?: readonly string[];
  /** Whether a parameter that only supplies a value has its default or ranges over AllowedValues. */
  readonly parameterValues?: "default" | "allowed";
  /** Whether a suppression is suggested for each finding, which it is unless told otherwise. */
  readonly suggestSuppressions?: boolean;
  /** Where the templates are that nest and import from one another. */
  readonly project?: ProjectSettings;
}

/** The templates of which one may lead to another. */
export interface ProjectSettings {
  /** The folder that all of them are in; the working directory unless it says another. */
  readonly root?: string;
  /** Patterns for their paths below it. */
  readonly include?: readonly string[];
  /** Which of them are deployed together; all of them, to one account, where it does not say. */
  readonly groups?: readonly Group[];
}

/** Templates that are deployed together to one account. */
export interface Group {
  readonly name: string;
  /** Patterns for their paths below the root of the project. */
  readonly files: string | readonly string[];
  /** Groups of one account know of one another. */
  readonly account?: string;
  readonly region?: string;
  readonly parameters?: Readonly<Record<string, string | number | boolean>>;
}

/** Both relative to the working directory. */
export interface ParameterFile {
  /** Patterns for the paths of templates. */
  readonly files: string | readonly string[];
  readonly parameters: string;
}

/** The inputs whose values the settings fix. A Region says which partition it is in. */
export function pinsOf(settings: Settings): Pins {
  const { region, accountId, partition, parameters } = settings;
  const home = partition === undefined ? partitionOf(region) : partitionNamed(partition);
  return {
    ...given("AWS::URLSuffix", home?.urlSuffix),
    ...parameters,
    ...given("AWS::Region", region),
    ...given("AWS::AccountId", accountId),
    ...given("AWS::Partition", partition ?? home?.name),
  };
}

function given(name: string, value: string | undefined): Pins {
  return value === undefined ? {} : { [name]: value };
}
