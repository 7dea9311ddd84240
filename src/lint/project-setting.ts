import { resolve } from "node:path";
import type { Group, ProjectSettings } from "../aws/settings.js";
import { statsOf } from "../host.js";
import { isExclusion, isPattern } from "./glob.js";
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
 * Checks what says which templates belong together. What would mean no template, wherever it is, is
 * refused: nothing would be judged together, and nobody would know.
 * @throws TypeError where it is not what it must be, naming the setting.
 */
export function checkProject(written: unknown, at: string): asserts written is ProjectSettings {
  checkSettings<ProjectSettings>(written, kinds, at);
  const { root, include, groups } = written;
  if (root !== undefined && !isFolder(root)) {
    throw new TypeError(`${at}.root must be a folder, which '${resolve(root)}' is not.`);
  }
  if (include !== undefined) checkPatterns(include, `${at}.include`);
  if (groups !== undefined) checkGroups(groups, `${at}.groups`);
}

function isFolder(path: string): boolean {
  try {
    return statsOf(resolve(path)).isDirectory();
  } catch {
    return false;
  }
}

function checkGroups(groups: readonly unknown[], at: string): void {
  if (groups.length === 0) throw new TypeError(`${at} must name a group.`);
  const names = new Set<string>();
  groups.forEach((group, index) => {
    const place = `${at}[${String(index)}]`;
    checkSettings<Group>(group, ofGroup, place);
    const { name, files } = group;
    if (name === undefined) throw new TypeError(`${place} needs name.`);
    if (files === undefined) throw new TypeError(`${place} needs files.`);
    if (names.has(name)) throw new TypeError(`${place}.name '${name}' is that of another group.`);
    names.add(name);
    checkPatterns([files].flat(), `${place}.files`);
  });
}

function checkPatterns(patterns: readonly string[], at: string): void {
  if (patterns.every(isExclusion)) throw new TypeError(`${at} must name files.`);
  for (const pattern of patterns) {
    const path = pattern.replace(/^!(?!\()/, "");
    const wrong = (must: string): TypeError =>
      new TypeError(`${at} must have ${must}, which '${pattern}' is not.`);
    if (!isPattern(path)) throw wrong("patterns for paths");
    // Nothing outside of the root is read.
    if (/^(?:[/\\]|[a-z]:[/\\]|\.\.(?:\/|$))/i.test(path)) throw wrong("paths below the root");
  }
}
