import { CST } from "yaml";

import { watchBrackets } from "./brackets.js";
import type { Comment, Problem, Span } from "./node.js";
import type { Property } from "./yaml-properties.js";

interface Notes {
  readonly comments: Comment[];
  readonly properties: Property[];
  readonly problems: Problem[];
  add(lexeme: string, start: number): void;
  end(): void;
}

/**
 * Notes what the lexer finds and the composed tree drops or has no place for: comments, tags,
 * anchors, and the brackets and quotes that are never closed.
 */
export function noteLexemes(): Notes {
  const comments: Comment[] = [];
  const properties: Property[] = [];
  const problems: Problem[] = [];
  const brackets = watchBrackets((problem) => problems.push(problem));
  let inScalar = false;

  const note = (lexeme: string, start: number): void => {
    const span: Span = [start, start + lexeme.length];
    const first = lexeme.charAt(0);
    switch (first) {
      case "#":
        comments.push({ kind: "Comment", text: lexeme.slice(1), span });
        break;
      case "!":
        properties.push({ kind: "tag", source: lexeme, span });
        break;
      case "&":
        properties.push({ kind: "anchor", source: lexeme, span });
        break;
      case '"':
      case "'":
        if (lexeme.length === 1 || !lexeme.endsWith(first)) {
          problems.push({ message: "This quote is never closed.", span: [start, start + 1] });
        }
        break;
      case "[":
      case "{":
        brackets.open(first, start);
        break;
      case "]":
      case "}":
        brackets.close(first, start);
        break;
      case CST.FLOW_END:
        brackets.end("indentation");
        break;
    }
  };

  return {
    comments,
    properties,
    problems,
    add(lexeme, start) {
      // A scalar's content follows a mark of its own, since it may look like anything else.
      if (!inScalar) note(lexeme, start);
      inScalar = !inScalar && lexeme === CST.SCALAR;
    },
    end: () => brackets.end("text"),
  };
}
