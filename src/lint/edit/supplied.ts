import type { Document, Mapping } from "../../document/node.js";
import type { Resource } from "../../template/template.js";
import { entryAt, nodesOf } from "./nodes.js";
import { keysOf, type Step } from "./steps.js";
import type { Term } from "./term.js";

/**
 * Whether a value that a resource takes from elsewhere in the template may become another there:
 * where only data is allowed, its declaration accepts it, and nothing else would change with it.
 */
export function maySupply(
  term: Term,
  steps: readonly Step[],
  { dialect }: Resource,
  document: Document,
): boolean {
  if (term.kind !== "Word") return false;
  const [section, name = "", ...rest] = keysOf(steps);
  const declaration = steps.at(-1)?.collection;
  switch (`${dialect} ${section ?? ""}`) {
    case "cloudformation Mappings":
      return true;
    case "cloudformation Parameters":
      return (
        rest.join() === "Default" &&
        declaration?.kind === "Mapping" &&
        accepts(declaration, String(term.value)) &&
        parameterUses(name, document) === 1
      );
    case "terraform variable":
      return (
        rest.join() === "default" &&
        declaration?.kind === "Mapping" &&
        entryAt(declaration, "validation") === undefined &&
        textUses(`var.${name}`, document) === 1
      );
    case "terraform locals":
      return rest.length === 0 && textUses(`local.${name}`, document) === 1;
    default:
      return false;
  }
}

/** Whether a parameter may have a value. What limits its length or pattern is not looked into. */
function accepts(declaration: Mapping, text: string): boolean {
  if (declaration.entries.some(({ key }) => /^(?:Min|Max|AllowedPattern)/.test(key.text))) {
    return false;
  }
  const allowed = entryAt(declaration, "AllowedValues")?.value;
  if (allowed === undefined) return true;
  return (
    allowed.kind === "Sequence" &&
    allowed.items.some((item) => item.kind === "Scalar" && item.text === text)
  );
}

/** How often a template reads a parameter: `!Ref Name`, `{ "Ref": "Name" }`, `${Name}`. */
function parameterUses(name: string, document: Document): number {
  let uses = 0;
  for (const node of nodesOf(document)) {
    if (node.kind === "Mapping") {
      const ref = entryAt(node, "Ref")?.value;
      if (ref?.kind === "Scalar" && ref.text === name) uses += 1;
    }
    if (node.kind !== "Scalar") continue;
    if (node.tag?.name === "!Ref" && node.text === name) uses += 1;
    for (const [, inner = ""] of node.text.matchAll(/\$\{([^{}]*)\}/g)) {
      if (inner.trim() === name) uses += 1;
    }
  }
  return uses;
}

function textUses(name: string, document: Document): number {
  let uses = 0;
  for (const node of nodesOf(document)) {
    if (node.kind === "Scalar") uses += node.text.split(name).length - 1;
  }
  return uses;
}
