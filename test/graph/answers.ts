import { readStacks } from "../../src/cloudformation/template.js";
import { readDocument } from "../../src/document/read.js";
import type { InputValue } from "../../src/graph/domains.js";
import { evaluate, truth } from "../../src/graph/evaluate.js";
import { type Graph, graphOf, type GraphOptions } from "../../src/graph/graph.js";
import type { Scenario } from "../../src/graph/scenario.js";
import type { Unknown, Value } from "../../src/graph/value.js";
import type { Resource } from "../../src/template/template.js";

/** The graph of the one template of a text. */
export function graphIn(text: string, options: Partial<GraphOptions> = {}): Graph {
  const document = readDocument(text);
  const [problem] = document.problems;
  if (problem !== undefined) throw new Error(problem.message);
  const [stack, ...others] = readStacks(document);
  if (stack === undefined || others.length > 0) throw new Error("It is not one template.");
  return graphOf(stack, { pins: {}, varyAllowed: false, ...options });
}

export function resourceIn(graph: Graph, name = "Subject"): Resource {
  const resource = graph.template.resources.get(name);
  if (resource === undefined) throw new Error(`There is no resource '${name}'.`);
  return resource;
}

/** A property of a resource where the resource exists, else undefined. */
export function read(
  graph: Graph,
  scenario: Scenario,
  property = "Value",
  name?: string,
): Value | undefined {
  const { condition, properties } = resourceIn(graph, name);
  if (condition !== undefined && truth(condition, scenario) === false) return undefined;
  const record = evaluate(properties, scenario);
  return record.state === "record" ? record.get(property) : record;
}

/** What the property `Value` of the resource `Subject` is, by the scenario it is so in. */
export function answers(
  text: string,
  options?: Partial<GraphOptions>,
): Readonly<Record<string, string>> | undefined {
  const graph = graphIn(text, options);
  const asked = graph.ask((scenario) => {
    const value = read(graph, scenario);
    const shown = value === undefined ? "no resource" : show(value);
    return [choicesOf(scenario), shown] as const;
  });
  if (asked === undefined) return undefined;
  if (new Set(asked.map(([scenario]) => scenario)).size < asked.length) {
    throw new Error("Two scenarios are the same.");
  }
  return Object.fromEntries(asked);
}

/** The inputs that conditions asked for, each with its value. */
export function choicesOf({ choices }: Scenario): string {
  if (choices.size === 0) return "always";
  return [...choices].map(([name, value]) => `${name}=${showInput(value)}`).join(" ");
}

function showInput(value: InputValue): string {
  if (value.state === "known") return value.text;
  if (value.state === "unknown") return showUnknown(value);
  if (value.state === "absent") return "null";
  return value.items.map((item) => (item.state === "known" ? item.text : "?")).join();
}

function showUnknown({ identity, reason }: Unknown): string {
  return identity?.startsWith("other") === true ? `other${identity.slice(-1)}` : reason;
}

/** A value in one line, without its places. */
export function show(value: Value): string {
  switch (value.state) {
    case "known":
      return JSON.stringify(value.value);
    case "absent":
      return "absent";
    case "unknown":
      return `unknown: ${value.reason}`;
    case "text":
      return value.parts
        .map((part) => (typeof part === "string" ? part : `<${part.identity ?? "?"}>`))
        .join("");
    case "list":
      return `[${value.items.map(show).join(", ")}]`;
    case "record": {
      const fields = value.names.map((name) => `${name}: ${show(value.get(name))}`);
      return `{${fields.join(", ")}}`;
    }
  }
}
