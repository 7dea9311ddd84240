import type { Expression, Fields, Place } from "../../template/expression.js";
import type { Gap } from "../../template/gap.js";
import type { Resource } from "../../template/template.js";
import { walk } from "../../template/walk.js";
import { isImport } from "./import.js";

/** A resource that creates the resources of another template. */
export interface Call {
  readonly resource: Resource;
  /** Where the other template is named, for what is reported there. */
  readonly place: Place;
  /** What names the other template. */
  readonly location: Expression | undefined;
  /** The file that tools found the template in before they wrote its address. */
  readonly asset: string | undefined;
  readonly parameters: Expression | undefined;
}

/**
 * The property by which each names its template.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-stack.html
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-application.html
 */
const locations: ReadonlyMap<string, string> = new Map([
  ["AWS::CloudFormation::Stack", "TemplateURL"],
  ["AWS::Serverless::Application", "Location"],
]);

/**
 * What else creates stacks, by the property of what these are given.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-servicecatalog-cloudformationprovisionedproduct.html
 */
const unread: ReadonlyMap<string, string> = new Map([
  ["AWS::CloudFormation::StackSet", "Parameters"],
  ["AWS::ServiceCatalog::CloudFormationProvisionedProduct", "ProvisioningParameters"],
]);

/** The nested stacks among resources. */
export function callsIn(resources: Iterable<Resource>): readonly Call[] {
  return callsBy((type) => locations.get(type), resources);
}

/** The stack sets among resources that name their templates, which are packaged alike. */
export function setsIn(resources: Iterable<Resource>): readonly Call[] {
  const isSet = (type: string): boolean => type === "AWS::CloudFormation::StackSet";
  return callsBy((type) => (isSet(type) ? "TemplateURL" : undefined), resources).filter(
    ({ location }) => location !== undefined,
  );
}

function callsBy(
  propertyOf: (type: string) => string | undefined,
  resources: Iterable<Resource>,
): readonly Call[] {
  return [...resources].flatMap((resource) => {
    const property = propertyOf(resource.type);
    if (property === undefined) return [];
    const location = fieldOf(resource.properties, property);
    return [
      {
        resource,
        place: location?.place ?? { span: resource.header },
        location,
        asset: assetOf(resource, property),
        parameters: fieldOf(resource.properties, "Parameters"),
      },
    ];
  });
}

/** The file that a call names by its path, as it is before it is packaged. */
export function pathIn({ location, asset }: Call): string | undefined {
  if (asset !== undefined) return asset;
  if (location?.kind !== "Constant") return undefined;
  const { text } = location;
  const isAddress = /^(?:[a-z][\w+.-]*:|[/\\])/i.test(text);
  return isAddress || text === "" ? undefined : text;
}

/** A file that a call certainly means by what is written there, rather than a host or a placeholder. */
export function fileIn({ location, asset }: Call): string | undefined {
  if (asset !== undefined || location?.kind !== "Constant") return undefined;
  const { text } = location;
  const isPath = /^[\w./@ -]+\.(?:ya?ml|json|template)$/i.test(text) && !text.startsWith("/");
  const [host = "", ...below] = text.split("/");
  const isBelowHost = below.length > 0 && /.\../.test(host);
  return isPath && !isBelowHost ? text : undefined;
}

/** Whether a gap is there because of a call. */
export function isGapOf(gap: Gap, { resource }: Call): boolean {
  return gap.of === resource.name;
}

/**
 * What is in a template that nobody has read. It knows what it is given and nothing else, though what
 * is unknown may be the name of anything.
 */
export function gapsOfStacks(all: ReadonlyMap<string, Resource>): readonly Gap[] {
  const creating = [...all.values()].filter(({ type }) => locations.has(type) || unread.has(type));
  let anything: readonly Expression[] | undefined;
  return creating.map(({ name, type, header, properties }) => {
    const parameters = fieldOf(properties, unread.get(type) ?? "Parameters");
    const given = parameters === undefined ? [] : [parameters];
    const isOpen = given.some((each) => [...walk([each])].some(isUnknown));
    if (isOpen) anything ??= referencesTo(all.values());
    const reason = `stack '${name}' may add resources`;
    const knows = isOpen ? [...given, ...(anything ?? [])] : given;
    return { reason, of: name, span: header, given: knows };
  });
}

/** What may be any of some resources. */
export function referencesTo(resources: Iterable<Resource>): readonly Expression[] {
  return [...resources].map(({ name, header: span }) => {
    return { kind: "Reference", resource: name, path: [], place: { span } };
  });
}

function isUnknown(part: Expression): boolean {
  return part.kind === "Opaque" || isImport(part);
}

/**
 * What the CDK says about the template whose address it computes.
 * https://docs.aws.amazon.com/cdk/v2/guide/assets.html
 */
function assetOf({ attributes }: Resource, property: string): string | undefined {
  const metadata = attributes.get("Metadata");
  if (metadata?.kind !== "Fields") return undefined;
  const [named, path] = ["aws:asset:property", "aws:asset:path"].map((name) =>
    fieldOf(metadata, name),
  );
  const isMeant = named?.kind === "Constant" && named.text === property;
  return isMeant && path?.kind === "Constant" ? path.text : undefined;
}

/** Of two fields with one name the last counts. */
export function fieldOf({ fields }: Fields, name: string): Expression | undefined {
  return fields.findLast((field) => field.name === name)?.value;
}
