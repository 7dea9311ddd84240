import type { Expression } from "../template/expression.js";
import type { Repetition, Resource, Template } from "../template/template.js";
import { partsOf } from "../template/walk.js";

/** What is repeated over another resource comes after it, wherever it is written. */
export function* inOrder(template: Template): Generator<Repeating> {
  const begun = new Set<string>();
  const ended = new Set<string>();
  const pending = [...template.resources.values()].filter(isRepeating).toReversed();
  for (let next = pending.at(-1); next !== undefined; next = pending.at(-1)) {
    if (!begun.has(next.name)) {
      begun.add(next.name);
      const before = resourcesIn(next.repetition.over, template).filter(isRepeating);
      pending.push(...before.filter(({ name }) => !begun.has(name)));
      continue;
    }
    pending.pop();
    if (ended.has(next.name)) continue;
    ended.add(next.name);
    yield next;
  }
}

type Repeating = Resource & { readonly repetition: Repetition };

function isRepeating(resource: Resource): resource is Repeating {
  return resource.repetition !== undefined;
}

/** The resources that an expression refers to, through the named expressions it builds on. */
function resourcesIn(written: Expression, template: Template): readonly Resource[] {
  return [...partsOf([written], template)].flatMap((part) => {
    const resource = part.kind === "Reference" ? template.resources.get(part.resource) : undefined;
    return resource ?? [];
  });
}
