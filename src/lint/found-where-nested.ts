import { groupBy } from "../template/group.js";
import type { Template } from "../template/template.js";
import { labelIn } from "./construct.js";
import { deployersFor } from "./deployers.js";
import type { Membership } from "./estate/groups.js";
import { once } from "../template/once.js";
import type { Check } from "./findings.js";
import type { LintedStack } from "./judged-stacks.js";
import type { Project } from "./project.js";
import { type Shown, shownIn, stackOf } from "./shown.js";
import { spotOf } from "./spot.js";

/** What shows of a file where it is nested. */
export interface FoundNested {
  readonly shown: readonly Shown[];
  /** Whether that is all there is: nobody else deploys the file. */
  readonly isAll: boolean;
}

const nothing: FoundNested = { shown: [], isAll: false };

/** Tells what rules find in the stack of a file as those deploy it that nest it. */
export function foundWhereNested(
  linted: LintedStack,
  project: Project,
  membership: Membership,
): <S, O>(rule: Check<S, O>, options: O) => FoundNested {
  const { path } = linted;
  const { known, areAll } = deployersFor(linted, project, membership);
  if (known.length === 0) return () => nothing;
  const seeing = { path, name: project.nameOf(path), spots: spotOf };
  const made = once(() => known.map((deployer) => stacksOf(path, deployer.template())));
  return (rule, options) => {
    const found = known.map((deployer) => shownIn(seeing, deployer, rule, options));
    const isRead = made().every((each) => each.length > 0);
    return {
      shown: onlyOnce(
        found.flatMap(({ shown }) => shown),
        made().flat(),
      ),
      isAll: areAll && isRead && found.every(({ isAll }) => isAll),
    };
  };
}

/** What is said of some of the stacks only that a file is deployed as is said of these. */
function onlyOnce(all: readonly Shown[], stacks: readonly string[]): readonly Shown[] {
  const byWords = groupBy(all, ({ finding, template }) => {
    const { messageId, place, data } = finding;
    const resource = labelIn(finding, template);
    return JSON.stringify([place.span, messageId, { ...data, resource }]);
  });
  return [...byWords.values()].flatMap((alike) => {
    const of = new Set(alike.flatMap(stacksNamedBy));
    const [shown] = alike;
    if (shown === undefined) return [];
    return of.size === 0 || of.size === stacks.length ? shown : saidOf(shown, [...of]);
  });
}

/** The one that has what a finding is about, if that is of the file. */
function stacksNamedBy({ finding: { witness }, template }: Shown): readonly string[] {
  const resource = template.resources.get(witness?.at.resource.name ?? "");
  return resource?.file === undefined && resource !== undefined ? [stackOf(resource)] : [];
}

function saidOf({ finding, template }: Shown, stacks: readonly string[]): Shown {
  const { scenario = "", ...data } = finding.data;
  const names = stacks.map((stack) => `'${stack}'`).join(", ");
  const where = `${scenario} (in ${stacks.length === 1 ? "stack" : "stacks"} ${names})`;
  return { finding: { ...finding, data: { ...data, scenario: where } }, template };
}

/** The stacks of a deployment that are made of a file. */
function stacksOf(path: string, { resources }: Template): readonly string[] {
  const own = [...resources.values()].filter(({ file }) => file === path);
  return [...new Set(own.map(stackOf))];
}
