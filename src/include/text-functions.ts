import { entriesOf, resolve } from "../document/entries.js";
import type { Node, Scalar } from "../document/node.js";
import type { Call, Expand } from "./call.js";
import { reasonOf, scalarAt, sequenceAt, unknownAt } from "./make-node.js";
import { longForm, plainOf, plainScalar } from "./plain.js";
import { type Scope, spend } from "./scope.js";

/** Functions that make a text, or something of one, while the template is built. */
export const textFunctions: readonly (readonly [name: string, Expand])[] = [
  ["Stringify", expandStringify],
  ["StringSplit", expandStringSplit],
  ["UpperCamelCase", camelCase((text) => text)],
  ["LowerCamelCase", camelCase((text) => text.charAt(0).toLowerCase() + text.slice(1))],
  ["JoinNow", expandJoin],
  ["SubNow", expandSub],
  ["RefNow", expandRef],
];

function expandStringify({ argument, at }: Call, scope: Scope): Node {
  const value = plainOf(scope.run.expand(argument, scope));
  if (value === undefined) return unknownAt(at, "a part of what it writes as JSON is not known");
  const text = JSON.stringify(value);
  spend(scope.run, text.length >> 6, at);
  return scalarAt(text, at);
}

function expandStringSplit({ name, argument, at }: Call, scope: Scope): Node {
  const value = plainOf(scope.run.expand(argument, scope));
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return unknownArguments(name, at);
  }
  const { string = "", separator = "," } = value as Readonly<Record<string, unknown>>;
  if (typeof string !== "string" || typeof separator !== "string") {
    return unknownArguments(name, at);
  }
  const parts = string.split(separator);
  spend(scope.run, parts.length, at);
  return sequenceAt(
    parts.map((part) => scalarAt(part, at)),
    at,
  );
}

function unknownArguments(name: string, at: Call["at"]): Node {
  return unknownAt(at, `'Fn::${name}' has unexpected arguments`);
}

function camelCase(change: (text: string) => string): Expand {
  return ({ name, argument, at }) => {
    const text = textIn(argument);
    if (text === undefined) return unknownArguments(name, at);
    const words = text.split(/[._\-\s]+/).map((word) => {
      return word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
    });
    return scalarAt(change(words.join("")), at);
  };
}

function textIn(node: Node | undefined): string | undefined {
  const scalar = node && resolve(node);
  if (scalar?.kind !== "Scalar" || scalar.tag !== undefined) return undefined;
  return typeof plainScalar(scalar) === "string" ? scalar.text : undefined;
}

/** `[delimiter, list]`, as `Fn::Join`. */
function expandJoin({ name, argument, at }: Call, scope: Scope): Node {
  const args = resolve(scope.run.expand(argument, scope));
  const [delimiter, written] = args.kind === "Sequence" ? args.items : [];
  const list = written && resolve(written);
  const items = list?.kind === "Sequence" && list.tag === undefined ? list.items : undefined;
  const texts = items?.map(joinedOf);
  const glue = textIn(delimiter);
  if (glue === undefined || texts === undefined || texts.includes(undefined)) {
    const reasons = [args, ...(list === undefined ? [] : [list]), ...(items ?? [])].map(reasonOf);
    const reason = reasons.find((each) => each !== undefined);
    return reason === undefined ? unknownArguments(name, at) : unknownAt(at, reason);
  }
  return textAt(texts.join(glue), at, scope);
}

function joinedOf(node: Node): string | undefined {
  const scalar = resolve(node);
  if (scalar.kind !== "Scalar" || scalar.tag !== undefined) return undefined;
  const value = plainScalar(scalar);
  return value === null ? "" : String(value);
}

function textAt(text: string, at: Call["at"], { run }: Scope): Scalar {
  spend(run, text.length >> 6, at);
  return scalarAt(text, at);
}

/** A text, or `[text, values]`. What no value is given for stays as it is. */
function expandSub({ name, argument, at }: Call, scope: Scope): Node {
  const args = resolve(scope.run.expand(argument, scope));
  const [template, given] = args.kind === "Sequence" ? args.items : [args];
  const text = textIn(template);
  const values = given && resolve(given);
  if (text === undefined || (values !== undefined && values.kind !== "Mapping")) {
    return unknownAt(at, reasonOf(args) ?? `'Fn::${name}' has unexpected arguments`);
  }
  const own = (values === undefined ? [] : entriesOf(values)).map(
    ({ key, value }) => [key.text, joinedOf(value)] as const,
  );
  let result = text;
  for (const [variable, value] of new Map([...scope.injected, ...own])) {
    const written = `\${${variable}}`;
    if (!result.includes(written)) continue;
    if (value === undefined) return unknownAt(at, `'${written}' is no text`);
    result = result.replaceAll(written, value);
  }
  if (values?.gap !== undefined || result.includes("${AWS::")) {
    return unknownAt(at, values?.gap ?? "the environment of whoever builds it may know it");
  }
  return textAt(result, at, scope);
}

/** A name that `inject` gives a value to. */
function expandRef({ argument, at }: Call, scope: Scope): Node {
  const written = resolve(scope.run.expand(argument, scope));
  const long = longForm(written);
  const inner =
    long.kind === "Mapping" ? long.entries.find(({ key }) => /^ref$/i.test(key.text)) : undefined;
  const name = textIn(inner?.value ?? written);
  const value = name === undefined ? undefined : scope.injected.get(name);
  return value === undefined
    ? unknownAt(at, `'${name ?? "?"}' is known only to whoever builds the template`)
    : scalarAt(value, at);
}
