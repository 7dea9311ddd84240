import { binaryIn } from "../../graph/base64.js";
import type { Graph } from "../../graph/graph.js";
import type { Expression } from "../../template/expression.js";
import type { Resource } from "../../template/template.js";
import type { Holder, Reportable } from "../property.js";
import type { Subject } from "../subject.js";
import { type AccessKeyPart, accessKeysIn } from "./access-key.js";
import { handedOver } from "./carriers.js";
import { textsIn, type WrittenText } from "./written-text.js";

/** A credential that everybody reads who may read the template, or what was deployed of it. */
export interface HardcodedCredential extends Pick<AccessKeyPart, "kind"> {
  readonly at: Reportable;
  readonly holder: "parameter" | "resource" | "variable";
}

/** All that are written in a template. They are there whatever is deployed of it. */
export const HardcodedCredentials: Subject<readonly HardcodedCredential[]> = {
  candidates: (graph) => [() => credentialsIn(graph)],
};

interface Held {
  readonly holder: HardcodedCredential["holder"];
  readonly resource: Holder;
  /** The same of all instances of one declaration. */
  readonly owner: unknown;
  readonly expression: Expression;
  readonly name?: string;
  readonly bindings?: Resource["bindings"] | undefined;
}

function credentialsIn(graph: Graph): readonly HardcodedCredential[] {
  const { locals } = graph.template;
  const inResources = handedOver(graph).map(({ resource, expression }): Held => {
    const { header: owner, bindings } = resource;
    return { holder: "resource", resource, owner, expression, bindings };
  });
  const owners = new Map<Expression, unknown>();
  return [...defaultsIn(graph), ...inResources].flatMap((held) => {
    const { holder, resource, owner, expression, name, bindings } = held;
    // What several have by one name is said of the first of them.
    const isOfAnother = (each: Expression): boolean => {
      const first = owners.get(each) ?? owner;
      owners.set(each, first);
      return first !== owner;
    };
    return [...textsIn({ expression, name }, { locals, bindings }, isOfAnother)]
      .flatMap(credentialsOf)
      .map(({ kind, at }) => ({ kind, holder, at: { resource, ...at } }));
  });
}

/** The defaults of parameters and variables. One that is a list or an object has a name for it. */
function defaultsIn({ template: { inputs, locals } }: Graph): readonly Held[] {
  return [
    ...[...inputs.values()].flatMap(({ name, kind, default: expression }): readonly Held[] => {
      const holder = kind === "variable" ? "variable" : "parameter";
      return expression === undefined
        ? []
        : [{ holder, resource: { name }, owner: name, expression, name }];
    }),
    ...[...locals].flatMap(([key, expression]): readonly Held[] => {
      const [, name] = /^var\.(.*)/.exec(key) ?? [];
      if (name === undefined) return [];
      return [{ holder: "variable", resource: { name }, owner: name, expression, name }];
    }),
  ];
}

type Found = Pick<AccessKeyPart, "kind"> & { readonly at: Omit<Reportable, "resource"> };

function credentialsOf({ pieces, name }: WrittenText): readonly Found[] {
  const [first] = pieces;
  if (first === undefined) return [];
  const whole = pieces.map(({ text }) => text).join("");
  const at = { use: first.place };
  return [
    ...accessKeysIn(whole, name).map((part) => located(part, pieces) ?? { kind: part.kind, at }),
    ...accessKeysIn(decoded(whole)).map(({ kind }) => ({ kind, at })),
  ];
}

/** A key is reported where it stands, one that is put together where it begins. */
function located(
  { kind, start, text }: AccessKeyPart,
  pieces: WrittenText["pieces"],
): Found | undefined {
  let end = 0;
  for (const piece of pieces) {
    end += piece.text.length;
    const isWhole = start + text.length <= end;
    if (start < end) return { kind, at: { use: piece.place, ...(isWhole && { excerpt: text }) } };
  }
  return undefined;
}

/** What a text says if it is in base 64, which launch templates want their user data to be. */
function decoded(text: string): string {
  return /^[\w+/=\s]{40,}$/.test(text) ? (binaryIn(text) ?? "") : "";
}
