import type { Expression, Place } from "../template/expression.js";
import { isExpression } from "./plan-code.js";
import { documentIn } from "./plan-documents.js";
import { at, isTrue } from "./plan-json.js";
import { isNamedBy } from "./plan-naming.js";
import { sourcesOf } from "./plan-references.js";
import type { Planned } from "./plan-resources.js";
import { onlySource, type Source } from "./plan-source.js";
import type { Planning } from "./plan-values.js";
import type { Plan } from "./whole-plan.js";

export const afterApply = "known only after apply";

/** What an unknown value is, as far as the configuration tells; nothing where nobody sets it. */
export function readUnknown(
  planning: Planning,
  place: Place,
  resource: Planned,
  plan: Plan,
): Expression | undefined {
  const { path, code } = planning;
  const { address } = resource;
  const reason = `it is ${afterApply}`;
  const identity = [address, ...path].join(".");
  const opaque: Expression = { kind: "Opaque", reason, identity, place };
  const isNew = plan.changes.get(address)?.actions.includes("create") === true;
  // The provider fills in what nobody writes; what it is by default, the resource kinds know.
  if (code === "unwritten") {
    return isNew && !mayBeDynamic(planning, resource, plan) ? undefined : opaque;
  }
  if (code === "unmatched" || !isExpression(code)) return opaque;

  const sources = sourcesOf(code, resource, plan).filter(({ kind }) => kind !== "nothing");
  // Nothing unknown is made of what is known: it is null, and the provider fills it in.
  if (sources.length === 0) return isNew ? undefined : opaque;
  return readSource(onlySource(sources), planning, place, resource, plan) ?? opaque;
}

/** What comes from one source alone; nothing where that may be a part of it only. */
function readSource(
  source: Source | undefined,
  { path }: Planning,
  place: Place,
  resource: Planned,
  plan: Plan,
): Expression | undefined {
  if (source?.kind === "known") {
    const { value, text, span } = source.value;
    return { kind: "Constant", value, text, place, source: { span } };
  }
  if (source?.kind !== "resource") return undefined;
  const document = documentIn(source, plan);
  if (document !== undefined) return { kind: "Local", name: document, place };
  if (!isNamedBy(path, resource, source, plan)) return undefined;
  const reference = { resource: source.resource.address, path: source.path };
  return { kind: "Reference", ...reference, place, source: { span: source.span } };
}

/**
 * Whether an unwritten list may come from a `dynamic` block, which a plan does not mention, over what
 * is not known yet. The trees that say what is sensitive, which old plans have not, have a list for
 * every list.
 */
function mayBeDynamic({ path, sensitive }: Planning, resource: Planned, plan: Plan): boolean {
  const change = plan.changes.get(resource.address)?.body;
  const lists = resource.sensitive ?? at(change, "after_sensitive");
  if (lists?.kind === "Mapping" && sensitive?.kind !== "Sequence") return false;
  const [block = "", ...below] = path;
  const unknown = at(change, "after_unknown");
  const isUnknown = (name: string): boolean => isTrue(at(unknown, name));
  return below.length > 0 || !plan.provider.fillsIn(resource.type, block, isUnknown);
}
