import { askingNames, type ResourceName } from "../terraform/configuration/names.js";
import { spellingOf } from "../terraform/configuration/words-of-names.js";
import { everyMembership, type Membership } from "./estate/groups.js";
import type { Project } from "./project.js";
import type { ProjectFile } from "./project-files.js";
import { type RootFolder, rootsIn } from "./root-configurations.js";

const variable = /"variable"/;
const module = /"module"/;

/** Whether a configuration may declare trails or users, or call a module that does. */
export function mayAskIn(project: Project): (root: RootFolder) => boolean {
  const isAskedByModules = rootsIn(project).modules.some((each) => each.mayMention(askingNames));
  return ({ files }) =>
    files.some((file) => file.mayMention(askingNames)) ||
    (isAskedByModules && files.some((file) => file.mayMention(module)));
}

/** Whether a configuration may have words: be it that a module has them, or what is said of variables. */
export function mayHaveIn(
  words: RegExp,
  project: Project,
  from: Membership,
): (root: RootFolder) => boolean {
  const isGiven = [...saidIn(from), ...project.beside.texts].some((text) => words.test(text));
  const isCalled = rootsIn(project).modules.some((each) => each.mayMention(words));
  return ({ files }) =>
    files.some((file) => file.mayMention(words)) ||
    (isGiven && files.some((file) => file.mayMention(variable))) ||
    (isCalled && files.some((file) => file.mayMention(module)));
}

/** What the settings say that inputs are, as texts. */
function saidIn({ base }: Membership): readonly string[] {
  return everyMembership(base).flatMap(({ settings }) =>
    Object.values(settings.parameters ?? {}).map(String),
  );
}

/** Tells whether a name may be spelled in some files. */
export function spelledIn(files: readonly ProjectFile[]): (name: ResourceName) => boolean {
  const known = new Map<ResourceName, boolean>();
  return (name) => {
    const isSpelled = known.get(name) ?? isSpelledIn(files, name);
    known.set(name, isSpelled);
    return isSpelled;
  };
}

function isSpelledIn(files: readonly ProjectFile[], name: ResourceName): boolean {
  const spelling = spellingOf(name);
  return files.some((file) => file.mayMention(spelling));
}
