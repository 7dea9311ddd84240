import type { Graph } from "../../graph/graph.js";
import type { Expression } from "../../template/expression.js";
import type { Resource, Template } from "../../template/template.js";
import {
  ApplicationOptions,
  BuildProject,
  JobDefinition,
  LambdaFunction,
  SpotFleet,
  TaskDefinition,
} from "../compute/environment.js";
import { Instance, SpotInstance } from "../compute/instance.js";
import { LaunchConfiguration } from "../compute/launch-configuration.js";
import { LaunchTemplate } from "../compute/launch-template.js";
import type { Spelling } from "../owner.js";

/** Something that a template hands over to programs. */
export interface HandedOver {
  readonly resource: Resource;
  readonly expression: Expression;
}

interface Carrier {
  readonly kind: Spelling;
  readonly fields: readonly Spelling[];
}

/** User data and environments: whoever may describe an instance or a function reads them as well. */
const carriers: readonly Carrier[] = [
  ...[Instance, SpotInstance, LaunchConfiguration].map((kind) => {
    return { kind, fields: [kind.shape.userData, kind.shape.encodedUserData] };
  }),
  { kind: LaunchTemplate, fields: [LaunchTemplate.shape.userData] },
  ...[LambdaFunction, TaskDefinition, JobDefinition, BuildProject, ...ApplicationOptions].map(
    (kind) => ({ kind, fields: Object.values<Spelling>(kind.shape) }),
  ),
  { kind: SpotFleet, fields: [userDataOf(SpotFleet)] },
  {
    kind: { cloudformation: "AWS::Serverless::Function", terraform: undefined },
    fields: [LambdaFunction.shape.environment],
  },
];

/** Of each instance that a fleet launches. */
function userDataOf({ shape: { instances } }: typeof SpotFleet): Spelling {
  const { userData } = instances.fields ?? {};
  const path = (dialect: keyof Spelling): string =>
    `${instances[dialect] ?? ""}.${userData?.[dialect] ?? ""}`;
  return { cloudformation: path("cloudformation"), terraform: path("terraform") };
}

/** What resources hand over, as it is written. */
export function handedOver({ template, ofType }: Graph): readonly HandedOver[] {
  const { dialect } = template;
  return carriers.flatMap(({ kind, fields }) =>
    ofType(kind[dialect] ?? "").flatMap((resource) =>
      fields.flatMap(({ [dialect]: path }) =>
        path === undefined
          ? []
          : expressionsAt(resource.properties, path.split("."), template).map((expression) => {
              return { resource, expression };
            }),
      ),
    ),
  );
}

/** Names for names for values. */
const maxDepth = 50;

/** What is written at a path, in each of the branches. */
function expressionsAt(
  written: Expression,
  path: readonly string[],
  template: Template,
  depth = 0,
): readonly Expression[] {
  const [step, ...rest] = path;
  if (step === undefined) return [written];
  if (depth === maxDepth) return [];
  const within = (each: Expression, at: readonly string[]): readonly Expression[] =>
    expressionsAt(each, at, template, depth + 1);
  switch (written.kind) {
    case "Fields":
      return written.fields
        .filter(({ name }) => name === step)
        .flatMap(({ value }) => within(value, rest));
    case "List":
      return written.items.flatMap((item) => within(item, path));
    case "Choice":
      return [written.whenTrue, written.whenFalse].flatMap((branch) => within(branch, path));
    case "Local": {
      const named = template.locals.get(written.name);
      return named === undefined ? [] : within(named, path);
    }
    default:
      return [];
  }
}
