import { isFunction } from "../graph/functions.js";
import type { Expression } from "../template/expression.js";
import type { Resource, Template } from "../template/template.js";
import { childrenOf } from "../template/walk.js";
import { remember } from "./remember.js";

/** How a template speaks of accounts. */
export interface SpokenAccounts {
  /** It says `AWS::AccountId`, or what stands for it in its language. */
  readonly isItself: boolean;
  /** Those it writes as numbers elsewhere than where it says who somebody is. */
  readonly numbers: ReadonlySet<string>;
  /** Whether these are all: what nobody can know may be a number, too. */
  readonly complete: boolean;
}

/** How the deployment of a resource speaks of them, whoever wrote others that are read with it. */
export function spokenAccountsAround({ deployment }: Resource, template: Template): SpokenAccounts {
  return byDeployment(template)(deployment?.name);
}

const byDeployment = remember((template: Template) => {
  const spoken = new Map<string | undefined, SpokenAccounts>();
  return (deployment: string | undefined): SpokenAccounts => {
    const before = spoken.get(deployment) ?? spokenAccountsIn(template, deployment);
    spoken.set(deployment, before);
    return before;
  };
});

function spokenAccountsIn(template: Template, name: string | undefined): SpokenAccounts {
  const { resources, tests } = template;
  const written = new Set<Expression>(tests);
  for (const { properties, condition, deployment } of resources.values()) {
    if (deployment?.name !== name) continue;
    written.add(properties);
    if (condition !== undefined) written.add(condition);
  }
  /** What somebody is written with; others may be written with it too. */
  const somebody = new Set<Expression>();
  for (const part of written) {
    for (const { name, expression } of piecesOf(part, template)) {
      (/^(?:Not)?Principal$/.test(name) ? somebody : written).add(expression);
    }
  }
  for (const part of somebody) {
    for (const { expression } of piecesOf(part, template)) somebody.add(expression);
  }
  return {
    isItself: [...written, ...somebody].some(isItself),
    numbers: new Set([...written].flatMap(numbersIn)),
    complete: ![...written].some((part) => isOpen(part, template)),
  };
}

interface Piece {
  /** Of a field; nothing else has one. */
  readonly name: string;
  readonly expression: Expression;
}

/** What a part is made of, be it written there or named. */
function piecesOf(part: Expression, { locals, inputs }: Template): readonly Piece[] {
  if (part.kind === "Fields") {
    return part.fields.map(({ name, value }) => ({ name, expression: value }));
  }
  const local = part.kind === "Local" ? locals.get(part.name) : undefined;
  const named = part.kind === "Input" ? inputs.get(part.name)?.default : local;
  const pieces = named === undefined ? childrenOf(part) : [named];
  return pieces.map((expression) => ({ name: "", expression }));
}

function isItself(part: Expression): boolean {
  return part.kind === "Input" && part.name === "AWS::AccountId";
}

const ofOtherStacks = ["importValue", "getStackOutput"];

function isOpen(part: Expression, { inputs }: Template): boolean {
  switch (part.kind) {
    case "Opaque":
      return true;
    case "Input":
      return !part.name.startsWith("AWS::") && inputs.get(part.name)?.default === undefined;
    case "Call":
      return !isFunction(part.name) || ofOtherStacks.includes(part.name);
    default:
      return false;
  }
}

function numbersIn(part: Expression): readonly string[] {
  switch (part.kind) {
    case "Constant":
      return part.text.replaceAll(inJson, "").match(number) ?? [];
    case "Fields":
      return part.fields.flatMap(({ name }) => name.match(number) ?? []);
    default:
      return [];
  }
}

const number = /(?<!\d)\d{12}(?!\d)/g;

/** An account, or somebody in one, at the end of a string in a policy that is a text. */
const inJson = /\d{12}(?::root|:(?:role|user)\/[^":]*)?"/g;
