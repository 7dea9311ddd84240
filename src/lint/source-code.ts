import { Directive, type SourceLocation, TextSourceCodeBase } from "@eslint/plugin-kit";
import type { SourceRange, TextSourceCode, VisitTraversalStep } from "@eslint/plugin-kit";
import type { Comment, Span } from "../document/node.js";
import { type AstNode, visitorKeys } from "./ast.js";
import { type DirectiveNode, directiveComments, disableDirectives } from "./directives.js";
import { inlineConfigs, switchesOf } from "./directives.js";
import { LineStarts } from "./line-starts.js";
import { noScope, type Scope } from "./no-javascript.js";
import { printable } from "./printable.js";
import type { Rules } from "./refused-options.js";
import { removalOf } from "./removal.js";
import type { Root } from "./root.js";
import { type Boundary, boundariesOf } from "./suppression/directives.js";
import { removalOfSuppression } from "./suppression/removal.js";
import type { Scoped } from "./suppression/scoped.js";
import { noteDirectivesAsked, suppressionsOf } from "./suppression/suppressions.js";
import type { TemplateFile } from "./template-file.js";
import { templateFileOf } from "./template-file-of.js";
import { Steps } from "./traversal.js";

/** What has a place in the text. */
type Located = AstNode | Comment | DirectiveNode | Boundary | Written;

/** The name of a rule in a suppression. */
type Written = Pick<Scoped, "span"> & { readonly kind: "Suppression" };

interface TypeOptions {
  readonly LangOptions: Record<string, unknown>;
  readonly RootNode: Root;
  readonly SyntaxElementWithLoc: Located;
  readonly ConfigNode: Comment | Written;
}

type Disabled = ReturnType<NonNullable<TextSourceCode["getDisableDirectives"]>>;
type Configured = ReturnType<NonNullable<TextSourceCode["applyInlineConfig"]>>;

/** A template as ESLint and its rules see it. Columns start at 0, as everywhere in ESLint itself. */
export class TemplateSourceCode extends TextSourceCodeBase<TypeOptions> {
  readonly visitorKeys: Record<string, string[]> = visitorKeys;
  readonly #path: string;
  readonly #rules: Rules;
  #lines: LineStarts | undefined;
  #rootLoc: SourceLocation | undefined;
  #comments: readonly Comment[] | undefined;

  constructor(text: string, root: Root, path: string, rules: Rules = {}) {
    super({ text, ast: root, lineEndingPattern: /\r\n|[\r\n]/ });
    this.#path = path;
    this.#rules = rules;
  }

  /** Read again for those who ask when another is linted. */
  get file(): TemplateFile {
    return templateFileOf(this, this.#path);
  }

  override getLoc(located: Located): SourceLocation {
    if (located.kind === "Document") return this.#locOfRoot();
    const [start, end] = placeOf(located);
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
    return new Steps(this.ast.visits);
  }

  /** What has no effect where a configuration forbids it. */
  getInlineConfigNodes(): (Comment | Written)[] {
    const { active, expired } = this.#suppressions;
    const written = [active, expired].flatMap((rules) =>
      [...rules.values()].flatMap(({ all }) =>
        all.map(({ span }): Written => ({ kind: "Suppression", span })),
      ),
    );
    return [...this.#directiveComments, ...written];
  }

  getDisableDirectives(): { directives: Directive[]; problems: Disabled["problems"] } {
    noteDirectivesAsked(this);
    const comments = this.#directiveComments;
    const { active, problems } = this.#suppressions;
    const bounded = boundariesOf(active, switchesOf(comments));
    const written = disableDirectives(comments);
    return {
      directives: [...written.directives, ...bounded.boundaries.map(directiveOf)],
      problems: [...written.problems, ...problems, ...bounded.problems].map(
        ({ message, span }) => ({
          ruleId: null,
          message: printable(message),
          loc: this.getLoc({ kind: "Suppression", span }),
        }),
      ),
    };
  }

  applyInlineConfig(): Configured {
    const configs: Configured["configs"] = [];
    const problems: Configured["problems"] = [];
    for (const config of inlineConfigs(this.#directiveComments, this.#rules)) {
      const loc = this.getLoc(config.comment);
      if ("rules" in config) configs.push({ config: { rules: config.rules }, loc });
      else problems.push({ ruleId: null, message: printable(config.problem), loc });
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

  get #directiveComments(): readonly Comment[] {
    this.#comments ??= directiveComments(this.file.document);
    return this.#comments;
  }

  get #suppressions(): ReturnType<typeof suppressionsOf> {
    return suppressionsOf(this, this.file);
  }

  #spanOf(located: Located): Span {
    const { document } = this.file;
    if (document === undefined) return placeOf(located);
    switch (located.kind) {
      case "Directive":
        return removalOf(located.comment, document);
      case "Boundary":
        return removalOfSuppression(located.suppression, document);
      default:
        return located.span;
    }
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

function placeOf(located: Located): Span {
  switch (located.kind) {
    case "Directive":
      return located.comment.span;
    case "Boundary":
      return [located.offset, located.offset];
    default:
      return located.span;
  }
}

function directiveOf(node: Boundary): Directive {
  const { rule, reason } = node.suppression;
  return new Directive({ type: node.type, node, value: rule, justification: reason });
}
