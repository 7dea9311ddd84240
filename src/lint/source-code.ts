import { type Directive, type SourceLocation, TextSourceCodeBase } from "@eslint/plugin-kit";
import type { SourceRange, TextSourceCode, VisitTraversalStep } from "@eslint/plugin-kit";
import type { Comment } from "../document/node.js";
import { type AstNode, type DocumentNode, visitorKeys } from "./ast.js";
import { type DirectiveNode, directiveComments, disableDirectives } from "./directives.js";
import { inlineConfigs } from "./directives.js";
import { LineStarts } from "./line-starts.js";
import { noScope, type Scope } from "./no-javascript.js";
import { removalOf } from "./removal.js";
import type { TemplateFile } from "./template-file.js";
import { link, stepsOf, type Visits } from "./traversal.js";

/** What has a place in the text. */
type Located = AstNode | Comment | DirectiveNode;

interface TypeOptions {
  readonly LangOptions: Record<string, unknown>;
  readonly RootNode: DocumentNode;
  readonly SyntaxElementWithLoc: Located;
  readonly ConfigNode: Comment;
}

type Disabled = ReturnType<NonNullable<TextSourceCode["getDisableDirectives"]>>;
type Configured = ReturnType<NonNullable<TextSourceCode["applyInlineConfig"]>>;

/** A template as ESLint and its rules see it. Columns start at 0, as everywhere in ESLint itself. */
export class TemplateSourceCode extends TextSourceCodeBase<TypeOptions> {
  readonly file: TemplateFile;
  readonly visitorKeys: Record<string, string[]> = visitorKeys;
  readonly #visits: Visits;
  #lines: LineStarts | undefined;
  #rootLoc: SourceLocation | undefined;
  #comments: readonly Comment[] | undefined;

  constructor(text: string, root: DocumentNode, file: TemplateFile) {
    super({ text, ast: root, lineEndingPattern: /\r\n|[\r\n]/ });
    this.file = file;
    this.#visits = link(root);
  }

  override getLoc(located: Located): SourceLocation {
    if (located.kind === "Document") return this.#locOfRoot();
    const [start, end] = located.kind === "Directive" ? located.comment.span : located.span;
    return { start: this.getLocFromIndex(start), end: this.getLocFromIndex(end) };
  }

  /** That of the base reads a line anew for every place in it; a plan may be one line. */
  override getLocFromIndex(index: number): SourceLocation["start"] {
    this.#lines ??= new LineStarts(this.text);
    return this.#lines.at(index);
  }

  override getRange(located: Located): SourceRange {
    const [start, end] = this.#spanOf(located);
    return [start, end];
  }

  override getParent(located: Located): AstNode | undefined {
    return "parent" in located ? located.parent : undefined;
  }

  override traverse(): Iterable<VisitTraversalStep> {
    return stepsOf(this.#visits);
  }

  getInlineConfigNodes(): Comment[] {
    this.#comments ??= directiveComments(this.file.document);
    return [...this.#comments];
  }

  getDisableDirectives(): { directives: Directive[]; problems: Disabled["problems"] } {
    return { directives: disableDirectives(this.getInlineConfigNodes()), problems: [] };
  }

  applyInlineConfig(): Configured {
    const configs: Configured["configs"] = [];
    const problems: Configured["problems"] = [];
    for (const config of inlineConfigs(this.getInlineConfigNodes())) {
      const loc = this.getLoc(config.comment);
      if ("rules" in config) configs.push({ config: { rules: config.rules }, loc });
      else problems.push({ ruleId: null, message: config.problem, loc });
    }
    return { configs, problems };
  }

  // The rest is for rules of JavaScript.

  readonly parserServices: Readonly<Record<string, never>> = {};
  readonly tokensAndComments: readonly never[] = [];

  getFirstToken(): null {
    return null;
  }

  getAllComments(): readonly never[] {
    return [];
  }

  getScope(): Scope {
    return noScope;
  }

  getDeclaredVariables(): readonly never[] {
    return [];
  }

  #spanOf(located: Located): readonly [number, number] {
    if (located.kind !== "Directive") return located.span;
    const { document } = this.file;
    return document === undefined ? located.comment.span : removalOf(located.comment, document);
  }

  /** Every other place is computed from it, hence remembered. */
  #locOfRoot(): SourceLocation {
    if (this.#rootLoc !== undefined) return this.#rootLoc;
    const { lines } = this;
    const end = { line: lines.length, column: lines.at(-1)?.length ?? 0 };
    this.#rootLoc = { start: { line: 1, column: 0 }, end };
    return this.#rootLoc;
  }
}
