import type { Graph } from "../../graph/graph.js";
import type { Reportable } from "../property.js";
import type { Candidate, Subject } from "../subject.js";
import { type Kind, resourcesOf, type View, viewOf } from "../view.js";
import { Instance, SpotInstance } from "./instance.js";
import { LaunchConfiguration } from "./launch-configuration.js";
import { LaunchTemplate } from "./launch-template.js";
import { mayBeProvided } from "./managed-launch.js";

/** What instances come from, and where it gives them no role. */
export interface RoleOfInstances {
  readonly of: "instance" | "template" | "configuration";
  readonly lacking: readonly Reportable[];
}

/** Everything that instances come from, one at a time. */
export const RoleOfInstances: Subject<RoleOfInstances> = {
  candidates: (graph) => [
    ...from(Instance, graph, ofInstance),
    ...from(SpotInstance, graph, ofInstance),
    ...from(LaunchTemplate, graph, ofTemplate),
    ...from(LaunchConfiguration, graph, ofConfiguration),
  ],
};

function from<V extends View>(
  kind: Kind<V>,
  graph: Graph,
  judge: (view: V) => RoleOfInstances,
): readonly Candidate<RoleOfInstances>[] {
  return resourcesOf(kind, graph).map((resource) => (world) => {
    const view = viewOf(kind, resource, world);
    return view && judge(view);
  });
}

/** A launch template may say what the instance does not, and is judged itself. */
function ofInstance({ profile, template }: Instance): RoleOfInstances {
  const { part, state } = template;
  const isAlone =
    state === "absent" || (part?.id.state === "absent" && part.byName.state === "absent");
  return { of: "instance", lacking: isAlone ? profile.unset : [] };
}

function ofTemplate(template: LaunchTemplate): RoleOfInstances {
  const { profile } = template;
  const { part, state } = profile;
  const isEmpty = part?.arn.unset.length === 1 && part.profileName.unset.length === 1;
  const isLacking = (state === "absent" || isEmpty) && !mayBeProvided(template);
  return { of: "template", lacking: isLacking ? [profile] : [] };
}

function ofConfiguration({ profile, likeInstance }: LaunchConfiguration): RoleOfInstances {
  return { of: "configuration", lacking: likeInstance.mayBeSet ? [] : profile.unset };
}
