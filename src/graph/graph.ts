import type { Draft } from "../template/draft.js";
import type { Resource, Template } from "../template/template.js";
import { type Domains, domainsOf, type GivenTo } from "./domains.js";
import { expand } from "./expand.js";
import { groupBy } from "../template/group.js";
import { askUndecided, explore, newBudget, undividedScenario } from "./explore.js";
import { unroll } from "./unroll.js";
import { type References, referencesOf } from "./references.js";
import type { Scenario } from "./scenario.js";

/** A template with what its inputs may be and how its resources refer to one another. */
export interface Graph {
  readonly template: Template;
  readonly references: References;
  /** Resources by their type. */
  readonly ofType: (type: string) => readonly Resource[];
  /** The answers to a question in every scenario that matters to it; nothing above the limit. */
  readonly ask: <T>(question: (scenario: Scenario) => T) => readonly T[] | undefined;
  /** The answer that holds in every scenario, as far as there is one. */
  readonly askUndecided: <T>(question: (scenario: Scenario) => T) => T | undefined;
}

export interface GraphOptions extends GivenTo {
  /** Whether parameters that only supply a value range over their allowed values too. */
  readonly varyAllowed: boolean;
}

export function graphOf(draft: Draft, options: GraphOptions): Graph {
  const varying = new Set<string>();
  if (options.varyAllowed) {
    for (const input of draft.template.inputs.values()) if (input.allowed) varying.add(input.name);
  }
  const unrolling = newBudget(draft.template);
  const declared = unroll(draft, (soFar) => {
    const soFarDomains = domainsOf(soFar, options);
    return (question) => explore(soFar, soFarDomains, varying, question, unrolling);
  });
  const budget = newBudget(declared);
  const declaredDomains = domainsOf(declared, options);
  const template = expand(declared, (soFar, question) =>
    explore(soFar, declaredDomains, varying, question, budget),
  );
  const domains: Domains = domainsOf(template, options);
  const askUndivided = undividedScenario(template, domains, varying, budget);
  const byType = groupBy(template.resources.values(), (resource) => resource.type);
  return new LazyGraph(template, {
    ofType: (type) => byType.get(type) ?? [],
    // What no input decides is the same for every question, and so is what was read for it.
    ask: (question) =>
      askUndivided(question) ?? explore(template, domains, varying, question, budget),
    askUndecided: (question) => askUndecided(template, domains, question, budget),
  });
}

class LazyGraph implements Graph {
  readonly template: Template;
  readonly ofType: Graph["ofType"];
  readonly ask: Graph["ask"];
  readonly askUndecided: Graph["askUndecided"];
  #references: References | undefined;

  constructor(template: Template, questions: Omit<Graph, "references" | "template">) {
    this.template = template;
    this.ofType = questions.ofType;
    this.ask = questions.ask;
    this.askUndecided = questions.askUndecided;
  }

  get references(): References {
    return (this.#references ??= referencesOf(this.template));
  }
}
