import type { Constant, Opaque, Place } from "../template/expression.js";
import { listedTexts } from "../template/listed-texts.js";
import type { InputDeclaration, Template } from "../template/template.js";
import { type Compared, comparedIn } from "./compared.js";
import { isWithin } from "./limits.js";
import { textOf } from "./text.js";
import type { AbsentValue, Known, ListValue, Unknown } from "./value.js";

/** A value an input may have in a scenario. */
export type InputValue = Known | ListValue | AbsentValue | Unknown;

/** What the user says inputs are, by their names: a value, or that it is none we know. */
export type Pins = Readonly<Record<string, string | number | boolean | Constant | Opaque>>;

/** What the user says of the inputs that a file declares. */
export interface Given {
  readonly pins: Pins;
  /** Why inputs that are not pinned may be something else than their defaults. */
  readonly doubt?: string | undefined;
}

/** The same of every file that a template is read from: of the linted one, or of another. */
export interface GivenTo extends Given {
  readonly elsewhere?: (file: string) => Given;
}

/**
 * The values worth trying for each input. Equality logic cannot tell apart two values that no
 * test compares with anything, so the constants of the tests, the default, and as many fresh
 * values as there are inputs compared with one another stand for all of them.
 */
export interface Domains {
  readonly of: (input: InputDeclaration) => readonly InputValue[];
  /** What the input is when it only supplies a value: its pin, its default, or unknown. */
  readonly supplied: (input: InputDeclaration) => InputValue;
}

const nowhere: Place = { span: [0, 0] };

export function domainsOf(template: Template, given: GivenTo): Domains {
  let compared: ReadonlyMap<string, Compared> | undefined;
  const remembered = new Map<string, readonly InputValue[]>();

  function supplied(input: InputDeclaration): InputValue {
    const pin = pinOf(input);
    if (typeof pin === "object") return known(pin.text, input.list, pin.place);
    if (pin !== undefined) return known(String(pin), input.list, nowhere);
    const reason = doubtIn(input);
    if (reason !== undefined) return unknownInput(input, reason);
    if (input.default?.kind === "Constant") {
      return known(input.default.text, input.list, input.default.place, input.default.value);
    }
    if (input.default?.kind === "Absent") {
      const { place } = input.default;
      return { state: "absent", use: place, source: place };
    }
    return unknownInput(
      input,
      input.kind === "pseudo parameter"
        ? `'${input.name}' is known only at deployment`
        : `${input.kind} '${input.name}' has no default`,
    );
  }

  /** Why it may be anything but its default. */
  function doubtIn(input: InputDeclaration): string | undefined {
    const said = saidOf(input);
    if (typeof said === "object" && said.kind === "Opaque") return said.reason;
    return input.kind === "pseudo parameter" ? undefined : givenTo(input).doubt;
  }

  function of(input: InputDeclaration): readonly InputValue[] {
    const values = remembered.get(input.name) ?? enumerate(input);
    remembered.set(input.name, values);
    return values;
  }

  function enumerate(input: InputDeclaration): readonly InputValue[] {
    if (pinOf(input) !== undefined) return [supplied(input)];
    if (input.allowed !== undefined && !input.list) return input.allowed.map(knownConstant);
    if (input.boolean === true) return booleans(supplied(input));
    compared ??= comparedIn(template);
    const { name, inputs, constants } = compared.get(input.name) ?? alone(input);
    const members = [...inputs].flatMap((member) => template.inputs.get(member) ?? []);
    const standard = supplied(input);
    const texts = new Set(constants);
    for (const member of members) for (const text of textsOf(member)) texts.add(text);
    const values: InputValue[] = [...texts]
      .filter((text) => isDefault(text, standard) || isPossible(text, input))
      .map((text) => known(text, input.list, nowhere))
      .filter((value) => isAllowed(value, input.allowed));
    if (standard.state === "absent") values.push(standard);
    const free = members.filter(isFree);
    for (let index = 1; index <= free.length; index++) values.push(fresh(name, texts, index));
    return values;
  }

  /** What a member is known to be able to be: others compared with it may be the same. */
  function textsOf(input: InputDeclaration): string[] {
    const { default: standard, allowed = [] } = input;
    const pin = pinOf(input);
    if (pin !== undefined) return [typeof pin === "object" ? pin.text : String(pin)];
    const constants = standard?.kind === "Constant" ? [standard, ...allowed] : allowed;
    return constants.map(textOf);
  }

  /** The allowed values of a list are those of its items, so there are other lists. */
  function isFree(input: InputDeclaration): boolean {
    return pinOf(input) === undefined && (input.allowed === undefined || input.list);
  }

  function givenTo({ file }: InputDeclaration): Given {
    return (file === undefined ? undefined : given.elsewhere?.(file)) ?? given;
  }

  function saidOf(input: InputDeclaration): Pins[string] | undefined {
    const { pins } = givenTo(input);
    const { name: own, pinnedAs: name = own } = input;
    return Object.hasOwn(pins, name) ? pins[name] : undefined;
  }

  function pinOf(input: InputDeclaration): Exclude<Pins[string], Opaque> | undefined {
    const said = saidOf(input);
    return typeof said === "object" && said.kind === "Opaque" ? undefined : said;
  }

  return { of, supplied };
}

function unknownInput({ name, place = nowhere }: InputDeclaration, reason: string): Unknown {
  return { state: "unknown", reason, identity: `input ${name}`, use: place, source: place };
}

/** The default first: it is what a message leaves out. */
function booleans(standard: InputValue): readonly InputValue[] {
  const either = ["true", "false"].map((text) => known(text, false, nowhere, text === "true"));
  const others = either.filter((each) => each.state !== "known" || !isDefault(each.text, standard));
  return standard.state === "unknown" ? others : [standard, ...others];
}

function isDefault(text: string, standard: InputValue): boolean {
  return standard.state === "known" && standard.text === text;
}

/** The limits of a list are those of its items, but for whether there is one. */
function isPossible(text: string, { list, limits = {} }: InputDeclaration): boolean {
  return list ? text !== "" || limits.minLength === undefined : isWithin(text, limits);
}

/** Whether all items of a list are allowed ones. */
function isAllowed(value: Known | ListValue, allowed: InputDeclaration["allowed"]): boolean {
  if (allowed === undefined || value.state !== "list") return true;
  const texts = new Set(allowed.map(textOf));
  return value.items.every((item) => item.state === "known" && texts.has(item.text));
}

function alone({ name }: InputDeclaration): Compared {
  return { name, inputs: new Set([name]), constants: new Set() };
}

function known(
  text: string,
  list: boolean,
  place: Place,
  value: Known["value"] = text,
): Known | ListValue {
  if (!list) return { state: "known", value, text, use: place, source: place };
  const items = listedTexts(text);
  return {
    state: "list",
    items: items.map((item) => known(item, false, place)),
    use: place,
    source: place,
  };
}

function knownConstant({ value, text, place }: Constant): Known {
  return { state: "known", value, text, use: place, source: place };
}

function fresh(family: string, than: ReadonlySet<string>, index: number): Unknown {
  return {
    state: "unknown",
    reason: "it stands for any other value",
    identity: `other ${family} ${String(index)}`,
    other: { family, than },
    use: nowhere,
    source: nowhere,
  };
}
