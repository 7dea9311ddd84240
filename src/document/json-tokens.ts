import { createScanner } from "jsonc-parser";

import { jsonStringProblems } from "./json-string.js";
import type { Comment, Problem, Span } from "./node.js";

export interface JsonToken {
  /** A word is a number, a literal, or nothing that JSON knows. */
  readonly kind: "[" | "]" | "{" | "}" | "," | ":" | "string" | "word" | "end";
  /** The characters; of a string, what it says. */
  readonly text: string;
  readonly span: Span;
}

interface JsonTokens {
  readonly comments: readonly Comment[];
  next(): JsonToken;
}

/** Its number, because `jsonc-parser` declares its enums in a way that isolated modules cannot use. */
const unclosedString = 2;

const restOfWord = /[^\s{}[\]:,"/]*/y;

/** Reads a text token by token; comments and broken strings become problems on the way. */
export function jsonTokens(text: string, report: (problem: Problem) => void): JsonTokens {
  const scanner = createScanner(text, false);
  if (text.startsWith("\uFEFF")) scanner.setPosition(1);
  const comments: Comment[] = [];

  function next(): JsonToken {
    for (;;) {
      scanner.scan();
      const span: Span = [scanner.getTokenOffset(), scanner.getPosition()];
      const [start, end] = span;
      const first = text[start];
      switch (first) {
        case undefined:
          return { kind: "end", text: "", span };
        case " ":
        case "\t":
        case "\r":
        case "\n":
          break;
        case "[":
        case "]":
        case "{":
        case "}":
        case ",":
        case ":":
          return { kind: first, text: first, span };
        case '"':
          return string(span);
        default:
          if (first === "/" && end > start + 1) comment(span);
          else return word(start, end);
      }
    }
  }

  function string(span: Span): JsonToken {
    const error: number = scanner.getTokenError();
    const [start, end] = span;
    if (error === unclosedString) {
      report({ message: "This quote is never closed.", span: [start, start + 1] });
    }
    if (error !== 0) jsonStringProblems(text.slice(start, end), start).forEach(report);
    return { kind: "string", text: scanner.getTokenValue(), span };
  }

  function comment([start, scanned]: Span): void {
    const isBlock = text.startsWith("/*", start);
    const span: Span = [start, Math.min(scanned, text.length)];
    const source = text.slice(...span);
    const isClosed = !isBlock || (source.length > 3 && source.endsWith("*/"));
    const content = source.slice(2, isBlock && isClosed ? -2 : undefined);
    comments.push({ kind: "Comment", text: content, span });
    const message = isClosed
      ? "JSON has no comments; a template that has one is rejected."
      : "This comment is never closed, and JSON has no comments.";
    report({ message, span });
  }

  function word(start: number, scanned: number): JsonToken {
    restOfWord.lastIndex = scanned;
    restOfWord.test(text);
    const end = restOfWord.lastIndex;
    if (end > scanned) scanner.setPosition(end);
    return { kind: "word", text: text.slice(start, end), span: [start, end] };
  }

  return { comments, next };
}
