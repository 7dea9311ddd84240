import { Composer, CST, Lexer, Parser } from "yaml";
import type { Document as YamlDocument } from "yaml";

import { limits, tooDeep } from "./limits.js";
import type { Comment, Problem } from "./node.js";
import { noteLexemes } from "./yaml-lexemes.js";
import type { Property } from "./yaml-properties.js";

/** What the `yaml` library makes of a text, and what only its lexer knows the place of. */
interface YamlSource {
  readonly documents: readonly YamlDocument.Parsed[];
  readonly comments: readonly Comment[];
  readonly properties: readonly Property[];
  readonly problems: readonly Problem[];
}

/**
 * Values and key uniqueness are left to us: keys are compared as the strings that CloudFormation
 * makes of them, and the library's own check takes quadratic time.
 */
const options = { schema: "failsafe", resolveKnownTags: false, uniqueKeys: false } as const;

/** Lexes, parses and composes a text, as deep as the limit, so that nobody overflows the stack. */
export function composeYaml(text: string): YamlSource {
  const { stackTraceLimit } = Error;
  // The library makes an Error of each problem; their stacks are the better part of its time on
  // a file that is no YAML at all.
  Error.stackTraceLimit = 0;
  try {
    return compose(text);
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

function compose(text: string): YamlSource {
  const documents: YamlDocument.Parsed[] = [];
  const parser = new Parser();
  const composer = new Composer(options);
  const take = (tokens: Iterable<CST.Token>): void => {
    for (const token of tokens) documents.push(...composer.next(token));
  };

  const notes = noteLexemes();
  for (const lexeme of new Lexer().lex(text)) {
    const start = parser.offset;
    notes.add(lexeme, start);
    take(parser.next(lexeme));
    if (depthOf(parser.stack) > limits.depth) {
      notes.problems.push(tooDeep([start, start + lexeme.length]));
      documents.push(...composer.end());
      return { documents, ...notes };
    }
  }

  notes.end();
  take(parser.end());
  documents.push(...composer.end(true, text.length));
  return { documents, ...notes };
}

/** The open collections; below them is the document, above them maybe a scalar. */
function depthOf(stack: readonly CST.Token[]): number {
  const top = stack.at(-1);
  return top !== undefined && "items" in top ? stack.length - 1 : stack.length - 2;
}
