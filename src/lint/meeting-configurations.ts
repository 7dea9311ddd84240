import { dirname } from "node:path";
import { spread } from "../cloudformation/stacks/connected.js";
import type { Document } from "../document/node.js";
import type { Resource, Template } from "../template/template.js";
import { readConfiguration } from "../terraform/configuration/configuration.js";
import type { Meeting, RootModule } from "../terraform/configuration/module-file.js";
import { type Names, namesIn, type ResourceName } from "../terraform/configuration/names.js";
import { configurationsIn } from "./configurations.js";
import { configurationsByName, type NamingRoot, saidIn } from "./configurations-by-name.js";
import { isNearIn } from "./near.js";
import { pathIn } from "./project.js";
import { rootFor } from "./read-inside.js";
import type { Standpoint } from "./standpoint.js";
import { rootModuleIn, surroundingsOf } from "./surroundings.js";

/**
 * A configuration together with those of its project that it meets in a name: the one that declares what
 * it calls so, and those that call what it declares, or calls itself.
 *
 * @param caller The file that leads to it, where it is read as if none did.
 */
export function withMeeting(
  template: Template,
  document: Document,
  path: string,
  from: Standpoint,
  caller?: string,
): Template {
  const { membership, project } = from;
  const own = project && pathIn(project, path);
  if (project === undefined || own === undefined || template.module === undefined) return template;
  const isAlone = caller !== undefined;
  const surroundings = surroundingsOf(path, document.text, isAlone);
  if (surroundings.isCalled === true || !isNearIn(project, membership)(own)) return template;
  const folder = dirname(own);
  const names = namesIn(template, saidIn(project, membership, path));
  // What keeps a state that it reads, or reads its own, may be called by names that it does not know.
  const joined = [...template.resources.values()].flatMap(({ deployment, file }) =>
    deployment === undefined || file === undefined ? [] : dirname(file),
  );
  const isNameless = names.declared.size === 0 && names.mentioned.length === 0;
  if (isNameless && joined.length === 0) return template;
  const known = configurationsByName(project, membership, names.asked);
  const rootsMeeting = meetingsIn({
    ...known,
    own: { folder, names, isInRegion: true },
    without: caller === undefined ? undefined : dirname(pathIn(project, caller) ?? caller),
  });
  const met = rootsMeeting(folder);
  const folders = new Set([folder, ...joined]);
  if ([...folders].every((each) => rootsMeeting(each).length === 0)) return template;
  const asMet = metFrom(folders, rootsMeeting);
  const read = readConfiguration(document, {
    ...surroundings,
    rootsMeeting,
    rootKeeping(...keeping) {
      const root = surroundings.rootKeeping(...keeping);
      return root && asMet(root);
    },
    rootsReading: (kept) => [...surroundings.rootsReading(kept)].map(asMet),
  });
  return calledAt(met, read);
}

/** One whose state is read, too, is in the account where it is met. */
function metFrom(
  pending: Set<string>,
  rootsMeeting: (folder: string) => readonly Met[],
): (root: RootModule) => RootModule {
  const known = new Map<string, RootModule>();
  for (const each of pending) {
    for (const { root } of rootsMeeting(each)) {
      known.set(root.path, root);
      pending.add(root.path);
    }
  }
  return (root) => known.get(root.path) ?? root;
}

/** Of several things that one declares, each is called, with what has to do with it, where it is named. */
function calledAt(met: readonly Met[], template: Template): Template {
  const named = met.flatMap(({ root: { name }, declares, place }) =>
    declares === undefined || place === undefined ? [] : [[`${name}:${declares}`, place] as const],
  );
  if (named.length < 2) return template;
  const places = spread(new Map(named.reverse()), template);
  const resources = [...template.resources].map(([name, resource]): [string, Resource] => {
    const place = places.get(name);
    const { calls = [], deployment } = resource;
    const isCalled = place !== undefined && deployment !== undefined && calls.length > 0;
    return [name, isCalled ? { ...resource, calls: [...calls.slice(0, -1), place] } : resource];
  });
  return { ...template, resources: new Map(resources) };
}

interface Around extends ReturnType<typeof configurationsByName> {
  /** As it is now. */
  readonly own: NamingRoot;
  /** The folder of one that takes no part. */
  readonly without: string | undefined;
}

interface Met extends Meeting {
  /** The address of what it declares that is called so. */
  readonly declares?: string | undefined;
}

function meetingsIn(around: Around): (folder: string) => readonly Met[] {
  const { own, without, inFolder, asked, isDoubtful } = around;
  const withOwn = (
    found: readonly NamingRoot[],
    isOne: (names: Names) => boolean,
  ): readonly NamingRoot[] => {
    const others = found.filter(({ folder }) => folder !== own.folder);
    return isOne(own.names) ? [own, ...others] : others;
  };
  /** The one that declares what is called so; nothing where several do, or may. */
  const declaring = (name: ResourceName): NamingRoot | undefined => {
    if (!asked.has(name)) return undefined;
    const found = withOwn(around.declaring(name), ({ declared }) => declared.has(name));
    return found.length === 1 && !isDoubtful(name) ? found[0] : undefined;
  };
  const calling = (name: ResourceName): readonly NamingRoot[] =>
    withOwn(around.calling(name), ({ mentioned }) => mentioned.some((each) => each.name === name));
  const isCertain = (name: ResourceName): boolean =>
    !asked.has(name) || declaring(name) !== undefined;
  /** What takes part does so with all of its names, so that none may be that of something else. */
  const mayMeet = ({ folder, names: { declared, mentioned } }: NamingRoot): boolean =>
    folder !== without &&
    [...declared.keys()].every(isCertain) &&
    mentioned.every(({ name }) => !own.names.declared.has(name) || isCertain(name));
  return (folder) => {
    const one = folder === own.folder ? own : inFolder(folder);
    if (one === undefined) return [];
    const { declared, mentioned } = one.names;
    const called = mentioned.map(({ name, place }) => {
      const root = declaring(name);
      return { root, place, declares: root?.names.declared.get(name) };
    });
    const callers = [...declared.keys(), ...mentioned.map(({ name }) => name)]
      .filter((name) => declaring(name) !== undefined)
      .flatMap(calling);
    return [...called, ...callers.map((root) => ({ root, place: undefined }))].flatMap(
      ({ root, ...call }) => {
        if (root === undefined || root.folder === folder || !mayMeet(root)) return [];
        return [{ root: rootModuleOf(root, own), ...call }];
      },
    );
  };
}

function rootModuleOf({ folder, names, isInRegion }: NamingRoot, own: NamingRoot): RootModule {
  const root = rootFor(folder);
  // Two that do not say their Regions are told them by the same environment.
  const isHere = isInRegion && names.region !== undefined && names.region === own.names.region;
  return {
    ...rootModuleIn(root, folder, () => configurationsIn(root)),
    ...(isHere && { isOneAccount: true }),
  };
}
