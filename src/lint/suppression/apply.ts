import type { Span } from "../../document/node.js";
import type { Resource, Template } from "../../template/template.js";
import type { Finding } from "../finding.js";
import { around, type OfRule, placeOf } from "./by-rule.js";
import { readSuppressions, type Suppression } from "./read.js";
import { pathIn } from "./scopes.js";
import type { Scoped } from "./scoped.js";
import { isExpired, type Suppressions } from "./suppressions.js";

/** Where a finding is said, and what is added to it. */
export interface Said {
  readonly span: Span;
  readonly note: string;
  /** The suppression of this file that was about it. */
  readonly expired?: Scoped | undefined;
}

/**
 * What becomes of a finding. ESLint lists what is reported inside of what suppresses it as
 * suppressed. So what a resource suppresses that is reported elsewhere, at the bucket policy of a
 * bucket for instance, is reported at the suppression; where ESLint is not told, it is left out.
 */
export function afterSuppression(
  finding: Finding,
  span: Span,
  rule: string,
  template: Template,
  suppressions: Suppressions | undefined,
): Said | undefined {
  if (suppressions === undefined) return { span, note: "" };
  const { active, expired, isListed, today } = suppressions;
  const resources = resourcesOf(finding, template);
  const elsewhere = resources
    .flatMap((resource) => spelledElsewhere(resource))
    .filter((each) => each.rule === rule);
  // The file of a module says it of itself, and nobody is told what an included one says.
  if (elsewhere.some((each) => !isExpired(each, today))) return undefined;
  const suppressing = among(active.get(rule), span, resources);
  if (suppressing !== undefined) {
    if (!isListed) return undefined;
    const { mark, scope } = suppressing;
    const isBehind = mark[0] <= span[0] && span[0] < scope.span[1];
    return { span: isBehind ? span : mark, note: "" };
  }
  const over = among(expired.get(rule), span, resources);
  const { expires } = over ?? elsewhere[0] ?? {};
  const note = expires === undefined ? "" : ` (its suppression expired on ${expires})`;
  return { span, note, expired: over };
}

/** What is suppressed in other files: in that of a module, or in one that is included. */
function spelledElsewhere({ body, dialect, file }: Resource): readonly Suppression[] {
  const { suppressions } = readSuppressions(body, pathIn(dialect), []);
  return file !== undefined
    ? suppressions
    : suppressions.filter(({ item }) => item.origin !== undefined);
}

function among(
  suppressions: OfRule | undefined,
  [start]: Span,
  resources: readonly Resource[],
): Scoped | undefined {
  if (suppressions === undefined) return undefined;
  const outer = around(start, suppressions);
  if (outer !== undefined) return outer;
  const own = resources.find(
    ({ body, file }) => file === undefined && suppressions.byOwner.has(placeOf(body.span)),
  );
  return own && suppressions.byOwner.get(placeOf(own.body.span));
}

/** What a message names, and what it is reported of: a bucket, and the policy of the bucket. */
function resourcesOf({ data, witness }: Finding, { resources }: Template): readonly Resource[] {
  const names = new Set([data["resource"], witness?.at.resource.name]);
  return [...names].flatMap((name) => (name === undefined ? [] : (resources.get(name) ?? [])));
}
