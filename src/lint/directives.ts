import { ConfigCommentParser, Directive, type RulesConfig } from "@eslint/plugin-kit";
import type { Comment, Document } from "../document/node.js";

/** A comment that switches rules on or off. Unlike the comment, its range is what a fix removes. */
export interface DirectiveNode {
  readonly kind: "Directive";
  readonly comment: Comment;
}

/** The rules that a comment configures, or what is wrong with it. */
export type InlineConfig =
  | { readonly comment: Comment; readonly rules: RulesConfig }
  | { readonly comment: Comment; readonly problem: string };

const parser = new ConfigCommentParser();
const directive = /^\s*eslint(?:-enable|-disable(?:-next-line|-line)?)?(?:\s|$)/;
/** JavaScript has block comments for it; in YAML a sentence may begin with the word, too. */
const configuration = /^\s*\{?\s*["']?[\w@/-]+["']?\s*:(?:\s|$)/;
const types = ["disable", "enable", "disable-line", "disable-next-line"] as const;

/** The comments that speak to ESLint. The lexer found them: in a block of text, `#` begins none. */
export function directiveComments(document: Document | undefined): readonly Comment[] {
  return document?.comments.filter(({ text }) => directive.test(text)) ?? [];
}

/** `# eslint-disable-next-line cloudtrail/trail-multi-region -- reason` and its kin. */
export function disableDirectives(comments: readonly Comment[]): Directive[] {
  return comments.flatMap((comment) => {
    const { label, value = "", justification = "" } = parser.parseDirective(comment.text) ?? {};
    const type = types.find((each) => label === `eslint-${each}`);
    if (type === undefined) return [];
    const node: DirectiveNode = { kind: "Directive", comment };
    return [new Directive({ type, node, value, justification })];
  });
}

/** `# eslint cloudtrail/trail-multi-region: "off"`, for the whole file. */
export function inlineConfigs(comments: readonly Comment[]): readonly InlineConfig[] {
  return comments.flatMap((comment): InlineConfig[] => {
    const { label, value = "" } = parser.parseDirective(comment.text) ?? {};
    if (label !== "eslint" || !configuration.test(value)) return [];
    const parsed = parser.parseJSONLikeConfig(value);
    return parsed.ok
      ? [{ comment, rules: parsed.config }]
      : [{ comment, problem: parsed.error.message }];
  });
}
