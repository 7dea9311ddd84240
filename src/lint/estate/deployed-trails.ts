import { isDeployedHere } from "../../aws/own-deployment.js";
import type { Settings } from "../../aws/settings.js";
import { Trail } from "../../aws/trail.js";
import { resourcesOf } from "../../aws/view.js";
import { exists, type World } from "../../aws/world.js";
import { isOnePlace } from "../../aws/location.js";
import { kindOf } from "../../document/gate.js";
import { isDeployable } from "../../graph/deployable.js";
import type { Graph } from "../../graph/graph.js";
import { mayInclude } from "../../include/may-include.js";
import { fileNaming } from "../../template/file-naming.js";
import { groupBy } from "../../template/group.js";
import { outermost } from "../../template/outermost.js";
import type { Resource, Template } from "../../template/template.js";
import { assembledOf } from "../assembled.js";
import { deploymentsOf } from "../deployments.js";
import { newGraphFor } from "../graph-for.js";
import { realPath } from "../read-inside.js";
import type { TemplateFile } from "../template-file.js";
import type { Answer } from "./alternatives.js";
import { callsOthers, filesIn } from "./contents.js";
import { mayDeclareTrails, unitOf } from "./deployed.js";

/** A trail as something deploys it. */
export interface DeployedTrail {
  readonly trail: Resource;
  /** The template in which it is deployed, as nobody has asked anything of it that took too long. */
  readonly graph: Graph;
  /** What is read for all that is deployed with it. */
  readonly path: string;
  /** The file of the deployment itself that declares it, or calls what does. */
  readonly file: string;
  /** Whether it is there, scenario by scenario; nothing where there are too many. */
  readonly presence: readonly Answer<boolean>[] | undefined;
  /** It is there in none. */
  readonly isNever: boolean;
}

/** The trails that a template deploys, whether or not it ever does. */
export function trailsOf(
  newGraph: () => Graph,
  path: string,
  settings: Settings,
): readonly DeployedTrail[] {
  let graph = newGraph();
  return resourcesOf(Trail, graph)
    .filter(isDeployedHere)
    .flatMap(({ name }): readonly DeployedTrail[] => {
      const presence = answersOf(graph, name, settings, (trail, world) => {
        return exists(trail, world) !== false;
      });
      // What took too long leaves nothing for other questions.
      if (presence === undefined) graph = newGraph();
      const trail = trailNamed(name, graph);
      if (trail === undefined) return [];
      const isNever = presence?.every(({ is }) => !is) === true;
      return [{ trail, graph, path, file: fileNaming(trail) ?? path, presence, isNever }];
    });
}

/** The trails of a template that are declared for each of none. */
export function neverRepeated(
  { dialect, resources }: Template,
  newGraph: () => Graph,
): readonly Resource[] {
  const declared = [...resources.values()].filter(
    (each) => each.repetition && each.type === Trail[dialect] && isDeployedHere(each),
  );
  if (declared.length === 0) return [];
  const { repeated } = newGraph().template;
  return declared.filter(({ name }) => repeated.get(name)?.keys?.length === 0);
}

function trailNamed(name: string, graph: Graph): Resource | undefined {
  return resourcesOf(Trail, graph).find((each) => each.name === name);
}

/** What is answered of a trail in each scenario that can be deployed; nothing where that takes too long. */
export function answersOf<T>(
  graph: Graph,
  name: string,
  settings: Settings,
  ask: (trail: Resource, world: World) => T,
): readonly Answer<T>[] | undefined {
  const trail = trailNamed(name, graph);
  if (trail === undefined) return undefined;
  const asked = graph.ask((scenario): readonly Answer<T>[] => {
    const is = ask(trail, { graph, scenario, settings });
    const isPossible = isOnePlace(scenario, settings) && isDeployable(scenario);
    return isPossible ? [{ is, scenario }] : [];
  });
  return asked?.flat();
}

/** A template, with its text as it is now. */
export interface Source {
  readonly path: string;
  readonly text: string;
  readonly template: TemplateFile;
}

/**
 * The trails that some files deploy, each with all that is deployed with it: what another of the files
 * nests or calls is no deployment of its own.
 */
export function trailsDeployedBy(
  sources: readonly Source[],
  settings: Settings,
): readonly DeployedTrail[] {
  const units = [...groupBy(sources, unitOfSource)].flatMap(([unit, [first, ...others]]) => {
    if (first === undefined || ![first, ...others].some(mayDeployTrails)) return [];
    const deployed = deployedFrom(first, settings);
    const parts = deployed.flatMap(({ graph: { template } }) =>
      filesIn(template).map((file) => unitOf(file, template.dialect === "terraform")),
    );
    return [{ unit, deployed, parts: new Set(parts) }];
  });
  const partsOf = new Map(units.map(({ unit, parts }) => [unit, parts] as const));
  const deploying = outermost(partsOf.keys(), (unit) => partsOf.get(unit) ?? []);
  return units
    .filter(({ unit }) => deploying.has(unit))
    .flatMap(({ deployed }) => deployed)
    .filter(({ isNever }) => !isNever);
}

function unitOfSource({ path, text }: Source): string {
  return unitOf(realPath(path) ?? path, kindOf(text, path) === "Terraform configuration");
}

function mayDeployTrails({ text }: Source): boolean {
  const file = { mayMention: (what: RegExp) => mayInclude(text) || what.test(text) };
  return mayDeclareTrails(file) || callsOthers(file);
}

/** The templates that a file deploys. */
export function graphsOf(source: Source, settings: Settings): readonly Graph[] {
  return deploymentsOf(source, settings, source.path).flatMap((deployment) =>
    assembledOf(source.template, source.path, deployment).drafts.map((draft) =>
      newGraphFor(draft, deployment),
    ),
  );
}

function deployedFrom(source: Source, settings: Settings): readonly DeployedTrail[] {
  const { path, template } = source;
  return deploymentsOf(source, settings, path).flatMap((deployment) =>
    assembledOf(template, path, deployment).drafts.flatMap((draft) =>
      trailsOf(() => newGraphFor(draft, deployment), path, deployment.settings),
    ),
  );
}
