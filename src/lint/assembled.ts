import { dirname } from "node:path";
import { remember } from "../aws/remember.js";
import { link } from "../cloudformation/stacks/link.js";
import type { Document, Problem } from "../document/node.js";
import type { Draft } from "../template/draft.js";
import { withLabels } from "../terraform/configuration/labels.js";
import { linkedSetsIn } from "./linked-sets.js";
import { withMeeting } from "./meeting-configurations.js";
import { nameFrom } from "./name-from.js";
import { besideNamed } from "./named-elsewhere.js";
import { neighboursOf } from "./neighbours.js";
import { realPath, rootFor } from "./read-inside.js";
import { sharedStandpoint, type Standpoint } from "./standpoint.js";
import type { TemplateFile } from "./template-file.js";

/** What a file deploys: its templates, with what they lead to in other files. */
export interface Assembled {
  readonly drafts: readonly Draft[];
  /** What is wrong with how they lead there. */
  readonly problems: readonly Problem[];
}

/**
 * What a file deploys with a group, the same for all rules that look at it from there.
 *
 * @param caller The file that leads to it, where it is read as if none did.
 */
export function assembledOf(
  file: TemplateFile,
  path: string,
  from: Standpoint,
  caller?: string,
): Assembled {
  const { document } = file;
  if (document === undefined) return nothing;
  // What others have asked for is made for good, and the rest goes with whoever looks.
  const shared = assembledFrom(sharedStandpoint(from));
  const documents = shared.has(document) ? shared : assembledFrom(from);
  const known = documents.get(document) ?? new Map<string | undefined, Assembled>();
  documents.set(document, known);
  const assembled = known.get(caller) ?? read(file, document, path, from, caller);
  known.set(caller, assembled);
  return assembled;
}

const nothing: Assembled = { drafts: [], problems: [] };

/** By document and caller. */
const assembledFrom = remember<Standpoint, Map<Document, Map<string | undefined, Assembled>>>(
  () => new Map(),
);

function read(
  { templates, stacks }: TemplateFile,
  document: Document,
  path: string,
  from: Standpoint,
  caller: string | undefined,
): Assembled {
  const isOurs = templates.every(({ dialect }) => dialect === "cloudformation");
  if (!isOurs) {
    const { nameOf = namesFor(path) } = from.project ?? {};
    const drafts = templates.map((each) => {
      const template = withLabels(withMeeting(each, document, path, from, caller), nameOf);
      return besideNamed({ template }, path, from);
    });
    return { drafts, problems: [] };
  }
  const sets = stacks.flatMap((stack) => linkedSetsIn(stack, document.text, path, from));
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
    drafts: [...linked.map((draft) => besideNamed(draft, path, from)), ...sets.map((set) => set())],
    problems: linked.flatMap(({ problems }) => problems),
  };
}

/** What files are called in messages about one that is in no project. */
function namesFor(path: string): (file: string) => string {
  return (file) => nameFrom(rootFor(realPath(dirname(path)) ?? dirname(path)), file);
}
