import { Linter, type SourceCode } from "eslint";

/** A configuration of ESLint that somebody wrote, as far as can be seen without running it. */
export interface ConfigSource {
  readonly text: string;
  readonly isCommonJs: boolean;
  /** The packages that it names, in its code and not in a comment. */
  readonly packages: ReadonlySet<string>;
  /** It names rules of typescript-eslint that end the run at what is no script. */
  readonly isTyped: boolean;
  /** Where a line may be put that loads another. */
  readonly start: number;
  /** The list that it exports, where that is seen for certain. */
  readonly list: ExportedList | undefined;
}

interface ExportedList {
  /** Where another element can stand before all others. */
  readonly start: number;
  /** That of the elements, where each has lines of its own. */
  readonly indentation: string | undefined;
  readonly isEmpty: boolean;
}

/** Nothing where the text is not JavaScript: it may be TypeScript, which ESLint alone does not read. */
export function readConfig(text: string): ConfigSource | undefined {
  const code = parse(text);
  if (code === undefined) return undefined;
  const { body, tokens } = code.ast;
  // A mark of the order of bytes is no part of the code.
  const mark = text.length - code.text.length;
  const exported = body.flatMap((statement) => exportedBy(statement) ?? []).at(-1);
  const opening = exported && openingOf(exported.value, code);
  const list = opening && listFrom(opening, code);
  return {
    text,
    isCommonJs: exported?.isCommonJs ?? false,
    packages: new Set(
      tokens.flatMap(({ type, value }) => (type === "String" ? [value.slice(1, -1)] : [])),
    ),
    isTyped: tokens.some(({ value }) => /^(recommended|strict|stylistic)TypeChecked/.test(value)),
    start: mark + startOf(code),
    list: list && { ...list, start: mark + list.start },
  };
}

function parse(text: string): SourceCode | undefined {
  for (const sourceType of ["module", "commonjs"] as const) {
    const linter = new Linter();
    const problems = linter.verify(text, { languageOptions: { sourceType } }, "eslint.config.js");
    if (!problems.some(({ fatal }) => fatal === true)) return linter.getSourceCode();
  }
  return undefined;
}

type Statement = SourceCode["ast"]["body"][number];
type Token = SourceCode["ast"]["tokens"][number];
type Expression = Extract<Statement, { readonly type: "ExpressionStatement" }>["expression"];
type Exported = Extract<Statement, { readonly type: "ExportDefaultDeclaration" }>["declaration"];

function exportedBy(
  statement: Statement,
): { readonly isCommonJs: boolean; readonly value: Exported } | undefined {
  if (statement.type === "ExportDefaultDeclaration") {
    return { isCommonJs: false, value: statement.declaration };
  }
  if (statement.type !== "ExpressionStatement") return undefined;
  const { expression } = statement;
  if (expression.type !== "AssignmentExpression" || expression.operator !== "=") return undefined;
  return nameOf(expression.left) === "module.exports"
    ? { isCommonJs: true, value: expression.right }
    : undefined;
}

/** What makes a list of its arguments, and of the elements of those that are lists. */
const makers = ["defineConfig", "tseslint.config"];

/** What stands before the elements of a list. */
function openingOf(value: Exported, code: SourceCode): Token | undefined {
  if (value.type === "ArrayExpression") return code.getFirstToken(value) ?? undefined;
  if (value.type !== "CallExpression" || !makers.includes(nameOf(value.callee))) return undefined;
  const [first] = value.arguments;
  if (first?.type === "ArrayExpression") return openingOf(first, code);
  return code.getTokenAfter(value.callee, ({ value: sign }) => sign === "(") ?? undefined;
}

function nameOf(value: Expression | { readonly type: string }): string {
  const named = value as Expression;
  if (named.type === "Identifier") return named.name;
  if (named.type !== "MemberExpression" || named.computed) return "";
  return `${nameOf(named.object)}.${nameOf(named.property)}`;
}

/** A comment behind the opening is about the list, so that elements have lines of their own below it. */
function listFrom(opening: Token, { ast, text }: SourceCode): ExportedList {
  const [, lineOfOpening] = linesOf(opening);
  const [next] = ast.tokens.filter((token) => token.range[0] >= opening.range[1]);
  const isEmpty = next?.value === "]" || next?.value === ")";
  const behind = { start: opening.range[1], indentation: undefined, isEmpty };
  if (next === undefined || linesOf(next)[0] === lineOfOpening) return behind;
  const pieces = [...(ast.comments as readonly Placed[]), next].filter(
    ({ range }) => range[0] >= opening.range[1] && range[1] <= next.range[1],
  );
  const first = pieces.find((piece) => linesOf(piece)[0] > lineOfOpening) ?? next;
  const line = linesOf(first)[0];
  // Its line begins inside of a comment.
  if (pieces.some((piece) => piece !== first && linesOf(piece)[1] === line)) return behind;
  const start = first.range[0] - first.loc.start.column;
  const indentation = text.slice(start, first.range[0]);
  const isClosing = isEmpty && first === next;
  return { start, indentation: isClosing ? `${indentation}  ` : indentation, isEmpty };
}

/** ESLint's types leave open that everything has a place. */
type Placed = Pick<Token, "loc" | "range">;

function linesOf({ loc }: Placed): readonly [first: number, last: number] {
  return [loc.start.line, loc.end.line];
}

/** Before what loads something, else before what comes behind directives, and the comment on that. */
function startOf(code: SourceCode): number {
  const statements = code.ast.body.filter((statement) => !("directive" in statement));
  const loads = (statement: Statement): boolean =>
    statement.type === "ImportDeclaration" ||
    (statement.type === "VariableDeclaration" &&
      code.getTokens(statement).some(({ value }) => value === "require"));
  const loading = statements.find(loads);
  const [first] = statements;
  if (first === undefined) return code.text.length;
  const comment = code.getCommentsBefore(first).at(-1);
  const isOnFirst = comment?.type === "Block" && comment.value.startsWith("*");
  return ((loading ?? (isOnFirst ? comment : first)) as Placed).range[0];
}
