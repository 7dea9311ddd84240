import type { Mapping, Span } from "../../document/node.js";
import type { Resource, Template } from "../../template/template.js";
import type { Finding } from "../finding.js";
import { contains } from "../edit/nodes.js";
import { readSuppressions } from "./read.js";
import { pathIn } from "./scopes.js";
import { isExpired, type Scoped, type Suppressions } from "./suppressions.js";

/** Where a finding is said, and what is added to it. */
export interface Said {
  readonly span: Span;
  readonly note: string;
}

/**
 * What becomes of a finding. ESLint lists what is reported inside of what suppresses it as
 * suppressed. So what a resource suppresses that is reported elsewhere, at the bucket policy of a
 * bucket for instance, is reported at the resource; where ESLint is not told, it is left out.
 */
export function afterSuppression(
  finding: Finding,
  span: Span,
  rule: string,
  template: Template,
  suppressions: Suppressions,
): Said | undefined {
  const { active, expired, isListed, today } = suppressions;
  const resources = resourcesOf(finding, template);
  const elsewhere = resources
    .filter(({ file }) => file !== undefined)
    .flatMap(({ body, dialect }) => readSuppressions(body, pathIn(dialect), []).suppressions)
    .filter((each) => each.rule === rule);
  // The file of a module says it of itself.
  if (elsewhere.some((each) => !isExpired(each, today))) return undefined;
  const bodies = resources.map(({ body }) => body);
  const suppressing = among(active, rule, span, bodies);
  if (suppressing !== undefined) {
    const { scope } = suppressing;
    if (!isListed) return undefined;
    return { span: isInside(span, scope.span) ? span : scope.header, note: "" };
  }
  const { expires } = among(expired, rule, span, bodies) ?? elsewhere[0] ?? {};
  return { span, note: expires === undefined ? "" : ` (its suppression expired on ${expires})` };
}

function among(
  suppressions: readonly Scoped[],
  rule: string,
  span: Span,
  bodies: readonly Mapping[],
): Scoped | undefined {
  const same = suppressions.filter((each) => each.rule === rule);
  return (
    same.find(({ scope }) => isInside(span, scope.span)) ??
    same.find(({ scope }) => !scope.whole && bodies.includes(scope.owner))
  );
}

function isInside([start]: Span, scope: Span): boolean {
  return contains(scope, [start, start]) && start < scope[1];
}

/** What a message names, and what it is reported of: a bucket, and the policy of the bucket. */
function resourcesOf({ data, witness }: Finding, { resources }: Template): readonly Resource[] {
  const names = new Set([data["resource"], witness?.at.resource.name]);
  return [...names].flatMap((name) => (name === undefined ? [] : (resources.get(name) ?? [])));
}
