import type { Problem, Span } from "../document/node.js";
import { mayInclude } from "../include/may-include.js";
import { maxStatements } from "../iam/policy.js";
import type { Expression, Text } from "../template/expression.js";
import type { Template } from "../template/template.js";
import { partsOf } from "../template/walk.js";

/** So many statements make no shorter text, unless it includes them. */
const shortest = 10 * maxStatements;

const message = `This policy has more than ${String(maxStatements)} statements, which AWS takes from nobody, so nothing in it is judged.`;

/** The policies of a file that have more statements than are read. */
export function longPoliciesIn({ resources, locals }: Template, text: string): readonly Problem[] {
  if (text.length < shortest && !mayInclude(text)) return [];
  const all = [...resources.values()];
  // What other stacks declare has nothing of the file in it but by name.
  const own = all.filter(
    ({ deployment, dialect }) => deployment === undefined || dialect === "terraform",
  );
  const named = own.length === all.length ? [] : locals.values();
  const written = [...own.map(({ properties }) => properties), ...named];
  return [...partsOf(written, { locals })].flatMap((part): readonly Problem[] => {
    const span = part.place.file === undefined ? tooLong(part) : undefined;
    return span === undefined ? [] : [{ message, span }];
  });
}

/** Where an object has too many statements, or a text that is one as JSON. */
function tooLong(part: Expression): Span | undefined {
  switch (part.kind) {
    case "Fields":
      return part.fields.find(
        ({ name, value }) =>
          name === "Statement" && value.kind === "List" && value.items.length > maxStatements,
      )?.key;
    case "Constant":
      return isTooLong(part.text) ? part.place.span : undefined;
    case "Text":
      return isTooLong(withoutHoles(part)) ? part.place.span : undefined;
    default:
      return undefined;
  }
}

function isTooLong(text: string): boolean {
  if (text.length < shortest || !text.includes("Statement")) return false;
  try {
    const { Statement: statements } = JSON.parse(text) as { readonly Statement?: unknown };
    return Array.isArray(statements) && statements.length > maxStatements;
  } catch {
    return false;
  }
}

/** What stands for a part of a word only is a word as well. */
function withoutHoles({ parts }: Text): string {
  return parts.map((part) => (part.kind === "Constant" ? part.text : "")).join("");
}
