import { exists, type World } from "../../aws/world.js";
import { isOnePlace } from "../../aws/location.js";
import type { Settings } from "../../aws/settings.js";
import { isDeployedHere } from "../../aws/own-deployment.js";
import { Trail } from "../../aws/trail.js";
import { recordOf } from "../../aws/recorded.js";
import { nothingRecorded, type TrailRecord } from "../../aws/trail-record.js";
import { resourcesOf, viewOf } from "../../aws/view.js";
import { isDeployable } from "../../graph/deployable.js";
import type { Graph } from "../../graph/graph.js";
import type { Scenario } from "../../graph/scenario.js";
import { groupBy } from "../../template/group.js";
import type { Resource } from "../../template/template.js";
import { scenarioText } from "../scenario-text.js";

/** What other templates may know of a trail of this one: nothing of it belongs to a scenario. */
export interface DeclaredTrail {
  readonly resource: Resource;
  readonly trailName: string | undefined;
  /** Whether it may record what happens in other accounts, too. */
  readonly mayBeOfOrganization: boolean;
  /** Whether it is there in each scenario. */
  readonly isCertain: boolean;
  /** What it records, which is nothing where it is not there; empty where there are too many scenarios. */
  readonly variants: readonly { readonly record: TrailRecord; readonly when: string }[];
}

export function declaredTrails(graph: Graph, settings: Settings): readonly DeclaredTrail[] {
  const own = resourcesOf(Trail, graph).filter(isDeployedHere);
  return own.map((resource) => declaredTrail(resource, graph, settings));
}

interface Answer {
  readonly scenario: Scenario;
  readonly record: TrailRecord | undefined;
  readonly trailName: string | undefined;
  readonly isThere: boolean;
  readonly mayBeOfOrganization: boolean;
}

function declaredTrail(resource: Resource, graph: Graph, settings: Settings): DeclaredTrail {
  const asked = graph.ask((scenario): Answer | undefined => {
    const world: World = { graph, scenario, settings };
    const trail = viewOf(Trail, resource, world);
    const name = trail?.trailName;
    const answer: Answer = {
      scenario,
      // What is asked for later would not belong to the scenario.
      record: trail && { ...recordOf(trail) },
      trailName: name?.state === "known" ? name.value : undefined,
      isThere: exists(resource, world) === true,
      mayBeOfOrganization: trail?.organization.is(false) === false && !trail.logging.is(false),
    };
    return isOnePlace(scenario, settings) && isDeployable(scenario) ? answer : undefined;
  });
  const answers = (asked ?? []).filter((answer) => answer !== undefined);
  const scenarios = answers.map(({ scenario }) => scenario);
  const there = answers.filter(({ record }) => record !== undefined);
  const counting = answers.filter(({ record, scenario }) => record ?? isLeftOut(scenario, there));
  const alike = groupBy(counting, ({ record = nothingRecorded }) => JSON.stringify(record));
  const [{ trailName } = { trailName: undefined }] = there;
  return {
    resource,
    trailName: there.every((answer) => answer.trailName === trailName) ? trailName : undefined,
    mayBeOfOrganization: there.some((answer) => answer.mayBeOfOrganization),
    isCertain: answers.length > 0 && answers.every(({ isThere }) => isThere),
    variants: [...alike.values()].map((group) => {
      const happening = group.map(({ scenario }) => scenario);
      return {
        record: group[0]?.record ?? nothingRecorded,
        when: scenarioText(happening, scenarios),
      };
    }),
  };
}

/** Whether parameters alone leave a trail out: of Regions and accounts, a stack may be in several. */
function isLeftOut({ choices, template }: Scenario, there: readonly Answer[]): boolean {
  const given = [...choices].filter(
    ([input]) => template.inputs.get(input)?.kind !== "pseudo parameter",
  );
  if (given.length === choices.size) return true;
  return there.every(({ scenario }) =>
    given.some(([input, value]) => (scenario.choices.get(input) ?? value) !== value),
  );
}
