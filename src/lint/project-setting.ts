import type { Group, ProjectSettings } from "../aws/settings.js";
import { checkSettings, type Kinds } from "./setting-kinds.js";

const kinds: Kinds<ProjectSettings> = {
  root: "a string",
  include: "an array of strings",
  groups: "an array",
};

const ofGroup: Kinds<Group> = {
  name: "a string",
  files: "a string or an array of strings",
  account: "an account ID of twelve digits",
  region: "a Region, such as eu-west-1",
  parameters: "an object of values by parameter name",
};

/**
 * Checks what says which templates belong together.
 * @throws TypeError where it is not what it must be, naming the setting.
 */
export function checkProject(written: unknown, at: string): asserts written is ProjectSettings {
  checkSettings<ProjectSettings>(written, kinds, at);
  const groups: readonly unknown[] = written.groups ?? [];
  groups.forEach((group, index) => {
    const place = `${at}.groups[${String(index)}]`;
    checkSettings<Group>(group, ofGroup, place);
    for (const name of ["name", "files"] as const) {
      if (group[name] === undefined) throw new TypeError(`${place} needs ${name}.`);
    }
  });
}
