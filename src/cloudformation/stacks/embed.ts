import { both } from "../../template/both.js";
import type { Expression, Place } from "../../template/expression.js";
import type { Gap } from "../../template/gap.js";
import type { Dependency, OtherDeployment, Resource } from "../../template/template.js";
import type { Stack } from "../template.js";
import { givenIn, inwardOf, nameAs, type Naming, parameterOf } from "./inward.js";
import { rewrite } from "./rewrite.js";

/** How the stack of one template becomes a part of another template. */
export interface Embedding extends Naming {
  /** Its file, where it is another. */
  readonly file?: string;
  /** What it is, where it is deployed by itself. */
  readonly deployment?: OtherDeployment;
  /** Whether the other template creates it at all. */
  readonly condition: Expression | undefined;
  /** Where the other template says that it is a part, then where what says so is called. */
  readonly calls: readonly Place[];
  /** What all of it waits for. */
  readonly dependsOn: readonly Dependency[];
  /** What it knows of the other template. */
  readonly parameters: readonly Expression[];
}

/** A stack under names that nothing else has, each with what was said before it. */
export function embed(stack: Stack, as: Embedding): Stack {
  const { prefix } = as;
  const inputs = [...stack.template.inputs.values()];
  const given = givenIn(stack.template, as);
  const { template, outputs } = rewrite(stack, inwardOf(stack.template, as));
  const resources = [...template.resources.values()].map((each) => embedResource(each, as));
  const own = inputs.filter(({ name }) => given.get(name) === "own");
  return {
    outputs,
    template: {
      ...template,
      resources: byName(resources),
      inputs: byName(
        own.map((input) => ({
          ...input,
          name: nameAs(as, input.name),
          pinnedAs: input.pinnedAs ?? input.name,
          ...(as.file === undefined ? {} : { file: input.file ?? as.file }),
        })),
      ),
      locals: new Map([
        ...[...template.locals].map(([name, value]) => [nameAs(as, name), value] as const),
        ...inputs.flatMap((input) => {
          const each = given.get(input.name);
          if (typeof each !== "object") return [];
          const name = parameterOf(prefix, input.name);
          return [[name, each.value ?? unknownInput(name, as)] as const];
        }),
      ]),
      waits: new Map(
        [...(template.waits ?? [])].map(([name, each]) => [
          nameAs(as, name),
          dependencies(each, as),
        ]),
      ),
      assertions: template.assertions.map((each) => whereCreated(each, as)),
      gaps: template.gaps.map((gap) => embedGap(gap, resources, as)),
    },
  };
}

/** Of what nobody gives, every mention is the same. */
function unknownInput(name: string, { calls: [call] }: Embedding): Expression {
  const place = call ?? { span: [0, 0] };
  return { kind: "Opaque", reason: `${name} is known only at deployment`, identity: name, place };
}

function embedResource(resource: Resource, as: Embedding): Resource {
  const { span, file, deployment } = as;
  const { calls = [], declaration, header, dependsOn } = resource;
  const condition = both(as.condition, resource.condition);
  return {
    ...resource,
    name: nameAs(as, resource.name),
    localName: resource.localName ?? resource.name,
    ...(declaration !== undefined && { declaration: nameAs(as, declaration) }),
    header: span(header),
    span: span(resource.span),
    ...(condition === undefined ? {} : { condition }),
    dependsOn: [...dependencies(dependsOn, as), ...as.dependsOn],
    ...(file === undefined ? {} : { file: resource.file ?? file }),
    ...(deployment && { deployment }),
    calls: [...calls.map(as.place), ...as.calls],
  };
}

function dependencies(written: readonly Dependency[], as: Embedding): readonly Dependency[] {
  return written.map(({ name, span }) => ({ name: nameAs(as, name), span: as.span(span) }));
}

/** What nobody can read in a stack knows of the stack, and of what that is given. */
function embedGap(gap: Gap, resources: readonly Resource[], { calls, parameters }: Embedding): Gap {
  const [place = { span: [0, 0] }] = calls;
  const span = calls.at(-1)?.span ?? [0, 0];
  if (gap.given !== undefined) return { ...gap, span };
  const own = resources.map(({ name: resource }): Expression => {
    return { kind: "Reference", resource, path: [], place };
  });
  return { ...gap, span, given: [...own, ...parameters] };
}

/** What is asserted of a stack holds where there is one. */
function whereCreated(assertion: Expression, { condition }: Embedding): Expression {
  if (condition === undefined) return assertion;
  const { place } = assertion;
  const none: Expression = { kind: "Call", name: "not", args: [condition], place };
  return { kind: "Call", name: "or", args: [none, assertion], place };
}

function byName<T extends { readonly name: string }>(named: readonly T[]): ReadonlyMap<string, T> {
  return new Map(named.map((each) => [each.name, each]));
}
