import type { Problem, Span } from "../../document/node.js";
import { newSideTable } from "../../template/side-table.js";
import { directiveComments, type Switch, switchesOf } from "../directives.js";
import { contains } from "../edit/nodes.js";
import type { TemplateFile } from "../template-file.js";
import type { HasText } from "../template-file-of.js";
import { byRule, type ByRule } from "./by-rule.js";
import { countUpTo } from "./count-up-to.js";
import { type Day, today } from "./dates.js";
import { readSuppressions, type Suppression } from "./read.js";
import type { Scoped } from "./scoped.js";
import { commentedIn, type Scope, scopesOf } from "./scopes.js";

/** What a file suppresses, and what is wrong with how it says so. */
export interface Suppressions {
  readonly active: ByRule;
  /** Those that were for a time. */
  readonly expired: ByRule;
  readonly problems: readonly Problem[];
  readonly today: Day;
  /** Whether ESLint itself is told, so that it lists what is suppressed. */
  readonly isListed: boolean;
}

/** What of the configuration matters to them. */
export interface Reading {
  readonly today?: Day | undefined;
  /** The names of our rules. */
  readonly rules?: readonly string[];
}

const none: readonly never[] = [];
const nothing = { active: byRule(none), expired: byRule(none), problems: none };

/** A text in which the name of our settings is no key suppresses nothing. */
const key = /cloudtrail["']?\s*:/;

function suppressionsIn(
  { document, templates }: TemplateFile,
  { today: day = today(), rules = none }: Reading,
): Omit<Suppressions, "isListed"> {
  if (document === undefined || !key.test(document.text)) {
    return { ...nothing, today: day };
  }
  const scopes = scopesOf(document, templates);
  const all = [...scopes.wholes, ...scopes.parts, ...commentedIn(document, templates, scopes)];
  const lists = all.map((scope) => ({
    scope,
    list: readSuppressions(scope.owner, scope.path, rules),
  }));
  const switches = switchesOf(directiveComments(document));
  const scoped = lists.flatMap(({ scope, list }) =>
    list.suppressions.map((suppression): Scoped => {
      return { ...suppression, scope, mark: markOf(suppression, scope, switches) };
    }),
  );
  return {
    active: byRule(scoped.filter((each) => !isExpired(each, day))),
    expired: byRule(scoped.filter((each) => isExpired(each, day))),
    problems: lists.flatMap(({ list }) => list.problems),
    today: day,
  };
}

/** A suppression ends with the day before. */
export function isExpired({ expires }: Suppression, day: Day): boolean {
  return expires !== undefined && expires <= day;
}

const known = newSideTable<HasText, Suppressions>();

/** Those of a source code of ours, which tells ESLint about them. */
export function listSuppressions(
  sourceCode: HasText,
  file: TemplateFile,
  reading: Reading,
): Suppressions {
  const suppressions = { ...suppressionsIn(file, reading), isListed: true };
  known.set(sourceCode, suppressions);
  return suppressions;
}

/** Those of a source code in any language. */
export function suppressionsOf(sourceCode: HasText, file: TemplateFile): Suppressions {
  const before = known.get(sourceCode);
  if (before !== undefined) return before;
  const suppressions = { ...suppressionsIn(file, {}), isListed: false };
  known.set(sourceCode, suppressions);
  return suppressions;
}

const heard = new WeakSet<HasText>();

/** ESLint asks for suppressions before it runs rules, unless it is told to have none. */
export function noteDirectivesAsked(sourceCode: HasText): void {
  heard.add(sourceCode);
}

/** Those that have an effect on what rules find; nothing where none may have any. */
export function suppressionsInEffect(
  sourceCode: HasText,
  file: TemplateFile,
): Suppressions | undefined {
  const suppressions = suppressionsOf(sourceCode, file);
  return suppressions.isListed && !heard.has(sourceCode) ? undefined : suppressions;
}

/** Where a suppression is shown: where it stands, if that does as well as the name of its scope. */
function markOf({ rule, span }: Suppression, scope: Scope, switches: readonly Switch[]): Span {
  // Nobody can move what others report, and an alias stands for what is said elsewhere.
  if (!rule.startsWith("cloudtrail/") || !contains(scope.span, span)) return scope.header;
  const before = (end: number): number => countUpTo(end, switches, ({ offset }) => offset);
  // A comment between the two is about what is reported there.
  return before(span[0]) === before(scope.header[0]) ? span : scope.header;
}
