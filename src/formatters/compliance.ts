import { groupBy } from "../template/group.js";
import plugin from "../index.js";
import { rulesAskedAbout } from "../lint/asked.js";
import { type Catalogue, catalogues, type Control, controlsIn } from "./catalogues.js";
import { isMadeHere, type MadeMeta, urlOf } from "./finding.js";
import type { Context } from "./formatter.js";
import type { LintedFile } from "./linted-file.js";

/** How the files stand in the eyes of a catalogue, as far as rules can tell. */
export interface Matrix<T> {
  readonly catalogue: Catalogue;
  readonly rows: readonly Row<T>[];
}

/** A control, and the rules that answer it. */
export interface Row<T> {
  readonly control: Control;
  readonly answers: readonly Answer<T>[];
  readonly standing: Standing;
}

export interface Answer<T> {
  readonly rule: string;
  readonly description: string;
  readonly page: string | undefined;
  readonly found: readonly T[];
  readonly suppressed: readonly T[];
  readonly standing: Standing;
}

/**
 * - `unasked`: no template was judged by it; `partly`: not by all of its rules.
 * - `unknown`: nothing was found, and nobody knows whether it was asked about some template.
 */
export type Standing = "found" | "unknown" | "partly" | "unasked" | "suppressed" | "clean";

/** What is found by a rule, and whether that is accepted. */
interface Found {
  readonly finding: { readonly rule: string };
  readonly isSuppressed: boolean;
}

interface Known {
  readonly id: string;
  readonly meta: MadeMeta;
}

/** What rules were asked about some files. */
export interface Asked {
  readonly rules: ReadonlySet<string>;
  /** Whether they certainly were the only ones. */
  readonly areAll: boolean;
}

/** Only of the files themselves: what the same process linted besides says nothing of them. */
export function askedAbout(files: readonly LintedFile[]): Asked {
  const known = files.map((file) => ({ file, rules: rulesAskedAbout(file.path) }));
  return {
    rules: new Set(known.flatMap(({ rules = [] }) => [...rules])),
    areAll: known.every(({ file, rules }) => rules !== undefined || !isTemplate(file)),
  };
}

function isTemplate({ template }: LintedFile): boolean {
  return template.document !== undefined;
}

/** How files stand in every catalogue that some rule answers to. */
export function matricesOf<T extends Found>(
  items: readonly T[],
  { rulesMeta }: Context,
  asked: Asked,
): readonly Matrix<T>[] {
  const byRule = groupBy(items, ({ finding }) => finding.rule);
  const answered = knownRules(rulesMeta, asked).flatMap((rule) =>
    controlsIn(rule.meta.docs.controls).map((control) => ({
      control,
      answer: answerOf(rule, byRule.get(rule.id) ?? [], asked),
    })),
  );
  return catalogues.flatMap((catalogue) => {
    const own = answered.filter(({ control }) => control.catalogue === catalogue);
    const rows = [...groupBy(own, ({ control }) => control.number).values()].flatMap(
      (same): readonly Row<T>[] => {
        const [first] = same;
        if (first === undefined) return [];
        const answers = same.map(({ answer }) => answer);
        const standing = standingOf(answers.map((answer) => answer.standing));
        return [{ control: first.control, answers, standing }];
      },
    );
    if (rows.length === 0) return [];
    return [{ catalogue, rows: rows.toSorted(byNumber) }];
  });
}

function byNumber(one: Row<unknown>, other: Row<unknown>): number {
  return one.control.number.localeCompare(other.control.number, "en", { numeric: true });
}

/** Ours, whether or not they found something, and those of others that did. */
function knownRules(metas: Context["rulesMeta"], asked: Asked): readonly Known[] {
  const used = new Set([...Object.keys(metas), ...asked.rules]);
  const ours = Object.entries(plugin.rules).map(([name, { meta }]): Known => {
    // Configurations may give the plugin another name than its own.
    const id =
      [...used].find((each) => metas[each]?.docs?.url === meta.docs.url) ??
      [...asked.rules].find((each) => each.endsWith(`/${name}`));
    return { id: id ?? `${plugin.meta.namespace}/${name}`, meta };
  });
  const known = new Set(ours.map(({ id }) => id));
  const others = Object.entries(metas).flatMap(([id, meta]): Known[] =>
    isMadeHere(meta) && !known.has(id) ? [{ id, meta }] : [],
  );
  return [...ours, ...others];
}

function answerOf<T extends Found>(
  { id, meta }: Known,
  items: readonly T[],
  asked: Asked,
): Answer<T> {
  const suppressed = items.filter(({ isSuppressed }) => isSuppressed);
  const found = items.filter(({ isSuppressed }) => !isSuppressed);
  const without = asked.rules.has(id) ? "clean" : asked.areAll ? "unasked" : "unknown";
  const standing = found.length > 0 ? "found" : suppressed.length > 0 ? "suppressed" : without;
  const { description } = meta.docs;
  return { rule: id, description, page: urlOf(meta), found, suppressed, standing };
}

function standingOf(standings: readonly Standing[]): Standing {
  const has = (standing: Standing): boolean => standings.includes(standing);
  if (has("found")) return "found";
  if (has("unknown")) return "unknown";
  if (has("unasked")) return standings.every((each) => each === "unasked") ? "unasked" : "partly";
  return has("suppressed") ? "suppressed" : "clean";
}
