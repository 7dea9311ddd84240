import type { Settings } from "../aws/settings.js";
import { partitionNamed, partitionOf } from "../iam/partition.js";
import { checkProject } from "./project-setting.js";
import { checkSettings, type Kinds } from "./setting-kinds.js";

const none: Settings = {};
const checked = new WeakSet<object>();

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

/**
 * `settings.cloudtrail` of a configuration.
 * @throws TypeError where it is not what it must be, naming the setting.
 */
export function settingsOf(settings: Readonly<Record<string, unknown>>): Settings {
  const written = settings["cloudtrail"];
  if (written === undefined) return none;
  if (typeof written === "object" && written !== null && checked.has(written)) return written;
  checkSettings(written, kinds, at);
  checkPlace(written);
  if (written.project !== undefined) checkProject(written.project, `${at}.project`);
  checked.add(written);
  return written;
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
