import type { Mapping } from "../document/node.js";
import type { Constant, Expression, Field, Fields, Place } from "../template/expression.js";
import type { Resource } from "../template/template.js";
import { type Context, entriesOf, entryOf, mappingAt, resolve } from "./context.js";
import { generatedFor } from "./generated.js";
import type { Made } from "./loop.js";
import { readGlobals, withGlobals } from "./serverless-globals.js";
import { readPolicies } from "./serverless-policies.js";
import { typeOf } from "./resource.js";
import type { Transform } from "./transforms.js";

/** The services that assume the roles which are generated, by the type of what they are for. */
const services: ReadonlyMap<string, string> = new Map([
  ["AWS::Serverless::Function", "lambda.amazonaws.com"],
  ["AWS::Serverless::StateMachine", "states.amazonaws.com"],
]);

export function isServerless(transforms: readonly Transform[]): boolean {
  return transforms.some(({ name }) => name === "AWS::Serverless-2016-10-31");
}

/**
 * A function or state machine without a role gets one, which others may refer to by its name.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources-function.html
 */
export function namesOfRoles(resources: readonly Made[]): ReadonlySet<string> {
  const written = new Set(resources.map(({ entry }) => entry.key.text));
  const roles = resources.flatMap(({ entry: { key, value } }) => {
    const body = resolve(value);
    const isOwner = body.kind === "Mapping" && services.has(typeOf(body) ?? "");
    return isOwner && lacksRole(body) ? [`${key.text}Role`] : [];
  });
  return new Set(roles.filter((name) => !written.has(name)));
}

/** Properties that something else computes may name a role. */
function lacksRole(body: Mapping): boolean {
  const written = entryOf(body, "Properties");
  const properties = mappingAt(body, "Properties");
  if (properties === undefined) return written === undefined;
  return (
    properties.tag === undefined &&
    entriesOf(properties).every(({ key }) => key.text !== "Role" && !key.text.startsWith("Fn::"))
  );
}

/** Tells of a resource what it has in common with others, and the role that it gets. */
export function readServerless(
  root: Mapping,
  roles: ReadonlySet<string>,
  context: Context,
): (written: Resource) => readonly Resource[] {
  const globals = readGlobals(root, context);
  return (written) => {
    const resource = withGlobals(written, globals);
    const service = services.get(resource.type);
    if (service === undefined || !roles.has(`${resource.name}Role`)) return [resource];
    return [resource, roleOf(resource, service)];
  };
}

function roleOf(owner: Resource, service: string): Resource {
  const { header, properties } = owner;
  const place: Place = { span: header };
  const written = new Map(properties.fields.map((field) => [field.name, field]));
  const trust = written.get("AssumeRolePolicyDocument")?.value ?? trustIn(service, place);
  const policies = written.get("Policies");
  const boundary = written.get("PermissionsBoundary");
  const { inline, managed } = readPolicies(policies?.value, place);
  const key = policies?.key ?? header;
  return generatedFor(owner, "Role", "AWS::IAM::Role", {
    kind: "Fields",
    place,
    fields: [
      { kind: "Field", name: "AssumeRolePolicyDocument", key: header, value: trust },
      { kind: "Field", name: "Policies", key, value: inline },
      { kind: "Field", name: "ManagedPolicyArns", key, value: managed },
      ...(boundary === undefined ? [] : [boundary]),
    ],
    ...(properties.gap === undefined ? {} : { gap: properties.gap }),
  });
}

function trustIn(service: string, place: Place): Expression {
  const text = (value: string): Constant => ({ kind: "Constant", value, text: value, place });
  return object(place, {
    Version: text("2012-10-17"),
    Statement: object(place, {
      Effect: text("Allow"),
      Principal: object(place, { Service: text(service) }),
      Action: text("sts:AssumeRole"),
    }),
  });
}

function object(place: Place, values: Readonly<Record<string, Expression>>): Fields {
  const fields = Object.entries(values).map(([name, value]): Field => {
    return { kind: "Field", name, key: place.span, value };
  });
  return { kind: "Fields", fields, place };
}
