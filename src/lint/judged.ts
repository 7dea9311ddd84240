import type { Draft } from "../template/draft.js";
import type { Template } from "../template/template.js";
import { newDeployment } from "./deployment.js";
import { estateOf } from "./estate/estate.js";
import type { Membership } from "./estate/groups.js";
import { once } from "../template/once.js";
import type { Finding } from "./finding.js";
import { type Check, findingsAt } from "./findings.js";
import { newGraphFor } from "./graph-for.js";
import { settingsOfOthers } from "./neighbours.js";
import type { Project } from "./project.js";
import { spotAnywhere } from "./spot.js";
import { isOfTooMany } from "./unknowns.js";

/** What a file deploys, judged once for all files that have a part in it: everything in it has one. */
export interface Judged {
  readonly template: () => Template;
  /** What a rule finds in whatever file, of each instance. */
  readonly found: <S, O>(rule: Check<S, O>, options: O) => FoundBy;
}

interface FoundBy {
  readonly findings: readonly Finding[];
  /** Whether it was asked in every scenario. */
  readonly isAll: boolean;
}

/** @param draft What the file at the path deploys, with all that it leads to. */
export function judgedOnce(
  draft: () => Draft,
  path: string,
  project: Project,
  membership: Membership,
): Judged {
  const { settings, base } = membership;
  const graph = once(() => {
    const others = settingsOfOthers(project, membership);
    return newGraphFor(draft(), newDeployment(settings, path, others));
  });
  const estate = once(() => estateOf({ path, project, membership, base }, graph()));
  const find = <S, O>(rule: Check<S, O>, options: O): FoundBy => {
    const context = { settings, estate: estate() };
    let isAll = true;
    const findings = findingsAt(spotAnywhere, rule, graph(), context, options, (unknown) => {
      if (isOfTooMany(unknown)) isAll = false;
    });
    return { findings, isAll };
  };
  const known = new Map<object, Map<string, FoundBy>>();
  return {
    template: () => graph().template,
    found(rule, options) {
      const answers = known.get(rule) ?? new Map<string, FoundBy>();
      known.set(rule, answers);
      const words = JSON.stringify(options);
      const found = answers.get(words) ?? find(rule, options);
      answers.set(words, found);
      return found;
    },
  };
}
