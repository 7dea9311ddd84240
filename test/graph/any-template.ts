import fc from "fast-check";
import type { Json, JsonLoop, JsonParameter, JsonResource, JsonTemplate } from "./naive.js";

const texts = ["a", "b", "c", "true"] as const;
const constant: fc.Arbitrary<string | boolean> = fc.constantFrom<string | boolean>(...texts, true);

const mapping = fc.dictionary(
  fc.constantFrom("a", "b", "c"),
  fc.record({ x: constant, y: constant }),
  { minKeys: 1, maxKeys: 3 },
);

function parameter(): fc.Arbitrary<JsonParameter> {
  const allowed = fc.subarray([...texts], { minLength: 1, maxLength: 3 });
  return fc.oneof(
    fc.constant<JsonParameter>({ Type: "String" }),
    constant.map<JsonParameter>((Default) => ({ Type: "String", Default })),
    allowed.map<JsonParameter>((AllowedValues) => ({ Type: "String", AllowedValues })),
    allowed.map<JsonParameter>((AllowedValues) => ({
      Type: "String",
      AllowedValues,
      Default: AllowedValues[0]!,
    })),
  );
}

const listParameter = fc.constantFrom<JsonParameter>(
  { Type: "CommaDelimitedList" },
  { Type: "CommaDelimitedList", Default: "" },
  { Type: "CommaDelimitedList", Default: "a,b" },
  { Type: "CommaDelimitedList", AllowedValues: ["a", "b"] },
);

/** Whether values are compared only as a whole, or put together and taken apart too. */
type Logic = "equality" | "any";

/** What a parameter, a condition and a value of a template may refer to. */
interface Names {
  readonly logic: Logic;
  readonly strings: readonly string[];
  readonly lists: readonly string[];
  readonly conditions: readonly string[];
}

/** An expression that is a text. */
function textExpression(names: Names, depth: number): fc.Arbitrary<Json> {
  const ref = fc.constantFrom(...names.strings).map<Json>((name) => ({ Ref: name }));
  if (depth === 0) return fc.oneof(constant, ref);
  const inner = textExpression(names, depth - 1);
  return fc.oneof(
    { weight: 2, arbitrary: constant },
    { weight: 4, arbitrary: ref },
    { weight: 2, arbitrary: lookUp(names, inner) },
    ...(names.logic === "equality" ? [] : [{ weight: 3, arbitrary: composed(names, inner) }]),
  );
}

function lookUp({ logic }: Names, inner: fc.Arbitrary<Json>): fc.Arbitrary<Json> {
  const standard = logic === "equality" ? inner : fc.option(inner, { nil: undefined });
  return fc.tuple(inner, fc.constantFrom("x", "y"), standard).map(([top, second, last]) => {
    const options = last === undefined ? [] : [{ DefaultValue: last }];
    return { "Fn::FindInMap": ["M", top, second, ...options] };
  });
}

function composed({ strings, lists }: Names, inner: fc.Arbitrary<Json>): fc.Arbitrary<Json> {
  const items = fc.array(inner, { minLength: 1, maxLength: 2 });
  const templates = strings.flatMap((name) => [`\${${name}}`, `a\${${name}}`, `\${${name}}-b`]);
  const joined = fc
    .tuple(fc.constantFrom("", "-"), items)
    .map<Json>((args) => ({ "Fn::Join": args }));
  const list = lists.map((name) =>
    fc.constantFrom("", ",").map<Json>((between) => ({ "Fn::Join": [between, { Ref: name }] })),
  );
  const picked = fc
    .tuple(fc.constantFrom(0, 1), fc.array(inner, { minLength: 2, maxLength: 2 }))
    .map<Json>((args) => ({ "Fn::Select": args }));
  const own = inner.map<Json>((V) => ({ "Fn::Sub": ["a${V}", { V }] }));
  return fc.oneof(
    joined,
    picked,
    own,
    fc.constantFrom(...templates).map<Json>((template) => ({ "Fn::Sub": template })),
    inner.map<Json>((whole) => ({ "Fn::Select": [0, { "Fn::Split": ["-", whole] }] })),
    ...list,
  );
}

function condition(names: Names, depth: number): fc.Arbitrary<Json> {
  const text = textExpression(names, 1);
  const equals = fc.tuple(text, text).map<Json>((args) => ({ "Fn::Equals": args }));
  if (depth === 0) return equals;
  const inner = condition(names, depth - 1);
  const several = fc.array(inner, { minLength: 2, maxLength: 3 });
  const named = names.conditions.map((name) => fc.constant<Json>({ Condition: name }));
  return fc.oneof(
    { weight: 3, arbitrary: equals },
    several.map<Json>((args) => ({ "Fn::And": args })),
    several.map<Json>((args) => ({ "Fn::Or": args })),
    inner.map<Json>((arg) => ({ "Fn::Not": [arg] })),
    ...named,
  );
}

