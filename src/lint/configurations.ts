import { basename, dirname, join, resolve } from "node:path";
import { standardState } from "../terraform/configuration/remote-state.js";
import { groupBy } from "../template/group.js";
import { outermost } from "../template/outermost.js";
import { entriesOf, foundLately, walkFolders } from "./folders.js";
import { isInside, realPath } from "./read-inside.js";
import { type Said, saidBy, saidIn } from "./said-in.js";

/** Where there is more, a folder that nobody was seen to call counts as a deployment. */
const limits = { folders: 2000, files: 5000 };

/** How the configurations below a root lead to one another, in either of Terraform's languages. */
export interface Configurations {
  /**
   * The folders that a configuration in some other folder calls as modules. Those that are called
   * from within, as examples do, are not among them.
   */
  readonly called: ReadonlySet<string>;
  /** The folder of the one that keeps its state in a file. */
  readonly keeperOf: (state: string) => string | undefined;
  /** Those that read the state of the one in a folder, in the order of their paths. */
  readonly reading: (folder: string) => readonly { readonly folder: string }[];
  /** The folders that have a part in what some deploy, these included. */
  readonly around: (folders: Iterable<string>) => ReadonlySet<string>;
  /** All that they say of one another, as a text. */
  readonly said: string;
  /** The same with another text in place of that of a file. */
  readonly edited: (path: string, text: string) => Configurations;
}

const lately = foundLately<Configurations>();

export function configurationsIn(root: string): Configurations {
  return lately.find(root, () => findConfigurations(root));
}

/** The same, looked for again when somebody asks for them the next time. */
export function forgetConfigurations(root: string): void {
  lately.forget(root);
}

/** What files say, by their names in their folders. */
type SaidIn = ReadonlyMap<string, ReadonlyMap<string, Said>>;

function findConfigurations(root: string): Configurations {
  const files = new Map<string, Map<string, Said>>();
  let count = 0;
  walkFolders(root, limits.folders, (entry, folder) => {
    const { name } = entry;
    if (!entry.isFile() || !isConfiguration(name) || ++count > limits.files) return;
    const before = files.get(folder) ?? new Map<string, Said>();
    files.set(folder, before.set(name, saidIn(join(folder, name), root)));
  });
  return configurationsOf(files, root);
}

function configurationsOf(files: SaidIn, root: string): Configurations {
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  const folders = sorted.map(([folder, said]) => linksOf(folder, [...said.values()], root));
  const keeping = groupBy(folders, ({ keeps }) => keeps);
  const reading = groupBy(
    folders.flatMap(({ folder, reads }) =>
      [...new Set(reads)].map((state) => ({ folder, keeper: keeperOf(state, keeping) })),
    ),
    ({ folder, keeper }) => (keeper === folder ? undefined : keeper),
  );
  const byFolder = new Map(folders.map((links) => [links.folder, links] as const));
  const besideOne = (folder: string): readonly string[] => {
    const { called, reads } = byFolder.get(folder) ?? linksIn(folder, root);
    const keepers = reads.flatMap((state) => keeperOf(state, keeping) ?? []);
    const readers = reading.get(folder) ?? [];
    return [...called, ...keepers, ...readers.map((reader) => reader.folder)];
  };
  const configurations: Configurations = {
    called: calledAmong(folders),
    keeperOf: (state) => keeperOf(state, keeping),
    reading: (folder) => reading.get(folder) ?? [],
    around(all) {
      const found = new Set(all);
      for (const folder of found) for (const other of besideOne(folder)) found.add(other);
      return found;
    },
    said: JSON.stringify(folders),
    edited(path, text) {
      const [folder, name] = [dirname(path), basename(path)];
      if (!isConfiguration(name)) return configurations;
      const before = files.get(folder);
      const said = saidBy(text, path);
      if (JSON.stringify(said) === JSON.stringify(before?.get(name))) return configurations;
      return configurationsOf(
        new Map([...files, [folder, new Map([...(before ?? []), [name, said]])]]),
        root,
      );
    },
  };
  return configurations;
}

/** How the configuration in a folder leads to those in others. */
interface Links {
  readonly folder: string;
  readonly called: readonly string[];
  readonly keeps: string | undefined;
  readonly reads: readonly string[];
}

function linksOf(folder: string, said: readonly Said[], root: string): Links {
  return {
    folder,
    called: said.flatMap(({ sources }) => sources.map((source) => resolve(folder, source))),
    keeps: keptBy(folder, said, root),
    reads: said.flatMap(({ reads }) => reads.map(({ path }) => stateAt(folder, path, root))),
  };
}

/** Of those that call each other the first is deployed, if no other calls it. */
function calledAmong(folders: readonly Links[]): ReadonlySet<string> {
  const calls = new Map(
    folders.map(({ folder, called }) => [folder, called.filter((each) => !isInside(folder, each))]),
  );
  const deployed = outermost(calls.keys(), (folder) => calls.get(folder) ?? []);
  return new Set([...calls.values()].flat().filter((folder) => !deployed.has(folder)));
}

/** The same of a folder that is not looked into unless somebody calls it. */
function linksIn(folder: string, root: string): Links {
  const paths = (entriesOf(folder) ?? []).map(({ name }) => join(folder, name));
  const said = paths.filter(isConfiguration).map((path) => saidIn(path, root));
  return linksOf(folder, said, root);
}

function isConfiguration(path: string): boolean {
  return /\.tf(?:\.json)?$/.test(path);
}

type Keeping = ReadonlyMap<string | undefined, readonly { readonly folder: string }[]>;

/** Of two that say that they keep the same, nobody knows whose it is. */
function keeperOf(state: string, keeping: Keeping): string | undefined {
  const [keeper, ...others] = keeping.get(state) ?? [];
  return others.length === 0 ? keeper?.folder : undefined;
}

/** The file in which a configuration keeps its state, as far as its files say so. */
function keptBy(folder: string, said: readonly Said[], root: string): string | undefined {
  const [backend, ...others] = said.flatMap((each) => each.backend ?? []);
  if (backend?.kind === "elsewhere" || others.length > 0) return undefined;
  return stateAt(folder, backend?.path ?? standardState, root);
}

/** A state need not be there: it is seldom kept beside what it is the state of. */
export function stateAt(folder: string, path: string, root: string): string {
  const state = resolve(folder, path);
  const isHere = dirname(state) === folder || !isInside(state, root);
  const within = isHere ? undefined : realPath(dirname(state));
  return within === undefined ? state : join(within, basename(state));
}
