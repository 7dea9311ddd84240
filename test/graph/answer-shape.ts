import { isOpen } from "../../src/aws/gap.js";
import { truth } from "../../src/graph/evaluate.js";
import { type Graph } from "../../src/graph/graph.js";
import type { InputValue } from "../../src/graph/domains.js";
import type { Scenario } from "../../src/graph/scenario.js";
import { textOf } from "../../src/graph/text.js";
import type { Value } from "../../src/graph/value.js";
import { read, resourceIn } from "./answers.js";
import { type Assignment, listOf, nothing, type Outcome } from "./naive.js";

/** What was said in one scenario, read to the last leaf while the scenario was asked. */
export interface Answer {
  readonly choices: ReadonlyMap<string, InputValue>;
  readonly supplied: readonly string[];
  readonly values: Readonly<Record<string, Shape>>;
  /** Whether there are certainly no other resources. */
  readonly isWhole: boolean;
}

export type Shape =
  | { readonly kind: "known"; readonly text: string }
  | { readonly kind: "pattern"; readonly parts: readonly (string | undefined)[] }
  | { readonly kind: "list"; readonly items: readonly Shape[] }
  | {
      readonly kind: "record";
      readonly fields: Readonly<Record<string, Shape>>;
      /** There may be others. */
      readonly isOpen: boolean;
    }
  | { readonly kind: "absent" | "unknown" | "optional" | "no resource" };

export function answersAbout(
  names: readonly string[],
  graph: Graph,
): readonly Answer[] | undefined {
  return graph.ask((scenario) => ({
    values: Object.fromEntries(names.map((name) => [name, shapeIn(name, graph, scenario)])),
    isWhole: !graph.template.gaps.some((gap) => isOpen(gap, { graph, scenario, settings: {} })),
    choices: new Map(scenario.choices),
    supplied: [...scenario.supplied.keys()],
  }));
}

function shapeIn(name: string, graph: Graph, scenario: Scenario): Shape {
  const { condition } = resourceIn(graph, name);
  const exists = condition === undefined || truth(condition, scenario);
  if (exists === undefined) return { kind: "optional" };
  const value = read(graph, scenario, "Value", name);
  return value === undefined ? { kind: "no resource" } : shapeOf(value);
}

function shapeOf(value: Value): Shape {
  switch (value.state) {
    case "known":
      return { kind: "known", text: textOf(value) };
    case "absent":
      return { kind: "absent" };
    case "unknown":
      return { kind: value.mayBeAbsent === true ? "optional" : "unknown" };
    case "text": {
      const parts = value.parts.map((part) => (typeof part === "string" ? part : undefined));
      return { kind: "pattern", parts };
    }
    case "list":
      return { kind: "list", items: value.items.map(shapeOf) };
    case "record": {
      const fields = value.names.map((name) => [name, shapeOf(value.get(name))] as const);
      return {
        kind: "record",
        fields: Object.fromEntries(fields),
        isOpen: value.gap !== undefined,
      };
    }
  }
}

/** Whether a deployment may come to what was said. */
export function allows(shape: Shape, outcome: Outcome | undefined): boolean {
  switch (shape.kind) {
    case "unknown":
      return outcome !== nothing;
    case "optional":
      return true;
    case "no resource":
      return outcome === undefined;
    case "absent":
      return outcome === nothing;
    case "known":
      return outcome === shape.text;
    case "pattern": {
      const escaped = shape.parts.map((part) => part?.replace(/\W/g, "\\$&") ?? "[^]*");
      return typeof outcome === "string" && new RegExp(`^${escaped.join("")}$`).test(outcome);
    }
    case "list": {
      if (!isList(outcome)) return false;
      if (shape.items.some(({ kind }) => kind === "optional")) return true;
      const { items } = shape;
      return items.length === outcome.length && items.every((item, i) => allows(item, outcome[i]));
    }
    case "record": {
      if (typeof outcome !== "object" || isList(outcome)) return false;
      const named = new Set([...Object.keys(shape.fields), ...Object.keys(outcome)]);
      return [...named].every((name) => {
        const field = shape.fields[name];
        if (field === undefined) return shape.isOpen;
        return allows(field, outcome[name] ?? nothing);
      });
    }
  }
}

function isList(outcome: Outcome | undefined): outcome is readonly Outcome[] {
  return Array.isArray(outcome);
}

/** Whether parameters given these texts are in the scenario that was asked. */
export function matches({ choices }: Answer, assignment: Assignment): boolean {
  const texts = new Map<string, string>();
  for (const [name, value] of choices) {
    const given = assignment[name]!;
    if (value.state === "known" && textOf(value) !== given) return false;
    if (value.state === "list") {
      const items = value.items.map((item) => (item.state === "known" ? item.text : undefined));
      if (items.join() !== listOf(given).join()) return false;
    }
    if (value.state !== "unknown") continue;
    if (value.other?.than.has(given) !== false) return false;
    const identity = `${value.other.family} ${value.identity ?? ""}`;
    const before = texts.get(identity);
    if (before !== undefined && before !== given) return false;
    // Two that stand for others stand for different ones.
    const family = [...texts].filter(([other]) =>
      other.startsWith(`${value.other?.family ?? ""} `),
    );
    if (before === undefined && family.some(([, text]) => text === given)) return false;
    texts.set(identity, given);
  }
  return true;
}
