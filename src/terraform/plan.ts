import type { Document, Mapping, Span } from "../document/node.js";
import { hasPlanKeys } from "../document/plan-keys.js";
import type { Expression } from "../template/expression.js";
import type { Gap } from "../template/gap.js";
import type { Awaited, Dependency, Resource, Template } from "../template/template.js";
import { accountInputs } from "./configuration/account-data.js";
import { accountOf } from "./plan-account.js";
import { stepsOf, targetOf } from "./plan-address.js";
import { changesOf, readChanges, readDrift, remains } from "./plan-changes.js";
import { moduleCode } from "./plan-code.js";
import { instancesOf } from "./plan-instances.js";
import { awaitedBy } from "./plan-dependencies.js";
import { at, entryOf, isTrue, itemsOf, textOf } from "./plan-json.js";
import { providerConfigs } from "./plan-provider-config.js";
import { readArguments, readProperties } from "./plan-properties.js";
import { type Planned, plannedIn } from "./plan-resources.js";
import { policyDocumentOf } from "./policy-document.js";
import type { Provider } from "./provider.js";
import type { Plan } from "./whole-plan.js";

/** Following them takes two seconds; a plan of 50 MB has less than a tenth of them. */
const mostReferences = 500_000;

/**
 * Reads what `terraform show -json` prints about a plan or a state as the template of what there
 * will be; nothing where a document is neither. The properties of types that nobody wants are not
 * read: most of a big plan is about other things.
 */
export function readPlan(document: Document, provider: Provider): Template | undefined {
  const [root] = document.roots;
  if (root?.kind !== "Mapping") return undefined;
  if (!hasPlanKeys(new Set(root.entries.map(({ key }) => key.text)))) return undefined;

  const changes = changesOf(root);
  const all = plannedAfter(root, changes);
  const code = at(root, "configuration", "root_module");
  const managed = all.filter((resource) => !resource.isData);
  let left = mostReferences;
  const plan: Plan = {
    changes,
    isState: isState(root),
    provider,
    providerOf: providerConfigs(root),
    managed,
    named: new Map(),
    documents: new Map(),
    instances: instancesOf(all, code && moduleCode(code)),
    variables: at(root, "variables"),
    follow: (references) => (left -= references) >= 0,
  };
  const dependencies = new Map<string, readonly Dependency[]>();
  const resources = new Map(
    managed.map((each) => [each.address, readResource(each, plan, dependencies)]),
  );
  return {
    kind: "Template",
    dialect: "terraform",
    span: root.span,
    resources,
    inputs: accountInputs(),
    repeated: new Map(),
    locals: readDocuments(plan),
    tests: [],
    assertions: [],
    planned: true,
    ...wholeOf(root),
    account: accountOf(root),
    changes: [
      ...readChanges(changes.values(), provider.wants),
      ...readDrift(root, new Set(all.map(({ address }) => address)), provider.wants),
    ],
    gaps: gapsOf(root),
    problems: [],
  };
}

/** The documents that resources refer to, and those that these are made of. */
function readDocuments(plan: Plan): ReadonlyMap<string, Expression> {
  const documents = new Map<string, Expression>();
  // Reading one may find more.
  for (const [name, data] of plan.documents) {
    documents.set(name, policyDocumentOf(readArguments(data, plan)));
  }
  return documents;
}

function isState(root: Mapping): boolean {
  return entryOf(root, "planned_values") === undefined && entryOf(root, "values") !== undefined;
}

function wholeOf(root: Mapping): Pick<Template, "whole"> {
  const values = entryOf(root, "planned_values") ?? entryOf(root, "values");
  return values === undefined ? {} : { whole: values.key.span };
}

/** Plans that are filtered or cut down may have resources among their changes only. */
function plannedAfter(root: Mapping, changes: Plan["changes"]): readonly Planned[] {
  const rootModule = at(root, isState(root) ? "values" : "planned_values", "root_module");
  const planned = plannedIn(rootModule);
  const listed = new Set(planned.map(({ address }) => address));
  const others = [...changes.values()].filter(
    (change) => remains(change) && !listed.has(change.resource.address),
  );
  // What is forgotten is still listed, without values.
  const kept = planned.filter(({ address }) => {
    const change = changes.get(address);
    return change === undefined || remains(change);
  });
  return [...kept, ...others.map(({ resource }) => resource)];
}

function gapsOf(root: Mapping): readonly Gap[] {
  const gaps: Gap[] = [];
  const gap = (reason: string, span: Span): void => void gaps.push({ reason, span });
  const [errored, complete] = [entryOf(root, "errored"), entryOf(root, "complete")];
  if (errored && isTrue(errored.value)) gap("the plan stopped at an error", errored.span);
  if (complete?.value.kind === "Scalar" && complete.value.value === false) {
    gap("the plan is about a part of the configuration only", complete.span);
  }
  if (!isState(root) && entryOf(root, "planned_values") === undefined) {
    gap("the plan lists changes only", root.span);
  }
  return gaps;
}

function readResource(
  resource: Planned,
  plan: Plan,
  dependencies: Map<string, readonly Dependency[]>,
): Resource {
  const { address: name, header, type, body } = resource;
  const change = plan.changes.get(name);
  const text = change?.actions.join(",") ?? "";
  const attributes = new Map<string, Expression>();
  const attribute = (key: string, value: string, span: Span): void =>
    void attributes.set(key, { kind: "Constant", value, text: value, place: { span } });
  if (change !== undefined) attribute("action", text, change.place.span);
  const code = plan.provider.wants(type) ? plan.instances.module(resource.module).code : undefined;
  const { own, region } = plan.providerOf(code?.resource(resource.declared));
  if (own !== undefined) attribute("provider", textOf(own) ?? "", own.span);
  if (region === "unknown") {
    const reason = "the plan does not tell the Region of the provider";
    attributes.set("region", { kind: "Opaque", reason, place: { span: header } });
  } else if (region !== undefined) attribute("region", textOf(region) ?? "", region.span);
  let awaited: Awaited | undefined;
  return {
    kind: "Resource",
    name,
    header,
    span: body.span,
    type,
    dialect: "terraform",
    properties: readProperties(resource, plan),
    dependsOn: plan.provider.wants(type) ? dependsOn(resource, plan, dependencies) : [],
    get awaited() {
      return (awaited ??= awaitedBy(resource, plan.instances));
    },
    attributes,
    body,
  };
}

/** A dependency on hundreds of instances tells nobody anything, hundreds of times. */
const mostInstances = 100;

/** The instances of one resource depend on the same, so they share the list. */
function dependsOn(
  { module, declared }: Planned,
  { instances }: Plan,
  known: Map<string, readonly Dependency[]>,
): readonly Dependency[] {
  const path = `${module} ${declared}`;
  const before = known.get(path);
  if (before !== undefined) return before;
  const written = at(instances.module(module).code?.resource(declared), "depends_on");
  const dependencies = itemsOf(written).flatMap((item) => {
    const target = targetOf(stepsOf(textOf(item) ?? ""));
    const all = [...instances.resources(module, target.declared).values()];
    const targets = target.key === "" ? all : all.filter(({ key }) => key === target.key);
    if (targets.length > mostInstances) return [];
    return targets.map(({ address: name }) => ({ name, span: item.span }));
  });
  known.set(path, dependencies);
  return dependencies;
}
