import { type Placed, unknown } from "../make-value.js";
import { partsOf } from "../text.js";
import type { Unknown, Value } from "../value.js";
import type { Functions } from "./pure-function.js";

/** What other stacks put out is known to them; by the same name it is the same. */
export const fromOtherStacks: Functions = {
  importValue: ([name], placed) =>
    named(placed, "it is exported by another stack", nameOf(name?.())),
  getStackOutput([request], placed) {
    const asked = request?.();
    const names = asked?.state === "record" ? asked.names.toSorted() : [];
    const parts = names.map((name) => {
      const text = asked?.state === "record" ? nameOf(asked.get(name)) : undefined;
      return text === undefined ? undefined : `${name} ${text}`;
    });
    const isNamed = names.length > 0 && parts.every((part) => part !== undefined);
    return named(placed, "it is the output of another stack", isNamed ? parts.join() : undefined);
  },
};

function named(placed: Placed, reason: string, name: string | undefined): Unknown {
  const value = unknown(placed, reason);
  return name === undefined ? value : { ...value, identity: `${reason}: ${name}` };
}

function nameOf(value: Value | undefined): string | undefined {
  const parts = value && partsOf(value);
  const names = parts?.map((part) => (typeof part === "string" ? part : part.identity));
  return names?.every((name) => name !== undefined) === true ? names.join("\n") : undefined;
}
