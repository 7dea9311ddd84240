import type { Document, Mapping, Sequence } from "../../document/node.js";
import { placeholder } from "../suppression/reason.js";
import { readSuppressions } from "../suppression/read.js";
import type { Scope } from "../suppression/scopes.js";
import { appendTerms } from "./append.js";
import { insertEntry } from "./insert.js";
import { entryAt } from "./nodes.js";
import { stepsTo } from "./steps.js";
import type { Fields, Term } from "./term.js";
import type { TextEdit } from "./text-edit.js";

/** Suppresses what a rule finds inside of a scope, with a reason that is still to be given. */
export function suppressRule(
  { owner, path, span }: Scope,
  rule: string,
  document: Document,
): TextEdit | undefined {
  const { suppressions } = readSuppressions(owner, path, []);
  if (suppressions.some((each) => each.rule === rule)) return undefined;
  const suppression: Fields = {
    kind: "Fields",
    fields: [
      ["rule", { kind: "Word", value: rule }],
      ["reason", { kind: "Word", value: placeholder }],
    ],
    isReference: false,
  };
  const home = homeIn(owner, path);
  if (home === undefined) return undefined;
  if (home.kind === "Sequence") return append(home, suppression, document);
  const list: Term = { kind: "List", items: [suppression] };
  return insertEntry(home, { body: owner, span }, list, document);
}

interface Missing {
  readonly kind: "Missing";
  readonly owner: Mapping;
  readonly path: readonly string[];
}

/** The list, or what there is of the objects around it; nothing where something else is there. */
function homeIn(owner: Mapping, path: readonly string[]): Missing | Sequence | undefined {
  const [key = "", ...keys] = path;
  const written = entryAt(owner, key)?.value;
  if (written === undefined) return { kind: "Missing", owner, path };
  if (keys.length === 0) return written.kind === "Sequence" ? written : undefined;
  return written.kind === "Mapping" ? homeIn(written, keys) : undefined;
}

function append(list: Sequence, suppression: Fields, document: Document): TextEdit | undefined {
  const steps = stepsTo(list, document);
  return steps && appendTerms(list, steps, [suppression], document);
}
