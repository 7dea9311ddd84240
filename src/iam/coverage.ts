import { type Certainty, not, some } from "./certainty.js";
import type { Element } from "./element.js";
import { oneOrMany } from "./one-or-many.js";
import { covers, overlaps, type Pattern } from "./pattern.js";

/**
 * Whether an element such as `Action` or `NotResource` includes all that `pattern` stands for.
 * Its values are judged one by one: several that only together cover it do not count.
 */
export function includes(element: Element, pattern: Pattern, ignoreCase: boolean): Certainty {
  switch (element.kind) {
    case "listed":
      return some(oneOrMany(element.value), (value) => covers(value, pattern, ignoreCase));
    case "excepted":
      return not(some(oneOrMany(element.value), (value) => overlaps(value, pattern, ignoreCase)));
    case "missing":
    case "unknown":
      return undefined;
  }
}

/** Whether an element includes some of what `pattern` stands for. */
export function touches(element: Element, pattern: Pattern, ignoreCase: boolean): Certainty {
  switch (element.kind) {
    case "listed":
      return some(oneOrMany(element.value), (value) => overlaps(value, pattern, ignoreCase));
    case "excepted":
      return not(some(oneOrMany(element.value), (value) => covers(value, pattern, ignoreCase)));
    case "missing":
    case "unknown":
      return undefined;
  }
}
