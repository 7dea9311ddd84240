import type { Document, Mapping, Span } from "../../document/node.js";
import type { Resource, Template } from "../../template/template.js";
import { isOnlyReadBy } from "./mentions.js";
import { contains, entryAt } from "./nodes.js";
import { hasUnseenReads, readsOfCell, readsOfParameter } from "./reads.js";
import { keysOf, type Step } from "./steps.js";
import type { Term } from "./term.js";

/**
 * Whether a value that a resource takes from elsewhere in the template may become another there:
 * where only data is allowed, its declaration accepts it, and nothing else would change with it.
 */
export function maySupply(
  term: Term,
  steps: readonly Step[],
  resource: Resource,
  document: Document,
  template: Template,
): boolean {
  if (term.kind !== "Word") return false;
  const [section, name = "", ...rest] = keysOf(steps);
  const declaration = steps.at(-1)?.collection;
  switch (`${resource.dialect} ${section ?? ""}`) {
    case "cloudformation Mappings":
      return (
        rest.length === 2 && isOnlyRead(readsOfCell([name, ...rest], document), resource, document)
      );
    case "cloudformation Parameters":
      return (
        rest.join() === "Default" &&
        declaration?.kind === "Mapping" &&
        accepts(declaration, String(term.value)) &&
        isOnlyRead(readsOfParameter(name, document), resource, document)
      );
    case "terraform variable":
      return (
        rest.join() === "default" &&
        declaration?.kind === "Mapping" &&
        entryAt(declaration, "validation") === undefined &&
        isOnlyReadBy(resource, `var.${name}`, template)
      );
    case "terraform locals":
      return rest.length === 0 && isOnlyReadBy(resource, `local.${name}`, template);
    default:
      return false;
  }
}

/** Whether nothing but one place of this resource reads it. */
function isOnlyRead(reads: readonly Span[], { span }: Resource, document: Document): boolean {
  const [read, ...others] = reads;
  return (
    read !== undefined && others.length === 0 && contains(span, read) && !hasUnseenReads(document)
  );
}

/** Whether a parameter may have a value. What limits its length or pattern is not looked into. */
function accepts(declaration: Mapping, text: string): boolean {
  const isLimited = declaration.entries.some(
    // What is merged may limit it, too.
    ({ key, merge }) => merge || /^(?:Min|Max|AllowedPattern)/.test(key.text),
  );
  if (isLimited) return false;
  const allowed = entryAt(declaration, "AllowedValues")?.value;
  if (allowed === undefined) return true;
  return (
    allowed.kind === "Sequence" &&
    allowed.items.some((item) => item.kind === "Scalar" && item.text === text)
  );
}
