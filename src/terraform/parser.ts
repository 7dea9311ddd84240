import { excerpt } from "../document/excerpt.js";
import { limits, tooDeep } from "../document/limits.js";
import { childrenOf } from "./children.js";
import { readExpression } from "./expression.js";
import { createReader, type Reader } from "./reader.js";
import type { Parsed, Source } from "./source.js";
import type { Syntax, SyntaxProblem } from "./syntax.js";
import { readWholeTemplate } from "./template.js";

/** Parses the text of a JSON string, which Terraform reads as if it stood between quotes. */
export function parseTemplate(source: Source): Parsed {
  return parse(source, readWholeTemplate);
}

/** Parses an expression as it stands between `${` and `}`. */
export function parseExpression(source: Source): Parsed {
  return parse(source, (reader) => {
    const syntax = reader.expression();
    const { kind, start, end } = reader.peek();
    const rest = excerpt(source.text.slice(start, end));
    return kind === "end" ? syntax : reader.fail(`Unexpected '${rest}' after an expression.`);
  });
}

function parse(source: Source, read: (reader: Reader) => Syntax): Parsed {
  const reader = createReader(source, readExpression);
  const syntax = read(reader);
  const problem = reader.problem ?? depthProblem(syntax);
  if (problem === undefined) return { syntax, problems: [] };
  const span = reader.span(0, source.text.length);
  return { syntax: { kind: "Literal", value: null, span }, problems: [problem] };
}

/** Steps and operators one after the other are deep without having been nested. */
function depthProblem(root: Syntax): SyntaxProblem | undefined {
  let level: readonly Syntax[] = [root];
  for (let depth = 0; depth < limits.depth && level.length > 0; depth++) {
    level = level.flatMap(childrenOf);
  }
  return level[0] && tooDeep(level[0].span);
}
