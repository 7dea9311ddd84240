import type { Expression, Place } from "../template/expression.js";
import type { PlannedChange } from "./plan-changes.js";
import { isExpression } from "./plan-code.js";
import { at, isTrue } from "./plan-json.js";
import { type Referable, sourcesOf } from "./plan-references.js";
import type { Planned } from "./plan-resources.js";
import type { Source } from "./plan-source.js";
import type { Planning } from "./plan-values.js";

/** What is known about all resources of a plan while one is read. */
export interface Plan extends Referable {
  readonly changes: ReadonlyMap<string, PlannedChange>;
  /** Whether it is a state, in which everything is known. */
  readonly isState: boolean;
  readonly wanted: (type: string) => boolean;
}

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
  const [first] = sources;
  // Nothing unknown is made of what is known: it is null, and the provider fills it in.
  if (first === undefined) return isNew ? undefined : opaque;
  if (first.kind === "data" && sources.length === 1) {
    const { value, text, span } = first;
    return { kind: "Constant", value, text, place, source: { span } };
  }
  if (first.kind !== "resource" || !sources.every((source) => isSame(source, first))) return opaque;
  if (isComposed(path, resource, first.resource, plan)) return opaque;
  const reference = { resource: first.resource.address, path: first.path };
  return { kind: "Reference", ...reference, place, source: { span: first.span } };
}

function isSame(a: Source, b: Source): boolean {
  return (
    a.kind === "resource" &&
    b.kind === "resource" &&
    a.resource === b.resource &&
    a.path.join(".") === b.path.join(".")
  );
}

/**
 * Whether an unwritten list may come from a `dynamic` block, which a plan does not mention, over what
 * is not known yet. The trees that say what is sensitive, which old plans have not, have a list for
 * every list. Of a bucket the provider fills in `versioning`, and since version 4 all other blocks
 * too, of which nobody writes all as dynamic.
 */
function mayBeDynamic({ path, sensitive }: Planning, resource: Planned, plan: Plan): boolean {
  const change = plan.changes.get(resource.address)?.body;
  const lists = resource.sensitive ?? at(change, "after_sensitive");
  if (lists?.kind === "Mapping" && sensitive?.kind !== "Sequence") return false;
  if (resource.type !== "aws_s3_bucket" || path.length > 1) return true;
  const unknown = at(change, "after_unknown");
  return (
    path[0] !== "versioning" && !["cors_rule", "website"].every((name) => isTrue(at(unknown, name)))
  );
}

const document = /(?:^|_)(?:policy|policies|document|json)$/;

/**
 * Whether a value is made from what it refers to rather than being it. A plan does not say, but a
 * document holds the ARN of its bucket, a bucket is not named exactly as another, and what a
 * `random_id` gives is a suffix.
 */
function isComposed(
  path: readonly string[],
  { type }: Planned,
  target: Planned,
  { wanted }: Plan,
): boolean {
  if (document.test(path.at(-1) ?? "") || !wanted(target.type)) return true;
  return path.length === 1 && target.type === type;
}
