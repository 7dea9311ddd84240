import fc from "fast-check";

import type { Field } from "../../src/aws/field.js";
import type { Data } from "./any-policy.js";

/** How a language spells a field, and what it can write in the place of a value. */
export interface Writing {
  readonly spelling: "cloudformation" | "terraform";
  /** What a text may be. */
  readonly text: fc.Arbitrary<Data>;
  /** What names another resource. */
  readonly link: fc.Arbitrary<Data>;
  readonly policy: fc.Arbitrary<Data>;
  /** What also may stand where a value does: a function of it, or nonsense. */
  readonly around: (value: fc.Arbitrary<Data>) => fc.Arbitrary<Data>;
}

type Fields = Readonly<Record<string, Field<unknown>>>;

/** Values for some of the fields that rules read, as a language writes them. */
export function anyProperties(
  fields: Fields,
  writing: Writing,
): fc.Arbitrary<Record<string, Data>> {
  const written = Object.values(fields).flatMap((field) =>
    [field, field.alternative ?? []].flat().flatMap((each) => {
      const path = each[writing.spelling]?.split(".");
      return path === undefined ? [] : [{ path, value: anyValue(each, writing) }];
    }),
  );
  if (written.length === 0) return fc.constant({});
  return fc
    .subarray(written, { maxLength: Math.min(8, written.length) })
    .chain((chosen) =>
      fc
        .tuple(...chosen.map(({ value }) => value))
        .map((values) =>
          chosen.reduce<Record<string, Data>>(
            (all, { path }, index) => withAt(all, path, values[index] ?? null),
            {},
          ),
        ),
    );
}

function withAt(
  properties: Readonly<Record<string, Data>>,
  [first = "", ...rest]: readonly string[],
  value: Data,
): Record<string, Data> {
  const before = properties[first];
  const isObject = typeof before === "object" && before !== null && !Array.isArray(before);
  const inner = isObject ? (before as Readonly<Record<string, Data>>) : {};
  return { ...properties, [first]: rest.length === 0 ? value : withAt(inner, rest, value) };
}

function anyValue(field: Field<unknown>, writing: Writing): fc.Arbitrary<Data> {
  return writing.around(fc.oneof(...plainValues(field, writing)));
}

function plainValues(field: Field<unknown>, writing: Writing): readonly fc.Arbitrary<Data>[] {
  const { text, link } = writing;
  if (field.names === true) return [link, text];
  switch (field.type) {
    case "boolean":
      return [fc.constantFrom<Data>(true, false, "true", "false", "False", "yes", 1)];
    case "number":
      return [fc.constantFrom<Data>(0, 1, 90, 365, "400", -1, 1.5, "", "many")];
    case "string":
      if (field.values === undefined) return [text, link];
      return [fc.constantFrom<Data>(...field.values, ...field.values, "Other")];
    case "strings":
      return [fc.array(fc.oneof(text, link), { maxLength: 3 }), text];
    case "map":
      return [fc.dictionary(fc.constantFrom("a", "Name", "__proto__", "constructor"), text)];
    case "policy":
      return [writing.policy];
    case "block":
      return [anyProperties(field.fields ?? {}, writing)];
    case "blocks":
      return [fc.array(anyProperties(field.fields ?? {}, writing), { maxLength: 2 })];
  }
}