/** What a property may be: a tree of choices whose leaves are values, or nothing at all. */
function property(names: Names, depth: number): fc.Arbitrary<Json> {
  const leaf = fc.oneof(
    { weight: 4, arbitrary: names.logic === "equality" ? constant : textExpression(names, 2) },
    { weight: 1, arbitrary: fc.constant<Json>({ Ref: "AWS::NoValue" }) },
  );
  if (depth === 0) return leaf;
  const inner = property(names, depth - 1);
  return fc.oneof(
    leaf,
    {
      weight: 4,
      arbitrary: fc
        .tuple(fc.constantFrom(...names.conditions), inner, inner)
        .map<Json>((args) => ({ "Fn::If": args })),
    },
    fc.array(inner, { minLength: 1, maxLength: 3 }).map<Json>((items) => items),
    fc.record({ P: inner, Q: inner }),
  );
}

function resource(names: Names): fc.Arbitrary<JsonResource> {
  const exists = fc.option(fc.constantFrom(...names.conditions), { nil: undefined });
  return fc.tuple(exists, property(names, 3)).map(([name, Value]) => ({
    Type: "Custom::Subject",
    ...(name === undefined ? {} : { Condition: name }),
    Properties: { Value },
  }));
}

/** What a loop goes through. */
function collection({ strings, lists, logic }: Names): fc.Arbitrary<Json> {
  const written = fc.subarray<Json>(["a", "b", "c"]);
  const refs = fc
    .constantFrom(...strings, ...lists)
    .map<Json>((name) => (lists.includes(name) ? { Ref: name } : ["a", { Ref: name }]));
  const found = fc
    .constantFrom<Json>("a", "b", ...strings.map((name) => ({ Ref: name })))
    .map<Json>((key) => ({ "Fn::FindInMap": ["N", key, "z", { DefaultValue: ["c"] }] }));
  return logic === "equality" ? written : fc.oneof(written, refs, found);
}

/** Resources that a loop makes of one, which mentions the item. */
function loop(names: Names): fc.Arbitrary<JsonLoop<JsonResource>> {
  const item = fc.constantFrom<Json>({ Ref: "Id" }, "is ${Id}", { "Fn::Sub": "${Id}" });
  const fields = fc
    .tuple(collection(names), property(names, 1))
    .map<Json>(([keys, of]) => ({ "Fn::ForEach::P": ["Key", keys, { "F${Key}": of }], G: of }));
  const value = fc.oneof(item, property(names, 2), fields);
  return fc
    .tuple(collection(names), resource(names), value)
    .map(([keys, body, Value]) => ["Id", keys, { "T${Id}": { ...body, Properties: { Value } } }]);
}

/** A template of a few parameters, conditions that build on one another, and two resources. */
export function anyTemplate(logic: Logic): fc.Arbitrary<JsonTemplate> {
  return fc
    .record({
      strings: fc.subarray(["A", "B", "C"], { minLength: 1 }),
      lists: fc.subarray(["L"]),
      conditions: fc.integer({ min: 1, max: 4 }),
    })
    .filter(({ strings, lists }) => strings.length + lists.length <= 3)
    .chain(({ strings, lists, conditions }) => {
      const named = Array.from({ length: conditions }, (_, index) => `C${index}`);
      const names: Names = { logic, strings, lists, conditions: named };
      return fc.record({
        Parameters: fc.record({
          ...Object.fromEntries(strings.map((name) => [name, parameter()])),
          ...Object.fromEntries(lists.map((name) => [name, listParameter])),
        }),
        Mappings: fc.record({
          M: mapping,
          N: fc.constant({ a: { z: ["a", "b"] }, b: { z: ["b"] } }),
        }),
        Conditions: fc.record(
          Object.fromEntries(
            named.map((name, index) => [
              name,
              condition({ ...names, conditions: named.slice(0, index) }, 2),
            ]),
          ),
        ),
        Resources: fc.record({
          R: resource(names),
          S: resource(names),
          "Fn::ForEach::L": loop(names),
        }),
      });
    });
}

/** Values that the user fixes for some parameters, of those that are allowed. */
export function pinsFor({ Parameters }: JsonTemplate): fc.Arbitrary<Record<string, string>> {
  const pins = Object.entries(Parameters).map(([name, { AllowedValues = texts }]) => {
    const pin = fc.constantFrom(...AllowedValues.map(String));
    return fc.option(pin, { freq: 4, nil: undefined }).map((text) => [name, text] as const);
  });
  return fc
    .tuple(...pins)
    .map((entries) =>
      Object.fromEntries(
        entries.flatMap(([name, text]) => (text === undefined ? [] : [[name, text]])),
      ),
    );
}
