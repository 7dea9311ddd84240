import type { ESLint } from "eslint";
import type { Problem } from "../document/node.js";
import { noteLinting } from "./asked.js";
import { visitorKeys } from "./ast.js";
import { withoutHeading } from "./block-heading.js";
import { checkLanguageOptions, normalized, todayIn } from "./language-options.js";
import { pathOf } from "./path-of.js";
import { printable } from "./printable.js";
import type { Rules } from "./refused-options.js";
import { Root } from "./root.js";
import { TemplateSourceCode } from "./source-code.js";
import { listSuppressions } from "./suppression/suppressions.js";
import { readTemplateFile, type TemplateFile } from "./template-file.js";
import { rememberTemplateFile } from "./template-file-of.js";

type Language = NonNullable<ESLint.Plugin["languages"]>[string];
type ParseResult = ReturnType<Language["parse"]>;
type ParseError = Extract<ParseResult, { ok: false }>["errors"][number];

interface Parsed {
  readonly ast: Root;
  readonly template: TemplateFile;
}

/**
 * The language `cloudtrail/template`: every kind of template, told apart by its content. It knows
 * the plugin's rules, for those who misspell their names or options.
 */
export function languageFor(rules: Rules): Language {
  const names = Object.keys(rules);
  return {
    fileType: "text",
    lineStart: 1,
    // As in ESLint's own locations for what has none, and in those of most hosts of our rules.
    columnStart: 0,
    // `type` is the AWS type of a resource.
    nodeTypeKey: "kind",
    visitorKeys,

    validateLanguageOptions: checkLanguageOptions,

    normalizeLanguageOptions: normalized,

    /** ESLint has removed the byte order mark. A file that is no template has an empty tree. */
    parse({ body, path, physicalPath }): ParseResult {
      noteLinting(path, physicalPath);
      const text = String(body);
      const read = (): TemplateFile =>
        path === physicalPath
          ? readTemplateFile(text, path)
          : readBlock(text, pathOf(path, physicalPath));
      const template = read();
      if (template.problems.length === 0) {
        return { ok: true, ast: new Root(template, text, read), template };
      }
      return { ok: false, errors: parseErrors(template.problems, text) };
    },

    createSourceCode(
      { body, path, physicalPath },
      result,
      { languageOptions },
    ): TemplateSourceCode {
      const { ast, template } = result as unknown as Parsed;
      const sourceCode = new TemplateSourceCode(
        String(body),
        ast,
        pathOf(path, physicalPath),
        rules,
      );
      rememberTemplateFile(sourceCode, template);
      listSuppressions(sourceCode, template, { today: todayIn(languageOptions), rules: names });
      return sourceCode;
    },
  };
}

/** The language for rules of anybody. */
export const language: Language = languageFor({});

/** What is above a block of another file is about it. */
function readBlock(text: string, path: string): TemplateFile {
  const headed = withoutHeading(text);
  const file = readTemplateFile(headed.text, path);
  const { document } = file;
  if (document === undefined || headed.comments.length === 0) return file;
  return {
    ...file,
    document: { ...document, comments: [...headed.comments, ...document.comments] },
  };
}

/** ESLint shows the places of these as they are, hence columns from 1. */
function parseErrors(problems: readonly Problem[], text: string): ParseError[] {
  const nothing = readTemplateFile("");
  const lines = new TemplateSourceCode(text, new Root(nothing, text, () => nothing), "");
  return problems.map(({ message, span }) => {
    const start = lines.getLocFromIndex(span[0]);
    const end = lines.getLocFromIndex(span[1]);
    return {
      message: printable(message),
      line: start.line,
      column: start.column + 1,
      endLine: end.line,
      endColumn: end.column + 1,
    };
  });
}
