import { basename, dirname, join } from "node:path";
import { remember } from "../aws/remember.js";
import { readJson } from "../document/json.js";
import { groupBy } from "../template/group.js";
import type { Template } from "../template/template.js";
import { readConfiguration } from "../terraform/configuration/configuration.js";
import { configurationsIn } from "./configurations.js";
import { once } from "../template/once.js";
import type { Project } from "./project.js";
import type { ProjectFile } from "./project-files.js";
import { rootFor } from "./read-inside.js";
import { isModuleIn, surroundingsOf } from "./surroundings.js";

/** A root module with all of its files. */
export interface RootFolder {
  readonly folder: string;
  readonly files: readonly ProjectFile[];
  /** Read when somebody asks, as it is on disk. */
  readonly template: () => Template;
}

/** The folders of a project that hold configurations, and the files of modules that these call. */
interface Roots {
  readonly roots: readonly RootFolder[];
  readonly modules: readonly ProjectFile[];
}

export const rootsIn: (project: Project) => Roots = remember(({ listing: { files } }) => {
  const configurations = files.filter(({ kind }) => kind === "Terraform configuration");
  const byFolder = [...groupBy(configurations, ({ path }) => dirname(path))];
  const modules = new Set(
    byFolder.flatMap(([folder]) => {
      const root = rootFor(folder);
      return isModuleIn(root, folder, () => configurationsIn(root)) ? [folder] : [];
    }),
  );
  return {
    modules: configurations.filter(({ path }) => modules.has(dirname(path))),
    roots: byFolder
      .filter(([folder]) => !modules.has(folder))
      .map(([folder, own]) => ({ folder, files: own, template: once(() => readAlone(folder)) })),
  };
});

/** A configuration as it is on disk, without others whose states it reads. */
function readAlone(folder: string): Template {
  const surroundings = surroundingsOf(join(folder, "none"), undefined, true);
  return readConfiguration(readJson("{}"), { ...surroundings, rootKeeping: () => undefined });
}

/** The files that are in none of these configurations, or in another language. */
export function apartIn({ listing: { files, native } }: Project): readonly ProjectFile[] {
  return [
    ...native,
    ...files.filter(({ kind }) => kind === undefined || kind === "CloudFormation"),
  ];
}

/** Those of a configuration that are broken. */
export function unreadIn({ files, template }: RootFolder): readonly ProjectFile[] {
  const unread = new Set(template().module?.unread);
  return files.filter(({ path }) => unread.has(basename(path)));
}
