import { dirname } from "node:path";
import { configuredByName, configuresByName } from "../aws/configured-by-name.js";
import { remember, rememberWeakly } from "../aws/remember.js";
import { contradict, merged } from "../cloudformation/stacks/name-pattern.js";
import { readJson } from "../document/json.js";
import type { Expression } from "../template/expression.js";
import { groupBy } from "../template/group.js";
import { apartWith } from "../template/apart.js";
import type { Apart } from "../template/gap.js";
import type { Resource, Template } from "../template/template.js";
import { alone, readConfiguration } from "../terraform/configuration/configuration.js";
import {
  type Pieces,
  piecesOf,
  type Said,
  spellingOf,
} from "../terraform/configuration/name-pieces.js";
import { namesAsJson } from "../terraform/configuration/native-names.js";
import {
  callingOpenly,
  type OpenCall,
  openCallsIn,
} from "../terraform/configuration/open-names.js";
import { saidIn } from "./configurations-by-name.js";
import { placeOf } from "./estate/place-of.js";
import { isNearIn } from "./near.js";
import type { Project } from "./project.js";
import { rootsIn } from "./root-configurations.js";
import type { Standpoint } from "./standpoint.js";

/**
 * What a template declares may be configured by configurations that have no part in it and call something
 * of its kind by a name that nobody can read.
 */
export function openRootsBeside(
  template: Template,
  path: string,
  from: Standpoint,
): readonly Apart[] {
  const { membership, project } = from;
  if (project === undefined || template.planned) return [];
  const resources = [...template.resources.values()];
  const own = resources.filter(({ type }) => configuredByName(type));
  const all = own.length === 0 ? [] : openRootsIn(project);
  if (all.length === 0) return [];
  const isNear = isNearIn(project, membership);
  const isStack = template.dialect === "cloudformation";
  const files = isStack ? [] : [path, ...resources.map(({ file = path }) => file)];
  const folders = new Set(files.map((file) => dirname(file)));
  const apart = all.filter(({ folder, path }) => !folders.has(folder) && isNear(path));
  if (apart.length === 0) return [];
  const said = saidIn(project, membership, path);
  const known = callsKnownIn(project);
  const place = placeOf(membership);
  const callsIn = known.get(place) ?? rememberWeakly((root: OpenRoot) => callsOf(root, said));
  known.set(place, callsIn);
  const calls = apart.flatMap(callsIn);
  return own.flatMap((resource) => callersOf(resource, template, calls, said));
}

interface OpenRoot {
  readonly folder: string;
  readonly path: string;
  readonly name: string;
  readonly template: Template;
  readonly calls: readonly OpenCall[];
}

/** Only those are read in whose texts, or in those of modules, something is called so. */
const openRootsIn = remember((project: Project): readonly OpenRoot[] => [
  ...openInJson(project),
  ...openInNative(project),
]);

function openInJson(project: Project): readonly OpenRoot[] {
  const { listing, nameOf } = project;
  if (!listing.files.some((file) => file.kind === terraform && file.mayMention(callingOpenly))) {
    return [];
  }
  const { roots, modules } = rootsIn(project);
  const isInModules = modules.some((file) => file.mayMention(callingOpenly));
  return roots.flatMap(({ folder, files, template: read }) => {
    const [first] = files;
    const isMeant = files.some(
      (file) => file.mayMention(callingOpenly) || (isInModules && file.mayMention(/"module"/)),
    );
    if (first === undefined || !isMeant) return [];
    return openRoot(folder, first.path, read(), nameOf);
  });
}

/** Of a variable nobody knows there what it is, since others may call the folder as a module. */
function openInNative({ listing: { native }, nameOf }: Project): readonly OpenRoot[] {
  return [...groupBy(native, ({ path }) => dirname(path))].flatMap(([folder, files]) => {
    const [first] = files.filter((file) => file.mayMention(configuresByName));
    if (first === undefined) return [];
    const names = namesAsJson(files.flatMap((file) => file.mentions(itsText)));
    return openRoot(folder, first.path, readConfiguration(readJson(names), alone), nameOf);
  });
}

/** All that a file says. */
const itsText: Readonly<RegExp> = /[^]+/;

function openRoot(
  folder: string,
  path: string,
  template: Template,
  nameOf: Project["nameOf"],
): readonly OpenRoot[] {
  const calls = openCallsIn(template);
  const name = nameOf(folder) || ".";
  return calls.length === 0 ? [] : [{ folder, path, name, template, calls }];
}

const terraform = "Terraform configuration";

const callsKnownIn: (project: Project) => Map<string, (root: OpenRoot) => readonly Call[]> =
  remember(() => new Map<string, (root: OpenRoot) => readonly Call[]>());

interface Call extends OpenCall {
  readonly root: string;
  readonly pieces: Pieces;
}

/** Those of a configuration that do not call what it declares by the very same name. */
function callsOf({ name, template, calls }: OpenRoot, said: Said): readonly Call[] {
  const declared = new Set(
    [...template.resources.values()].map((each) => {
      const pieces = nameOf(each, template, said);
      return pieces && spellingOf(pieces);
    }),
  );
  return calls.flatMap((call) => {
    const pieces = merged(piecesOf(call.written, template, said));
    const spelling = spellingOf(pieces);
    const isOwn = spelling !== undefined && declared.has(spelling);
    return isOwn ? [] : [{ ...call, root: name, pieces }];
  });
}

/** One that has no name that is written is given one which nobody knows. */
function nameOf(
  { type, properties: { fields } }: Resource,
  template: Template,
  said: Said,
): Pieces | undefined {
  const way = configuredByName(type);
  const written = way && fields.findLast(({ name }) => name === way.property)?.value;
  return written && merged(piecesOf(written, template, said));
}

function callersOf(
  resource: Resource,
  template: Template,
  calls: readonly Call[],
  said: Said,
): readonly Apart[] {
  const way = configuredByName(resource.type);
  const name = nameOf(resource, template, said) ?? [];
  const open = new Map<string, Apart>();
  for (const { by, adds, pieces, root } of calls) {
    if (way?.by.test(by) !== true || open.has(adds) || contradict(pieces, name)) continue;
    const place = { span: resource.header };
    const given: Expression = { kind: "Reference", resource: resource.name, path: [], place };
    const reason = `'${root}' may add resources`;
    open.set(adds, apartWith({ reason, span: [0, 0], types: new Set([adds]) }, [given]));
  }
  return [...open.values()];
}
