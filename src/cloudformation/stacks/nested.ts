import type { Expression, Fields, Place } from "../../template/expression.js";
import { listedTexts } from "../../template/listed-texts.js";
import type { Dependency, InputDeclaration, Resource, Template } from "../../template/template.js";
import { partsOf, walk } from "../../template/walk.js";
import type { Call } from "./call.js";
import type { Embedding } from "./embed.js";
import type { Given } from "./inward.js";
import { constants } from "./list-items.js";

/**
 * What is the same in a stack and in those nested in it.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/pseudo-parameter-reference.html
 */
export const ofAccount: ReadonlySet<string> = new Set([
  "AWS::AccountId",
  "AWS::Partition",
  "AWS::Region",
  "AWS::URLSuffix",
]);

/** How the template that a call leads to becomes a part of the one that calls it. */
export function embeddingOf(call: Call, file: string, template: Template): Embedding {
  const { resource, parameters, place } = call;
  const inFile = placesIn(file);
  return {
    prefix: `${resource.name}.`,
    ...inFile,
    input: (input) =>
      ofAccount.has(input.name)
        ? "shared"
        : givenTo(input, parameters, (each) => inFile.place(each)),
    condition: resource.condition,
    calls: [place],
    dependsOn: dependenciesOf(resource, template),
    parameters: parameters === undefined ? [] : [parameters],
  };
}

/** The places of another file. Nothing is edited there. */
export function placesIn(file: string): Pick<Embedding, "place" | "span" | "file"> {
  const moved = new Map<Place, Place>();
  return {
    file,
    span: (span) => span,
    place(place) {
      const before = moved.get(place);
      if (before !== undefined) return before;
      const after = { span: place.span, file: place.file ?? file };
      moved.set(place, after);
      return after;
    },
  };
}

/** What a parameter is given, else its default. */
export function givenTo(
  input: InputDeclaration,
  parameters: Expression | undefined,
  place: (place: Place) => Place,
): Given {
  const { name, kind, list } = input;
  if (kind === "pseudo parameter") return { value: undefined };
  const standard = input.default && { ...input.default, place: place(input.default.place) };
  const value = valueOf(name, parameters, standard);
  // Of what is in the Parameter Store, the name is given.
  if (value === undefined || input.limits === undefined) return { value: undefined };
  return { value: list ? listOf(value) : value };
}

function valueOf(
  name: string,
  parameters: Expression | undefined,
  standard: Expression | undefined,
): Expression | undefined {
  if (parameters === undefined) return standard;
  if (parameters.kind !== "Fields") return lookUp(name, parameters, standard);
  const field = parameters.fields.findLast((each) => each.name === name);
  if (field === undefined && parameters.gap === undefined) return standard;
  // What is taken back is not given.
  const mayBeAbsent = field === undefined || [...walk([field.value])].some(isAbsent);
  if (!mayBeAbsent) return field.value;
  const only: Fields = { ...parameters, fields: field === undefined ? [] : [field] };
  return lookUp(name, only, standard);
}

function isAbsent({ kind }: Expression): boolean {
  return kind === "Absent" || kind === "Local";
}

function lookUp(
  name: string,
  collection: Expression,
  fallback: Expression | undefined,
): Expression {
  const { place } = collection;
  const key: Expression = { kind: "Constant", value: name, text: name, place };
  return {
    kind: "Lookup",
    collection,
    keys: [key],
    ...(fallback === undefined ? {} : { fallback }),
    place,
  };
}

/** Lists are given as a text with commas. */
function listOf(value: Expression): Expression {
  const { place } = value;
  if (value.kind !== "Constant") {
    const comma: Expression = { kind: "Constant", value: ",", text: ",", place };
    return { kind: "Call", name: "split", args: [comma, value], place };
  }
  return { kind: "List", items: constants(listedTexts(value.text), value), place };
}

/** What is in a stack waits for all that the stack waits for. */
export function dependenciesOf(
  { dependsOn, properties, header }: Resource,
  template: Template,
): readonly Dependency[] {
  const referenced = [...partsOf([properties], template)].flatMap((part) =>
    part.kind === "Reference" ? [part.resource] : [],
  );
  return [...dependsOn, ...[...new Set(referenced)].map((name) => ({ name, span: header }))];
}
