import { pinsOf, type Settings } from "../aws/settings.js";
import { type Graph, graphOf } from "../graph/graph.js";
import type { Template } from "../template/template.js";

const remembered = new WeakMap<Template, { settings: Settings; graph: Graph }>();

/** The graph of a template, made once for all rules that look at it with the same settings. */
export function graphFor(template: Template, settings: Settings): Graph {
  const before = remembered.get(template);
  if (before?.settings === settings) return before.graph;
  const graph = graphOf(template, {
    pins: pinsOf(settings),
    varyAllowed: settings.parameterValues === "allowed",
  });
  remembered.set(template, { settings, graph });
  return graph;
}
