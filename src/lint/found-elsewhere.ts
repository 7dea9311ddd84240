import { newSideTable } from "../template/side-table.js";
import { assembledOf } from "./assembled.js";
import { isElsewhere } from "./estate/contents.js";
import type { Check } from "./findings.js";
import { type FoundNested, foundWhereNested } from "./found-where-nested.js";
import { leadersTo, filesOf } from "./leaders.js";
import { pathIn } from "./project.js";
import { type Shown, shownIn } from "./shown.js";
import { spotOfPart } from "./spot.js";
import type { Standpoint } from "./standpoint.js";
import type { TemplateFile } from "./template-file.js";

/** What shows of a file where something else is deployed than its own stack. */
export interface FoundElsewhere {
  readonly whereNested: FoundNested;
  /** Where others lead to it, by what these deploy. */
  readonly whereLedTo: readonly (readonly Shown[])[];
}

type Find = <S, O>(rule: Check<S, O>, options: O) => FoundElsewhere;

const remembered = newSideTable<TemplateFile, Map<Standpoint, Find>>();

/**
 * Tells what rules find in other deployments in which a file has a part: be it that they nest it, or that
 * they lead to it. So all that have a part in something say so, whatever each can see.
 */
export function foundElsewhere(file: TemplateFile, path: string, from: Standpoint): Find {
  const known = remembered.get(file) ?? new Map<Standpoint, Find>();
  remembered.set(file, known);
  const find = known.get(from) ?? newFoundElsewhere(file, path, from);
  known.set(from, find);
  return find;
}

const nothing: FoundElsewhere = { whereNested: { shown: [], isAll: false }, whereLedTo: [] };

function newFoundElsewhere(file: TemplateFile, path: string, from: Standpoint): Find {
  const { document, stacks } = file;
  const { membership, project } = from;
  const own = project && pathIn(project, path);
  const [stack, ...others] = stacks;
  if (project === undefined || own === undefined || document === undefined) return () => nothing;
  if (stack === undefined || others.length > 0) return () => nothing;
  const isSaved = project.fileAt(own)?.text?.replace(/^\uFEFF/, "") === document.text;
  const linted = { path: own, stack, isSaved };
  const nested = foundWhereNested(linted, project, membership);
  // Of what others import or export, nothing is seen from another account.
  const seen = (): readonly string[] =>
    assembledOf(file, path, from).drafts.flatMap((draft) =>
      isElsewhere(draft) ? [] : [...filesOf(draft, own)],
    );
  const leaders = leadersTo(linted, seen, project, membership);
  const seeing = { path: own, name: project.nameOf(own), spots: spotOfPart };
  return (rule, options) => ({
    whereNested: nested(rule, options),
    whereLedTo: leaders.map((leader) => shownIn(seeing, leader, rule, options).shown),
  });
}
