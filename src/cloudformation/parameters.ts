import type { Mapping } from "../document/node.js";
import type { Constant } from "../template/expression.js";
import type { InputDeclaration, Limits } from "../template/template.js";
import { readPattern, textsIn } from "./allowed-pattern.js";
import { entriesOf, entryOf, isComputed, itemsOf, placeOf, resolve } from "./context.js";

/** The declared parameters and the pseudo parameters of every template. */
export function readInputs(parameters: Mapping | undefined): ReadonlyMap<string, InputDeclaration> {
  const declared = parameters === undefined ? [] : entriesOf(parameters);
  const inputs = new Map(pseudoParameters.map((input) => [input.name, input]));
  for (const { key, value } of declared) {
    const declaration = resolve(value);
    if (declaration.kind === "Mapping") inputs.set(key.text, readParameter(key.text, declaration));
  }
  return inputs;
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/pseudo-parameter-reference.html */
const pseudoParameters: readonly InputDeclaration[] = [
  pseudo("AWS::AccountId"),
  pseudo("AWS::NotificationARNs", true),
  pseudo("AWS::Partition"),
  pseudo("AWS::Region"),
  pseudo("AWS::StackId"),
  pseudo("AWS::StackName"),
  pseudo("AWS::URLSuffix"),
];

function pseudo(name: string, list = false): InputDeclaration {
  return { name, kind: "pseudo parameter", list, limits: { minLength: 1 } };
}

function readParameter(name: string, declaration: Mapping): InputDeclaration {
  const type = constantAt(declaration, "Type")?.text ?? "String";
  const values = allowedValues(declaration) ?? listedByPattern(declaration);
  // The default of such a parameter names an entry of the Parameter Store, whose value is unknown.
  const stored = type.startsWith("AWS::SSM::Parameter::Value");
  const standard = stored ? undefined : constantAt(declaration, "Default");
  return {
    name,
    kind: "parameter",
    list: type.includes("List"),
    ...(standard === undefined ? {} : { default: standard }),
    ...(values === undefined || stored ? {} : { allowed: values }),
    ...(stored ? {} : { limits: limitsOf(type, declaration) }),
    place: placeOf(declaration),
  };
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html */
function limitsOf(type: string, declaration: Mapping): Limits {
  const limits = {
    minLength: minLengthOf(type, declaration),
    maxLength: numberAt(declaration, "MaxLength"),
    minValue: numberAt(declaration, "MinValue"),
    maxValue: numberAt(declaration, "MaxValue"),
  };
  const written = Object.entries(limits).filter(([, limit]) => limit !== undefined);
  const pattern = constantAt(declaration, "AllowedPattern")?.text;
  return {
    ...Object.fromEntries(written),
    numeric: type === "Number",
    ...(pattern === undefined ? {} : { accepts: readPattern(pattern) }),
  };
}

/** What names something of AWS names one that exists; other lists may be empty. */
function minLengthOf(type: string, declaration: Mapping): number | undefined {
  if (/^(?:List<)?AWS::/.test(type)) return 1;
  return type.includes("List") ? undefined : numberAt(declaration, "MinLength");
}

function numberAt(declaration: Mapping, key: string): number | undefined {
  const text = constantAt(declaration, key)?.text.trim() ?? "";
  return text === "" || Number.isNaN(Number(text)) ? undefined : Number(text);
}

function listedByPattern(declaration: Mapping): readonly Constant[] | undefined {
  const pattern = constantAt(declaration, "AllowedPattern");
  const texts = pattern && textsIn(pattern.text);
  if (pattern === undefined || texts === undefined) return undefined;
  const { span } = pattern.place;
  return texts.map((text) => ({ kind: "Constant", value: text, text, place: { span } }));
}

/** Nothing where some of them cannot be read: then any value may be allowed. */
function allowedValues(declaration: Mapping): readonly Constant[] | undefined {
  const written = entryOf(declaration, "AllowedValues")?.value;
  const items = (written && itemsOf(written)) ?? [];
  const values = items.flatMap(constant);
  return values.length > 0 && values.length === items.length ? values : undefined;
}

function constantAt(mapping: Mapping, key: string): Constant | undefined {
  const entry = entryOf(mapping, key);
  return entry === undefined ? undefined : constant(entry.value)[0];
}

function constant(written: Mapping["entries"][number]["value"]): readonly Constant[] {
  const node = resolve(written);
  if (node.kind !== "Scalar" || isComputed(node) || node.value === null) return [];
  if (node.text.includes("{{resolve:")) return [];
  return [{ kind: "Constant", value: node.value, text: node.text, place: placeOf(node) }];
}
