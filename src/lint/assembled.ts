import { link } from "../cloudformation/stacks/link.js";
import { stackSetsIn } from "../cloudformation/stacks/stack-set.js";
import type { Problem } from "../document/node.js";
import type { Draft } from "../template/draft.js";
import type { Membership } from "./estate/groups.js";
import { besideNamed } from "./named-elsewhere.js";
import { neighboursOf } from "./neighbours.js";
import type { Project } from "./project.js";
import type { Standpoint } from "./standpoint.js";
import type { TemplateFile } from "./template-file.js";

/** What a file deploys: its templates, with what they lead to in other files. */
export interface Assembled {
  readonly drafts: readonly Draft[];
  /** What is wrong with how they lead there. */
  readonly problems: readonly Problem[];
}

const remembered = new WeakMap<TemplateFile, Map<Membership["group"], Remembered>>();

interface Remembered {
  readonly project: Project | undefined;
  readonly assembled: Assembled;
}

/**
 * What a file deploys with a group, the same for all rules that look at it in the same project.
 *
 * @param caller The file that leads to it, where it is read as if none did.
 */
export function assembledOf(
  file: TemplateFile,
  path: string,
  from: Standpoint,
  caller?: string,
): Assembled {
  const { project } = from;
  const { group } = from.membership;
  const known = remembered.get(file) ?? new Map<Membership["group"], Remembered>();
  remembered.set(file, known);
  const before = known.get(group);
  if (before !== undefined && before.project === project) return before.assembled;
  const assembled = read(file, path, from, caller);
  known.set(group, { project, assembled });
  return assembled;
}

function read(
  { document, templates, stacks }: TemplateFile,
  path: string,
  from: Standpoint,
  caller: string | undefined,
): Assembled {
  const isOurs = templates.every(({ dialect }) => dialect === "cloudformation");
  if (document === undefined || !isOurs) {
    const drafts = templates.map((template) => besideNamed({ template }, path, from));
    return { drafts, problems: [] };
  }
  const sets = stacks.flatMap((stack) => stackSetsIn(stack, document.text));
  const around = neighboursOf(path, from);
  const without = caller === undefined ? undefined : (neighboursOf(caller, from)?.path ?? caller);
  const linked =
    around === undefined
      ? stacks.map((stack) => ({ ...stack, problems: [] }))
      : stacks.map((stack) => {
          const file = { path: around.path, stack: around.deployed(stack) };
          return link(file, around.neighbours, without);
        });
  return {
    drafts: [...linked.map((draft) => besideNamed(draft, path, from)), ...sets],
    problems: linked.flatMap(({ problems }) => problems),
  };
}
