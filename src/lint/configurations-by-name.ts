import { remember, rememberWeakly } from "../aws/remember.js";
import type { GivenTo } from "../graph/domains.js";
import { groupBy } from "../template/group.js";
import type { Said } from "../terraform/configuration/name-pieces.js";
import {
  declaringNames,
  type Names,
  namesIn,
  type ResourceName,
} from "../terraform/configuration/names.js";
import { wordsOfNames } from "../terraform/configuration/words-of-names.js";
import { newDeployment } from "./deployment.js";
import { type Membership, membershipsAmong, nearestTo } from "./estate/groups.js";
import { placeOf } from "./estate/place-of.js";
import { mayAskIn, mayHaveIn, spelledIn } from "./mentioning-configurations.js";
import { settingsOfOthers } from "./neighbours.js";
import type { Project } from "./project.js";
import { apartIn, type RootFolder, rootsIn, unreadIn } from "./root-configurations.js";

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
 * be.
 */
function newByName(
  project: Project,
  from: Membership,
  own: ReadonlySet<ResourceName>,
): ConfigurationsByName {
  const near = nearRootsIn(project, from);
  const giving = saidIn(project, from);
  const read = rememberWeakly(({ folder, template, isInRegion }: NearRoot): NamingRoot => {
    return { folder, names: namesIn(template(), giving), isInRegion };
  });
  const asked = new Set([
    ...own,
    ...near.filter(mayAskIn(project)).flatMap((root) => [...read(root).names.asked]),
  ]);
  const words = wordsOfNames(asked);
  const found = near.filter(mayHaveIn(words, project, from));
  const naming = found.map(read);
  const byFolder = new Map(naming.map((root) => [root.folder, root] as const));
  const unread = [...apartIn(project), ...found.flatMap(unreadIn)].filter(
    (file) => file.mayMention(declaringNames) && file.mayMention(words),
  );
  const isSpelled = spelledIn(unread);
  return {
    inFolder: (folder) => byFolder.get(folder),
    asked,
    declaring: filedBy(naming, ({ names }) => names.declared.keys()),
    calling: filedBy(naming, ({ names }) => names.mentioned.map(({ name }) => name)),
    isDoubtful: (name) => project.listing.gap !== undefined || isSpelled(name),
  };
}

interface NearRoot extends RootFolder {
  readonly isInRegion: boolean;
}

function nearRootsIn(project: Project, from: Membership): readonly NearRoot[] {
  return rootsIn(project).roots.flatMap((root) => {
    const names = root.files.map(({ path }) => project.nameOf(path));
    const { reach } = nearestTo(from, membershipsAmong(names, from.base));
    return reach === "elsewhere" ? [] : [{ ...root, isInRegion: reach === "Region" }];
  });
}

/** Tells the configurations that have a name. */
function filedBy(
  naming: readonly NamingRoot[],
  namesOf: (root: NamingRoot) => Iterable<ResourceName>,
): (name: ResourceName) => readonly NamingRoot[] {
  const named = naming.flatMap((root) =>
    [...new Set(namesOf(root))].map((name) => ({ name, root })),
  );
  const byName = groupBy(named, ({ name }) => name);
  return (name) => (byName.get(name) ?? []).map(({ root }) => root);
}

/** What the user says of the variables of configurations: of others, where none is linted. */
export function saidIn(project: Project, from: Membership, path: string = project.root): Said {
  const others = settingsOfOthers(project, from);
  const { given } = newDeployment(from.settings, path, others);
  return saidBy(given);
}

function saidBy(given: GivenTo): Said {
  return ({ name, place }) => {
    const file = place?.file;
    const { pins, doubt } = (file === undefined ? undefined : given.elsewhere?.(file)) ?? given;
    const said = Object.hasOwn(pins, name) ? pins[name] : undefined;
    if (typeof said === "object") return said.kind === "Constant" ? said.text : null;
    return said === undefined ? (doubt === undefined ? undefined : null) : String(said);
  };
}
