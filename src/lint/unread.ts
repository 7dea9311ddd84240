import type { Rule } from "eslint";
import { Trail } from "../aws/trail.js";
import { resourcesOf } from "../aws/view.js";
import type { Problem } from "../document/node.js";
import type { Draft } from "../template/draft.js";
import { assembledOf } from "./assembled.js";
import { type Deployed, deploymentsOf } from "./deployments.js";
import { problemsOfProject } from "./estate/project-problems.js";
import { graphFor } from "./graph-for.js";
import { longPoliciesIn } from "./long-policies.js";
import { pathOf } from "./path-of.js";
import { projectWith } from "./project.js";
import { settingsOf } from "./settings.js";
import { suppressionsOf } from "./suppression/suppressions.js";
import { templateFileOf } from "./template-file-of.js";

type Context = Pick<
  Rule.RuleContext,
  "filename" | "languageOptions" | "physicalFilename" | "settings" | "sourceCode"
>;

/**
 * What a file leads to that must not be read or that nobody can read, and what is too large for that.
 * Everything else in it is judged all the same.
 */
export function unreadOf(context: Context): readonly Problem[] {
  const { sourceCode } = context;
  const path = pathOf(context.filename, context.physicalFilename);
  const file = templateFileOf(sourceCode, path);
  const chosen = settingsOf(context);
  const deployments = deploymentsOf(sourceCode, chosen, path);
  const assembled = deployments.map((deployment) => {
    return { deployment, ...assembledOf(file, path, deployment) };
  });
  const graphs = assembled.flatMap(({ deployment, drafts }) =>
    drafts.map((draft) => graphFor(draft, deployment)),
  );
  // Some loops are gone through only when the graph is made.
  const loops = graphs.flatMap(({ template }) => template.unread ?? []);
  // What is wrong with a project that has no templates can be said in those only that are none of it.
  const project = deployments[0]?.project ?? projectWith(path, chosen.project)?.project;
  const start = assembled[0]?.drafts[0]?.template.span[0];
  const ofDeployment = (message: string): readonly Problem[] =>
    start === undefined ? [] : [{ message, span: [start, start] }];
  const suppressions = suppressionsOf(sourceCode, file);
  const all = [
    ...problemsOfProject(path, project, chosen).flatMap(ofDeployment),
    ...deployments.flatMap(({ problems }) => problems.flatMap(ofDeployment)),
    ...file.unread,
    ...assembled.flatMap(({ problems }) => problems),
    ...loops,
    ...graphs.flatMap(({ template }) => longPoliciesIn(template, sourceCode.text)),
    ...assembled.flatMap(({ deployment, drafts }) => unknownTrails(deployment, drafts)),
    // In a language of our own they are problems of ESLint's directives.
    ...(suppressions.isListed ? [] : suppressions.problems),
  ];
  // Several templates may have a part of one file in common.
  return [...new Map(all.map((each) => [`${each.span.join("-")} ${each.message}`, each])).values()];
}

/** Of a project that is too large, nobody knows what other trails there are. */
function unknownTrails(deployment: Deployed, drafts: readonly Draft[]): readonly Problem[] {
  const own = drafts.flatMap((draft) => resourcesOf(Trail, graphFor(draft, deployment)));
  const [trail] = own.filter(({ file }) => file === undefined);
  if (trail === undefined) return [];
  const gap = deployment.cutOff();
  if (gap === undefined) return [];
  const remedy = "the project can say which of them matter";
  const message = `Not every trail of the account is known, since ${gap}; ${remedy}.`;
  return [{ message, span: trail.header }];
}
