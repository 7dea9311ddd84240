import { type Graph, graphOf } from "../graph/graph.js";
import type { GivenTo } from "../graph/domains.js";
import type { Expression } from "../template/expression.js";
import type { Draft } from "../template/draft.js";
import { newSideTable } from "../template/side-table.js";
import type { Template } from "../template/template.js";
import type { Deployment } from "./deployment.js";

const remembered = newSideTable<Deployment, Map<Template, Graph>>();

/** The graph of a template, made once for all rules that look at it in the same deployment. */
export function graphFor(draft: Draft, deployment: Deployment): Graph {
  const { template } = draft;
  const graphs = remembered.get(deployment) ?? new Map<Template, Graph>();
  remembered.set(deployment, graphs);
  const graph = graphs.get(template) ?? newGraphFor(draft, deployment);
  graphs.set(template, graph);
  return graph;
}

/** One for somebody who asks once. */
export function newGraphFor(draft: Draft, { given, settings }: Deployment): Graph {
  return graphOf(withGiven(draft, given), {
    ...given,
    varyAllowed: settings.parameterValues === "allowed",
  });
}

/**
 * Variables whose defaults are lists or objects are names for them, unless something is given. What has
 * variables is read once.
 */
function withGiven(draft: Draft, own: GivenTo): Draft {
  const { template } = draft;
  const given = [...template.locals].flatMap(([name, value]): [string, Expression][] => {
    const [, deployment, variable] = /^(?:([^[]*):)?var\.([^.]+)$/.exec(name) ?? [];
    if (variable === undefined) return [];
    const { place } = value;
    const isOther = deployment !== undefined && place.file !== undefined;
    const { pins, doubt } = (isOther ? own.elsewhere?.(place.file) : undefined) ?? own;
    const said = Object.hasOwn(pins, variable) ? pins[variable] : undefined;
    if (typeof said === "object") return [[name, said]];
    return doubt === undefined ? [] : [[name, { kind: "Opaque", reason: doubt, place }]];
  });
  if (given.length === 0) return draft;
  return { template: { ...template, locals: new Map([...template.locals, ...given]) } };
}
