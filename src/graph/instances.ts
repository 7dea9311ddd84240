import type { Expression } from "../template/expression.js";
import type { Resource } from "../template/template.js";
import { type Bindings, unbound } from "./bindings.js";
import type { Value } from "./value.js";

/** What repetition gave to an instance. */
export function bindingsOf(
  resource: Resource | undefined,
  read: (expression: Expression, bindings: Bindings) => Value,
): Bindings {
  if (resource?.bindings === undefined) return unbound;
  const { bindings } = resource;
  return new Map([...bindings].map(([name, written]) => [name, () => read(written, unbound)]));
}
