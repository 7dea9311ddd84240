import { graphOf } from "../../src/graph/graph.js";
import type { Template } from "../../src/template/template.js";
import type { Kind, View } from "../../src/aws/view.js";
import { resourcesOf, viewOf } from "../../src/aws/view.js";
import { type Files, linted, templateIn } from "../terraform/modules.js";

/** What is asked of each resource of a kind in a configuration, in each scenario it may exist in. */
export function inConfiguration<V extends View, T>(
  blocks: readonly object[],
  kind: Kind<V>,
  ask: (view: V) => T,
  others: Files = {},
): Readonly<Record<string, readonly T[]>> {
  return inTemplate(templateIn({ ...others, [linted]: blocks }), kind, ask);
}

export function inTemplate<V extends View, T>(
  template: Template,
  kind: Kind<V>,
  ask: (view: V) => T,
): Readonly<Record<string, readonly T[]>> {
  const graph = graphOf({ template }, { pins: {}, varyAllowed: false });
  return Object.fromEntries(
    resourcesOf(kind, graph).map((resource) => {
      const asked = graph.ask((scenario) => {
        const view = viewOf(kind, resource, { graph, scenario, settings: {} });
        return view === undefined ? [] : [ask(view)];
      });
      return [resource.name, asked?.flat() ?? []];
    }),
  );
}
