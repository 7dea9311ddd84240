import type { Problem } from "../../document/node.js";
import type { TemplateFile } from "../template-file.js";
import type { HasText } from "../template-file-of.js";
import { type Day, today } from "./dates.js";
import { readSuppressions, type Suppression } from "./read.js";
import { type Scope, scopesOf } from "./scopes.js";

/** A suppression, and what it is about. */
export interface Scoped extends Suppression {
  readonly scope: Scope;
}

/** What a file suppresses, and what is wrong with how it says so. */
export interface Suppressions {
  readonly active: readonly Scoped[];
  /** Those that were for a time. */
  readonly expired: readonly Scoped[];
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

/** A text in which the name of our settings is no key suppresses nothing. */
const key = /cloudtrail["']?\s*:/;

function suppressionsIn(
  { document, templates }: TemplateFile,
  { today: day = today(), rules = none }: Reading,
): Omit<Suppressions, "isListed"> {
  if (document === undefined || !key.test(document.text)) {
    return { active: none, expired: none, problems: none, today: day };
  }
  const { parts, wholes } = scopesOf(document, templates);
  const lists = [...wholes, ...parts].map((scope) => ({
    scope,
    list: readSuppressions(scope.owner, scope.path, rules),
  }));
  const scoped = lists.flatMap(({ scope, list }) =>
    list.suppressions.map((suppression): Scoped => ({ ...suppression, scope })),
  );
  return {
    active: scoped.filter((each) => !isExpired(each, day)),
    expired: scoped.filter((each) => isExpired(each, day)),
    problems: lists.flatMap(({ list }) => list.problems),
    today: day,
  };
}

/** A suppression ends with the day before. */
export function isExpired({ expires }: Suppression, day: Day): boolean {
  return expires !== undefined && expires <= day;
}

const known = new WeakMap<HasText, Suppressions>();

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
