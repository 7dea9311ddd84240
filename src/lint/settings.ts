import type { ProjectSettings, Settings } from "../aws/settings.js";
import { partitionNamed, partitionOf } from "../iam/partition.js";
import { newSideTable } from "../template/side-table.js";
import { isHashedProject } from "./hashed-project.js";
import { checkProject } from "./project-setting.js";
import { checkSettings, type Kinds } from "./setting-kinds.js";

const none: Settings = {};
const checked = new WeakMap<object, Settings>();

const kinds: Kinds<Settings> = {
  parameters: "an object of values by parameter name",
  region: "a Region, such as eu-west-1",
  accountId: "an account ID of twelve digits",
  partition: "a partition, such as aws-cn",
  organizationId: "an organization ID, such as o-abcde12345",
  parameterFiles: "an object with 'files' and 'parameters', or an array of such",
  logBuckets: "an array of strings",
  organizationTrail: "a boolean",
  trustedAccounts: "an array of account IDs of twelve digits",
  parameterValues: '"default" or "allowed"',
  suggestSuppressions: "a boolean",
  project: "an object",
};

type Options = Readonly<Record<string, unknown>>;

/** What of the context of a rule says how it is configured. */
interface Configured {
  readonly settings: Options;
  readonly languageOptions?: Options;
}

/** Settings in which the project is that of the language. */
const joined = newSideTable<ProjectSettings, WeakMap<Settings, Settings>>();

/**
 * `settings.cloudtrail` of a configuration, and the project that the options of our language name.
 * @throws TypeError where a setting is not what it must be, naming it.
 */
export function settingsOf({ settings, languageOptions }: Configured): Settings {
  const written = writtenIn(settings);
  const project = languageOptions?.["project"];
  if (!isHashedProject(project) || written.project !== undefined) return written;
  const known = joined.get(project) ?? new WeakMap<Settings, Settings>();
  joined.set(project, known);
  const both = known.get(written) ?? sameAs({ ...written, project });
  known.set(written, both);
  return both;
}

function writtenIn({ cloudtrail: written }: Options): Settings {
  if (written === undefined) return none;
  const before = typeof written === "object" && written !== null && checked.get(written);
  if (before) return before;
  checkSettings(written, kinds, at);
  checkPlace(written);
  if (written.project !== undefined) checkProject(written.project, `${at}.project`);
  const settings = sameAs(written);
  checked.set(written, settings);
  return settings;
}

const said = new Map<string, Settings>();

/** More than a configuration has settings. */
const most = 50;

/**
 * The first settings that say the same. Editors make an `ESLint` for each edit, with settings of its own,
 * and what is known of a project is known for some settings.
 */
function sameAs(settings: Settings): Settings {
  const { project, ...others } = settings;
  // Of the project itself a digest would be made.
  const words = JSON.stringify([
    others,
    project && [project.root, project.include, project.groups],
  ]);
  const same = said.get(words) ?? settings;
  if (said.size >= most) said.clear();
  said.set(words, same);
  return same;
}

const at = "settings.cloudtrail";

/** In a place that there is not, nothing could be found. */
function checkPlace({ region, partition }: Settings): void {
  const [home, named] = [partitionOf(region), partitionNamed(partition)];
  if (home === undefined || named === undefined || home === named) return;
  throw new TypeError(
    `settings.cloudtrail.region '${String(region)}' is not in partition '${named.name}'.`,
  );
}
