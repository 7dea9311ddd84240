import type { Value } from "../graph/value.js";

/**
 * The values of an element that takes one value or a list of them, as nearly all do. What is not
 * known stays in the list as it is, one value in place of any number.
 *
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export function oneOrMany(value: Value): readonly Value[] {
  switch (value.state) {
    case "list":
      return value.items;
    case "absent":
      return [];
    case "known":
    case "text":
    case "record":
    case "unknown":
      return [value];
  }
}
