import { ConfigCommentParser, Directive, type RulesConfig } from "@eslint/plugin-kit";
import type { Comment, Document, Problem } from "../document/node.js";
import { printable } from "./printable.js";
import { refusedOptions, type Rules } from "./refused-options.js";

/** A comment that switches rules on or off. Unlike the comment, its range is what a fix removes. */
export interface DirectiveNode {
  readonly kind: "Directive";
  readonly comment: Comment;
}

/** From where rules are off, or on again. */
export interface Switch {
  readonly type: "disable" | "enable";
  readonly offset: number;
  /** Nothing for all rules. */
  readonly rules: readonly string[];
}

/** The rules that a comment configures, or what is wrong with it. */
export type InlineConfig =
  | { readonly comment: Comment; readonly rules: RulesConfig }
  | { readonly comment: Comment; readonly problem: string };

const parser = new ConfigCommentParser();
const directive = /^\s*eslint(?:-enable|-disable(?:-next-line|-line)?)?(?:\s|$)/;
/** JavaScript has block comments for it; in YAML a sentence may begin with the word, too. */
const configuration = /^\s*(?:\{\s*)?["']?[\w@/-]+["']?\s*:(?:\s|$)/;
const types = ["disable", "enable", "disable-line", "disable-next-line"] as const;

/** The comments that speak to ESLint. The lexer found them: in a block of text, `#` begins none. */
export function directiveComments(document: Document | undefined): readonly Comment[] {
  return document?.comments.filter(({ text }) => directive.test(text)) ?? [];
}

/** `# eslint-disable-next-line cloudtrail/trail-multi-region -- reason` and its kin. */
export function disableDirectives(comments: readonly Comment[]): {
  readonly directives: readonly Directive[];
  readonly problems: readonly Problem[];
} {
  const directives: Directive[] = [];
  const problems: Problem[] = [];
  for (const comment of comments) {
    const { label, value = "", justification = "" } = parser.parseDirective(comment.text) ?? {};
    const type = types.find((each) => label === `eslint-${each}`);
    if (type === undefined) continue;
    const node: DirectiveNode = { kind: "Directive", comment };
    if (Object.keys(parser.parseListConfig(value)).some(isNobodysName)) {
      problems.push({ message: misnamed, span: comment.span });
    } else directives.push(new Directive({ type, node, value, justification }));
  }
  return { directives, problems };
}

/** ESLint repeats the names of rules that it does not find, and gives them to a log as they are. */
function isNobodysName(rule: string): boolean {
  return printable(rule) !== rule;
}

const misnamed = "A comment names a rule as messages do.";

/** The comments that switch rules off or on from where they stand. */
export function switchesOf(comments: readonly Comment[]): readonly Switch[] {
  return comments.flatMap((comment) => {
    const { label, value = "" } = parser.parseDirective(comment.text) ?? {};
    const type = (["disable", "enable"] as const).find((each) => label === `eslint-${each}`);
    const rules = Object.keys(parser.parseListConfig(value));
    return type === undefined ? [] : [{ type, offset: comment.span[0], rules }];
  });
}

/** Says what to write instead of a comment for ESLint, which editors offer to insert into JSON. */
export function withAdvice(problem: Problem, { syntax, comments }: Document): Problem {
  if (syntax !== "json") return problem;
  const [start] = problem.span;
  const comment = comments.find(({ span }) => span[0] === start);
  if (comment === undefined || !directive.test(comment.text)) return problem;
  const advice = "Suppress the finding in 'Metadata', or in '//' of Terraform, instead.";
  return { ...problem, message: `${problem.message} ${advice}` };
}

/** `# eslint cloudtrail/trail-multi-region: "off"`, for the whole file. */
export function inlineConfigs(comments: readonly Comment[], ours: Rules): readonly InlineConfig[] {
  return comments.flatMap((comment): InlineConfig[] => {
    const { label, value = "" } = parser.parseDirective(comment.text) ?? {};
    if (label !== "eslint" || !configuration.test(value)) return [];
    const parsed = parser.parseJSONLikeConfig(value);
    if (!parsed.ok) return [{ comment, problem: parsed.error.message }];
    if (Object.keys(parsed.config).some(isNobodysName)) return [{ comment, problem: misnamed }];
    const rules: RulesConfig = {};
    const problems: InlineConfig[] = [];
    for (const [id, config] of Object.entries(parsed.config)) {
      const problem = refusedOptions(id, config, ours);
      if (problem === undefined) rules[id] = config;
      else problems.push({ comment, problem });
    }
    return [...problems, { comment, rules }];
  });
}
