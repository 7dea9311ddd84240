import { groupBy } from "../../template/group.js";
import type { Graph } from "../../graph/graph.js";
import type { Subject } from "../subject.js";
import { Trail } from "../trail.js";
import { type Kind, resourcesOf, type View } from "../view.js";
import { exists, type World } from "../world.js";
import { type Control, type ControlName, controls } from "./control.js";
import { LogGroup } from "./log-group.js";
import { MetricAlarm } from "./metric-alarm.js";
import { type Unheard, unheardOf } from "./unheard-events.js";
import { listed } from "../listed.js";

/** Why nobody hears of some events, and of which. */
export interface Monitoring extends Omit<Unheard, "what"> {
  readonly concerns: readonly Concern[];
}

interface Concern {
  readonly control: ControlName;
  readonly what: string;
}

/**
 * What is missing for each control, and then at what several of them share. A topic without
 * subscription stands at the end of many a control, and so may an alarm, which is one fault.
 */
export const Monitoring: Subject<readonly Monitoring[]> = {
  candidates(graph) {
    if (!has(graph, Trail) || !has(graph, LogGroup)) return [];
    const ofControls = controls.map((control) => (world: World) => ofControl(control, world));
    return has(graph, MetricAlarm) ? [...ofControls, ofShared] : ofControls;
  },
};

function ofControl(control: Control, world: World): readonly Monitoring[] {
  return unheardOf(control, world, "created")
    .filter((unheard) => unheard.fault !== "noSubscription" && !isShared(unheard, control, world))
    .map(({ what, ...where }) => ({ ...where, concerns: [{ control: control.name, what }] }));
}

/** Where an alarm is what fails, others may rely on it. */
const ofAlarms: readonly Unheard["fault"][] = [
  "neverFires",
  "waitsForMore",
  "switchedOff",
  "noAction",
];

/** Whether an alarm fails several controls, whatever of their filters is there. */
function isShared({ fault, at }: Unheard, control: Control, world: World): boolean {
  const fails = (each: Control): boolean =>
    unheardOf(each, world, "declared").some(
      (other) => other.fault === fault && other.at.resource === at.resource,
    );
  if (!ofAlarms.includes(fault) || !fails(control)) return false;
  return controls.some((other) => other !== control && fails(other));
}

/** Whether each filter is there does not matter here, and would split the question too often. */
function ofShared(world: World): readonly Monitoring[] {
  const deaf = controls.flatMap((control) =>
    unheardOf(control, world, "declared")
      .filter(({ fault }) => fault === "noSubscription" || ofAlarms.includes(fault))
      .map((unheard) => ({ ...unheard, control: control.name })),
  );
  const byFault = groupBy(deaf, ({ fault, at }) => `${fault} ${at.resource.name}`);
  return [...byFault.values()].flatMap((concerns) => {
    const [first, ...others] = concerns;
    if (first === undefined) return [];
    const { fault, at } = first;
    const isSaid =
      fault === "noSubscription" || (others.length > 0 && exists(at.resource, world) === true);
    const way = [...new Set(concerns.flatMap((each) => each.way))];
    return isSaid ? { fault, at, way, concerns } : [];
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
  return listed([...said, ...rest]);
}
