import { groupBy } from "../../graph/group.js";
import type { Graph } from "../../graph/graph.js";
import type { Subject } from "../subject.js";
import { Topic } from "../topic.js";
import { Trail } from "../trail.js";
import { type Kind, resourcesOf, type View } from "../view.js";
import type { World } from "../world.js";
import { type Control, type ControlName, controls } from "./control.js";
import { LogGroup } from "./log-group.js";
import { MetricAlarm } from "./metric-alarm.js";
import { type Unheard, unheardOf } from "./unheard-events.js";

/** Why nobody hears of some events, and of which. */
export interface Monitoring extends Omit<Unheard, "what"> {
  readonly concerns: readonly Concern[];
}

interface Concern {
  readonly control: ControlName;
  readonly what: string;
}

/**
 * What is missing for each control, and then at each topic. A topic without subscription stands at
 * the end of many a control, which is one fault; that of an alarm is that of its control alone.
 */
export const Monitoring: Subject<readonly Monitoring[]> = {
  candidates(graph) {
    if (!has(graph, Trail) || !has(graph, LogGroup)) return [];
    const ofControls = controls.map((control) => (world: World) => ofControl(control, world));
    return has(graph, Topic) && has(graph, MetricAlarm) ? [...ofControls, ofTopics] : ofControls;
  },
};

function ofControl(control: Control, world: World): readonly Monitoring[] {
  return unheardOf(control, world, "created")
    .filter(({ fault }) => fault !== "noSubscription")
    .map(({ fault, at, what }) => ({ fault, at, concerns: [{ control: control.name, what }] }));
}

/** Whether some alarm is there does not matter to a topic, and would split the question too often. */
function ofTopics(world: World): readonly Monitoring[] {
  const deaf = controls.flatMap((control) =>
    unheardOf(control, world, "declared")
      .filter(({ fault }) => fault === "noSubscription")
      .map((unheard) => ({ ...unheard, control: control.name })),
  );
  const byTopic = groupBy(deaf, ({ at }) => at.resource);
  return [...byTopic.values()].flatMap((concerns) => {
    const [first] = concerns;
    return first === undefined ? [] : { fault: first.fault, at: first.at, concerns };
  });
}

function has<V extends View>(graph: Graph, kind: Kind<V>): boolean {
  return resourcesOf(kind, graph).length > 0;
}

/** What some controls are about, as the object of a sentence; nothing where none of them is. */
export function concernOf(
  { concerns }: Monitoring,
  chosen: readonly ControlName[],
): string | undefined {
  const texts = concerns.filter(({ control }) => chosen.includes(control)).map(({ what }) => what);
  if (texts.length === 0) return undefined;
  const said = texts.length > 3 ? texts.slice(0, 2) : texts;
  const others = texts.length - said.length;
  const rest = others > 0 ? [`${String(others)} other kinds of events`] : [];
  return new Intl.ListFormat("en").format([...said, ...rest]);
}
