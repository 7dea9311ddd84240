import { remember, rememberWeakly } from "../aws/remember.js";
import type { GivenTo } from "../graph/domains.js";
import { groupBy } from "../template/group.js";
import type { Said } from "../terraform/configuration/name-pieces.js";
import {
  askingNames,
  declaringNames,
  type Names,
  namesIn,
  type ResourceName,
} from "../terraform/configuration/names.js";
import { spellingOf, wordsOfNames } from "../terraform/configuration/words-of-names.js";
import { newDeployment } from "./deployment.js";
import { everyMembership, type Membership, membershipsAmong, nearestTo } from "./estate/groups.js";
import { placeOf } from "./estate/place-of.js";
import { settingsOfOthers } from "./neighbours.js";
import type { Project } from "./project.js";
import type { ProjectFile } from "./project-files.js";
import { apartIn, rootsIn, unreadIn } from "./root-configurations.js";

/** A configuration of a project that is deployed to the account of the one that asks. */
export interface NamingRoot {
  readonly folder: string;
  readonly names: Names;
  /** Whether it is in the same Region as far as groups say. */
  readonly isInRegion: boolean;
}

/** The configurations of a project by the names of what they declare and call. */
export interface ConfigurationsByName {
  readonly inFolder: (folder: string) => NamingRoot | undefined;
  readonly asked: ReadonlySet<ResourceName>;
  readonly declaring: (name: ResourceName) => readonly NamingRoot[];
  readonly calling: (name: ResourceName) => readonly NamingRoot[];
  /** Whether something that nobody reads may declare what is called so, or configure it. */
  readonly isDoubtful: (name: ResourceName) => boolean;
}

/**
 * The configurations that one of them may meet, as what a group deploys sees them.
 *
 * @param own The names that it asks for itself, which may be newer than its file.
 */
export function configurationsByName(
  project: Project,
  from: Membership,
  own: ReadonlySet<ResourceName>,
): ConfigurationsByName {
  const known = byNameIn(project);
  const place = placeOf(from);
  const saved = known.get(place) ?? newByName(project, from, new Set());
  known.set(place, saved);
  if ([...own].every((name) => saved.asked.has(name))) return saved;
  // What is typed may ask for more, and what was typed before is forgotten.
  return newByName(project, from, own);
}

const byNameIn: (project: Project) => Map<string, ConfigurationsByName> = remember(
  () => new Map<string, ConfigurationsByName>(),
);

/**
 * First those are read that declare trails or users, then those in which a word of what these ask for may
 * be: be it that a module which is called has it, or what the settings say of variables.
 */
function newByName(
  project: Project,
  from: Membership,
  own: ReadonlySet<ResourceName>,
): ConfigurationsByName {
  const { roots, modules } = rootsIn(project);
  const near = roots.flatMap((root) => {
    const names = root.files.map(({ path }) => project.nameOf(path));
    const { reach } = nearestTo(from, membershipsAmong(names, from.base));
    return reach === "elsewhere" ? [] : [{ ...root, isInRegion: reach === "Region" }];
  });
  const giving = givenIn(project, from);
  const read = rememberWeakly(
    ({ folder, template, isInRegion }: (typeof near)[number]): NamingRoot => {
      return { folder, names: namesIn(template(), giving), isInRegion };
    },
  );
  const isAskedByModules = modules.some((each) => each.mayMention(askingNames));
  const asking = near.filter(
    ({ files }) =>
      files.some((file) => file.mayMention(askingNames)) ||
      (isAskedByModules && files.some((file) => file.mayMention(module))),
  );
  const asked = new Set([...own, ...asking.flatMap((root) => [...read(root).names.asked])]);
  const words = wordsOfNames(asked);
  const mayName = (files: readonly ProjectFile[]): boolean =>
    files.some((file) => file.mayMention(words));
  const isGiven = [...saidIn(from), ...project.beside.texts].some((text) => words.test(text));
  const isCalled = modules.some((module) => mayName([module]));
  const found = near.filter(
    ({ files }) =>
      mayName(files) ||
      (isGiven && files.some((file) => file.mayMention(variable))) ||
      (isCalled && files.some((file) => file.mayMention(module))),
  );
  const naming = found.map(read);
  const byFolder = new Map(naming.map((root) => [root.folder, root] as const));
  const declared = groupBy(
    naming.flatMap((root) => [...root.names.declared.keys()].map((name) => ({ name, root }))),
    ({ name }) => name,
  );
  const called = groupBy(
    naming.flatMap((root) => namesCalledBy(root).map((name) => ({ name, root }))),
    ({ name }) => name,
  );
  const unread = [...apartIn(project), ...found.flatMap(unreadIn)].filter(
    (file) => file.mayMention(declaringNames) && file.mayMention(words),
  );
  const doubtful = new Map<ResourceName, boolean>();
  return {
    inFolder: (folder) => byFolder.get(folder),
    asked,
    declaring: (name) => (declared.get(name) ?? []).map(({ root }) => root),
    calling: (name) => (called.get(name) ?? []).map(({ root }) => root),
    isDoubtful(name) {
      const isSpelled = doubtful.get(name) ?? isSpelledIn(unread, name);
      doubtful.set(name, isSpelled);
      return project.listing.gap !== undefined || isSpelled;
    },
  };
}

function isSpelledIn(files: readonly ProjectFile[], name: ResourceName): boolean {
  const spelling = spellingOf(name);
  return files.some((file) => file.mayMention(spelling));
}

const variable = /"variable"/;
const module = /"module"/;

function namesCalledBy({ names }: NamingRoot): readonly ResourceName[] {
  return [...new Set(names.mentioned.map(({ name }) => name))];
}

/** What the settings say that inputs are, as texts. */
function saidIn({ base }: Membership): readonly string[] {
  return everyMembership(base).flatMap(({ settings }) =>
    Object.values(settings.parameters ?? {}).map(String),
  );
}

/** What the user says of the variables of other configurations. */
function givenIn(project: Project, from: Membership): Said {
  const others = settingsOfOthers(project, from);
  const { given } = newDeployment(from.settings, project.root, others);
  return saidBy(given);
}

export function saidBy(given: GivenTo): Said {
  return ({ name, place }) => {
    const file = place?.file;
    const { pins, doubt } = (file === undefined ? undefined : given.elsewhere?.(file)) ?? given;
    const said = Object.hasOwn(pins, name) ? pins[name] : undefined;
    if (typeof said === "object") return said.kind === "Constant" ? said.text : null;
    return said === undefined ? (doubt === undefined ? undefined : null) : String(said);
  };
}
