import type { Expression } from "../../template/expression.js";
import type { InputDeclaration, Template } from "../../template/template.js";

/** What the user says that an input is; null where it may be anything. */
export type Said = (input: InputDeclaration) => string | null | undefined;

/** What a name is made of: texts, and what nobody can read. */
export type Pieces = readonly (string | Unread)[];

interface Unread {
  /** The same of two that are the same value. */
  readonly identity: string | undefined;
}

/** More than any name is made of, unless it goes round. */
const maxParts = 1000;

/** Evaluates a name as far as texts, local values and variables go. */
export function piecesOf(
  written: Expression,
  { inputs, locals }: Pick<Template, "inputs" | "locals">,
  said: Said,
): Pieces {
  const pieces: Pieces[number][] = [];
  const pending = [{ part: written, called: undefined as string | undefined }];
  for (let seen = 0; seen <= maxParts; seen++) {
    const next = pending.pop();
    if (next === undefined) return pieces;
    const { part, called } = next;
    switch (part.kind) {
      case "Constant":
        pieces.push(typeof part.value === "string" ? part.value : { identity: part.text });
        break;
      case "Text":
        for (const each of part.parts.toReversed()) pending.push({ part: each, called: undefined });
        break;
      case "Local": {
        const named = locals.get(part.name);
        if (named === undefined) pieces.push({ identity: part.name });
        else pending.push({ part: named, called: part.name });
        break;
      }
      case "Input": {
        const input = inputs.get(part.name);
        const text = input?.known ?? (input && said(input));
        // A parameter of CloudFormation is given by whoever deploys it.
        const standard = input?.kind === "parameter" ? undefined : input?.default;
        if (typeof text === "string") pieces.push(text);
        else if (text === undefined && standard) {
          pending.push({ part: standard, called: part.name });
        } else pieces.push({ identity: part.name });
        break;
      }
      case "Opaque":
        pieces.push({ identity: part.identity ?? called });
        break;
      default:
        pieces.push({ identity: called });
    }
  }
  return [{ identity: undefined }];
}

/** The whole text of a name, where everything in it is known. */
export function textOf(pieces: readonly unknown[]): string | undefined {
  return pieces.every((piece) => typeof piece === "string") ? pieces.join("") : undefined;
}

/** What tells a name from others of its configuration; nothing where it may be the same as any. */
export function spellingOf(pieces: Pieces): string | undefined {
  const isTold = pieces.every((piece) => typeof piece === "string" || piece.identity !== undefined);
  return isTold ? JSON.stringify(pieces) : undefined;
}
