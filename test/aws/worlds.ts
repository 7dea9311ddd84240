import { pinsOf, type Settings } from "../../src/aws/settings.js";
import { type Kind, resourcesOf, type View, viewOf } from "../../src/aws/view.js";
import type { World } from "../../src/aws/world.js";
import { readStacks } from "../../src/cloudformation/template.js";
import { readDocument } from "../../src/document/read.js";
import { graphOf } from "../../src/graph/graph.js";

/** One world of each template of a text, in which nothing was asked for yet. */
export function templates(text: string, settings: Settings = {}): readonly World[] {
  return readStacks(readDocument(text)).flatMap((stack) => {
    const graph = graphOf(stack, { pins: pinsOf(settings), varyAllowed: false });
    return graph.ask((scenario) => ({ graph, scenario, settings })) ?? [];
  });
}

/** What is asked of each resource of a kind, in each scenario in which it may exist. */
export function inEachScenario<V extends View, T>(
  text: string,
  kind: Kind<V>,
  ask: (view: V) => T,
  settings: Settings = {},
): readonly T[] {
  return readStacks(readDocument(text)).flatMap((stack) => {
    const graph = graphOf(stack, { pins: pinsOf(settings), varyAllowed: false });
    return resourcesOf(kind, graph).flatMap((resource) => {
      const asked = graph.ask((scenario) => {
        const world: World = { graph, scenario, settings };
        const view = viewOf(kind, resource, world);
        return view === undefined ? [] : [ask(view)];
      });
      if (asked === undefined) throw new Error("There are too many scenarios.");
      return asked.flat();
    });
  });
}
