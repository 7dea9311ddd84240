import type { Expression } from "../../template/expression.js";
import type { Gap, Template } from "../../template/template.js";
import { type AccountName, accountNameOf } from "./account-name.js";
import { callsTo } from "./assembly.js";
import { mentionsIn, nameOf } from "./mentions.js";
import type { Bindings } from "./name-pattern.js";
import type { Neighbour } from "./neighbours.js";
import type { Nest } from "./nest.js";
import { type Joining, takeStack } from "./take-part.js";
import { isName, type Key, keysIn, keysOfResource, namesIn, type Registry } from "./registry.js";

/** More stacks than anybody lets configure one bucket or group. */
const maxCalling = 20;

/** What takes part without an import knows nothing of what imports it. */
const bindings: Bindings = new Map();

/** The stacks take part that declare what a template calls by its name, each where only it does. */
export function joinNamed(template: Template, registry: Registry, joining: Joining): void {
  const { assembly, file } = joining;
  const own = namesIn({ ...template, inputs: assembly.inputs });
  for (const { kind, written } of mentionsIn(template)) {
    const name = accountNameOf(kind, written, assembly.inputs);
    if (name === undefined || own.has(name)) continue;
    const [only, ...others] = registry.declaring(name, file.path);
    if (only === undefined || others.length > 0 || assembly.parts.has(only.path)) continue;
    takeStack(only, { bindings, calls: callsTo(written.place, assembly) }, joining);
  }
}

/**
 * The stacks take part that call what a stack declares, or what it calls itself. What is wrong in them
 * is reported in their own files.
 */
export function joinCalling(nest: Nest, registry: Registry, joining: Joining): void {
  const { assembly, neighbours, file } = joining;
  const own = { path: file.path, stack: nest };
  const declared = [...nest.template.resources.keys()].flatMap((name) => keysOfResource(name, own));
  const keys = new Set([...declared, ...keysIn(own, neighbours)]);
  const names = namesIn(nest.template);
  const calling = new Map<string, Neighbour>();
  for (const key of keys) {
    if (!isOne(key, names, registry, joining)) continue;
    for (const each of registry.calling(key, file.path)) calling.set(each.path, each);
  }
  for (const each of [...calling.values()].slice(0, maxCalling)) {
    if (!assembly.parts.has(each.path)) takeStack(each, { bindings, calls: [] }, joining);
  }
}

/** Whether two stacks certainly mean the same by it, since no more than one declares it. */
function isOne(
  key: Key,
  own: ReadonlySet<AccountName>,
  registry: Registry,
  { file }: Joining,
): boolean {
  if (!isName(key)) return true;
  return registry.declaring(key, file.path).length <= (own.has(key) ? 0 : 1);
}

/** What has a name may be configured by stacks that call it so and have no part in the template. */
export function gapsOfCalling(
  registry: Registry,
  { assembly, neighbours, file }: Joining,
): readonly Gap[] {
  const { template, inputs, parts } = assembly;
  return [...template.resources.values()].flatMap((resource): readonly Gap[] => {
    const name = nameOf(resource, inputs);
    if (name === undefined || !registry.isKnown(name)) return [];
    const apart = registry.calling(name, file.path).find(({ path }) => !parts.has(path));
    const reason =
      apart === undefined ? registry.gap : `'${neighbours.nameOf(apart.path)}' may add resources`;
    const given: Expression = {
      kind: "Reference",
      resource: resource.name,
      path: [],
      place: { span: resource.header },
    };
    return reason === undefined ? [] : [{ reason, span: [0, 0], given: [given], apart: true }];
  });
}
