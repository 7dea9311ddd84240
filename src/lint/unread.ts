import type { Rule } from "eslint";
import type { Problem } from "../document/node.js";
import { assembledOf } from "./assembled.js";
import { deploymentsOf } from "./deployments.js";
import { graphFor } from "./graph-for.js";
import { settingsOf } from "./settings.js";
import { suppressionsOf } from "./suppression/suppressions.js";
import { templateFileOf } from "./template-file-of.js";

type Context = Pick<
  Rule.RuleContext,
  "languageOptions" | "physicalFilename" | "settings" | "sourceCode"
>;

/**
 * What a file leads to that must not be read or that nobody can read, and what is too large for that.
 * Everything else in it is judged all the same.
 */
export function unreadOf(context: Context): readonly Problem[] {
  const { sourceCode, physicalFilename } = context;
  const file = templateFileOf(sourceCode, physicalFilename);
  const chosen = settingsOf(context);
  const deployments = deploymentsOf(sourceCode, chosen, physicalFilename);
  const { drafts, problems } = assembledOf(file, physicalFilename, chosen);
  // Some loops are gone through only when the graph is made.
  const loops = drafts.flatMap((draft) =>
    deployments.flatMap((deployment) => graphFor(draft, deployment).template.unread ?? []),
  );
  const start = drafts[0]?.template.span[0];
  const ofDeployment = (message: string): readonly Problem[] =>
    start === undefined ? [] : [{ message, span: [start, start] }];
  const suppressions = suppressionsOf(sourceCode, file);
  const all = [
    ...deployments.flatMap(({ problems }) => problems.flatMap(ofDeployment)),
    ...file.unread,
    ...problems,
    ...loops,
    // In a language of our own they are problems of ESLint's directives.
    ...(suppressions.isListed ? [] : suppressions.problems),
  ];
  // Several templates may have a part of one file in common.
  return [...new Map(all.map((each) => [`${each.span.join("-")} ${each.message}`, each])).values()];
}
