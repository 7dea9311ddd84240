import type { ProjectSettings, Settings } from "../aws/settings.js";
import { link } from "../cloudformation/stacks/link.js";
import { stackSetsIn } from "../cloudformation/stacks/stack-set.js";
import type { Problem } from "../document/node.js";
import type { Draft } from "../template/draft.js";
import { neighboursOf } from "./project.js";
import type { TemplateFile } from "./template-file.js";

/** What a file deploys: its templates, with what they lead to in other files. */
export interface Assembled {
  readonly drafts: readonly Draft[];
  /** What is wrong with how they lead there. */
  readonly problems: readonly Problem[];
}

interface Remembered {
  readonly project: ProjectSettings | undefined;
  readonly assembled: Assembled;
}

const remembered = new WeakMap<TemplateFile, Remembered>();

/**
 * The same for all rules that look at a file with the same settings.
 *
 * @param caller The file that leads to it, where it is read as if none did.
 */
export function assembledOf(
  file: TemplateFile,
  path: string,
  { project }: Settings,
  caller?: string,
): Assembled {
  const before = remembered.get(file);
  if (before !== undefined && before.project === project) return before.assembled;
  const assembled = read(file, path, project, caller);
  remembered.set(file, { project, assembled });
  return assembled;
}

function read(
  { document, templates, stacks }: TemplateFile,
  path: string,
  project: ProjectSettings | undefined,
  caller: string | undefined,
): Assembled {
  const isOurs = templates.every(({ dialect }) => dialect === "cloudformation");
  if (document === undefined || !isOurs) {
    return { drafts: templates.map((template) => ({ template })), problems: [] };
  }
  const sets = stacks.flatMap((stack) => stackSetsIn(stack, document.text));
  const around = neighboursOf(path, project);
  const without =
    caller === undefined ? undefined : (neighboursOf(caller, project)?.path ?? caller);
  const linked =
    around === undefined
      ? stacks.map((stack) => ({ ...stack, problems: [] }))
      : stacks.map((stack) => link({ path: around.path, stack }, around.neighbours, without));
  return {
    drafts: [...linked, ...sets],
    problems: linked.flatMap(({ problems }) => problems),
  };
}
