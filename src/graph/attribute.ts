import type { Expression, Place } from "../template/expression.js";
import type { Resource } from "../template/template.js";
import type { Bindings } from "./bindings.js";
import { bindingsOf } from "./instances.js";
import { unknown, usedAt } from "./make-value.js";
import type { Scenario } from "./scenario.js";
import type { Unknown, Value } from "./value.js";

type Read = (expression: Expression, bindings: Bindings) => Value;

/** An attribute of a resource, or the resource itself where the path is empty. */
interface Attribute {
  readonly resource: string;
  readonly path: readonly string[];
  /** What the declaration of the resource says it is. */
  readonly written: Expression | undefined;
}

/** An attribute that is written is what is written, of the instance; others are known later. */
export function attributeOf(
  { resource, path, written }: Attribute,
  place: Place,
  scenario: Scenario,
  read: Read,
): Value {
  const reference = { resource, path };
  const instance = scenario.template.resources.get(resource);
  const placed = { use: place, source: place };
  const name = [resource, ...path].join(" ");
  const value =
    written &&
    scenario.local(
      `resource ${name}`,
      () => read(expressionOf(written, scenario), bindingsOf(instance, read)),
      () => unknown(placed, `'${name}' refers to itself`),
    );
  const filled = isFilled(path, instance) && ({ isFilled: true } as const);
  // An empty or missing argument is filled in by the provider.
  const isEmpty = value?.state === "known" && value.text === "";
  if (value === undefined || value.state === "absent" || isEmpty) {
    const reason = `'${resource}' is known only after deployment`;
    const later = {
      ...unknown(placed, reason),
      ...filled,
      identity: `resource ${name}`,
      reference,
    };
    return isComputed(path, instance) ? later : { ...later, mayBeAbsent: true };
  }
  if (value.state === "list" || value.state === "record") return usedAt(value, place);
  if (value.state === "unknown") return { ...present(value), ...filled, use: place, reference };
  return { ...value, use: place, reference };
}

/** What every resource has once it is there; another argument that nobody writes may stay null. */
const computed: ReadonlySet<string> = new Set(["arn", "bucket", "id", "key_id", "name", "url"]);

function isComputed([name]: readonly string[], instance: Resource | undefined): boolean {
  return instance?.dialect !== "terraform" || name === undefined || computed.has(name);
}

/**
 * Whether an attribute is a name, an ARN or an ID, which no resource is without. What a custom resource
 * puts out may be anything.
 */
function isFilled([name, ...below]: readonly string[], instance: Resource | undefined): boolean {
  if (instance === undefined || below.length > 0) return false;
  if (instance.dialect === "terraform") return name !== undefined && computed.has(name);
  if (name === undefined) return true;
  const [vendor, service, kind = ""] = instance.type.split("::");
  if (vendor !== "AWS" || service === "CloudFormation") return false;
  const own = ["", kind].flatMap((of) => [`${of}arn`, `${of}id`]);
  return own.map((each) => each.toLowerCase()).includes(name.toLowerCase());
}

/** The attribute of a resource that a splat or `each.value` went to, which nobody named before. */
export function attributeAt(
  { reference, use }: Unknown,
  name: string,
  scenario: Scenario,
  read: Read,
): Value | undefined {
  if (reference === undefined || reference.path.length > 0) return undefined;
  const { resource } = reference;
  const instance = scenario.template.resources.get(resource);
  const written = instance?.properties.fields.findLast((field) => field.name === name)?.value;
  return attributeOf({ resource, path: [name], written }, use, scenario, read);
}

/** The arguments of an instance are read with its own key, which a named expression has none of. */
function expressionOf(written: Expression, { template }: Scenario): Expression {
  const named = written.kind === "Local" ? template.locals.get(written.name) : undefined;
  return named ?? written;
}

function present(value: Unknown): Unknown {
  const { mayBeAbsent, ...rest } = value;
  return mayBeAbsent === undefined ? value : rest;
}
