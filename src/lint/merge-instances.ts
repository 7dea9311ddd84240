import { remember } from "../aws/remember.js";
import { declaredAs } from "../template/instance-name.js";
import type { Template } from "../template/template.js";
import { type Edit, resourceOf } from "./edit.js";
import type { Finding } from "./finding.js";
import { commonEdits, spellingOf } from "./merge.js";

type Resources = Template["resources"];

/**
 * One finding for what is said of several instances of one declaration at the same place. It names
 * the declaration where it is said of all of them, else the first; what a loop of CloudFormation
 * makes are resources with names of their own, so it names those.
 */
export function mergeInstances(
  findings: readonly Finding[],
  { resources }: Template,
): readonly Finding[] {
  if (findings.length === 0) return findings;
  const places = new Map<string, [Finding, ...Finding[]]>();
  for (const finding of findings) {
    const { resource = "", ...data } = finding.data;
    const place = JSON.stringify([
      finding.place.span,
      finding.place.file,
      spellingOf(finding),
      finding.excerpt,
      finding.messageId,
      declarationOf(resource, resources),
      data,
    ]);
    const before = places.get(place);
    if (before === undefined) places.set(place, [finding]);
    else before.push(finding);
  }
  return [...places.values()].map((instances) => {
    const [first] = instances;
    const names = new Set(instances.map(({ data }) => data["resource"] ?? ""));
    return {
      ...first,
      ...namesOfAll([...names], first, resources),
      ...editsOfAll(instances, resources),
    };
  });
}

type Counts = ReadonlyMap<string, number>;

/** How many instances there are of each declaration, which each rule asks that finds something to edit. */
const countsIn = remember((resources: Resources): Counts => {
  const counts = new Map<string, number>();
  for (const name of resources.keys()) {
    const declaration = declarationOf(name, resources);
    counts.set(declaration, (counts.get(declaration) ?? 0) + 1);
  }
  return counts;
});

/**
 * What one declaration says is the same: the key in a loop, which is a place in a file, or an address
 * without its keys. What is generated for a resource stands at its key, but is another.
 */
function declarationOf(name: string, resources: Resources): string {
  const resource = resources.get(name);
  // `module.audit["eu"].aws_cloudtrail.audit[0]`
  if (resource?.dialect !== "cloudformation") {
    return declaredAs(name);
  }
  const { file, header, generated } = resource;
  return JSON.stringify([file, header, generated]);
}

function namesOfAll(
  names: readonly string[],
  { data }: Finding,
  resources: Resources,
): Pick<Finding, "data" | "others"> {
  const [first = "", ...others] = names;
  if (others.length === 0) return { data };
  if (resources.get(first)?.dialect === "cloudformation") return { data, others };
  const declared = declarationOf(first, resources);
  const isAll = names.length === countsIn(resources).get(declared);
  return { data: isAll ? { ...data, resource: declared } : data };
}

/**
 * What is written in the body of a loop is so in every round, so it must be right in all of them. In
 * Terraform most of what only some instances have is spelled with their keys.
 */
function editsOfAll(
  instances: readonly [Finding, ...Finding[]],
  resources: Resources,
): Pick<Finding, "fix" | "suggestions"> {
  const { fix, suggestions } = commonEdits(instances[0], instances);
  const isOfAll = (edits: readonly (Edit | undefined)[]): boolean => {
    const names = new Set(
      edits.flatMap((edit = []) => edit.map((change) => resourceOf(change).name)),
    );
    const [name = ""] = names;
    if (resources.get(name)?.dialect !== "cloudformation") return true;
    return names.size >= (countsIn(resources).get(declarationOf(name, resources)) ?? 1);
  };
  const suggested = (id: string): readonly Edit[] =>
    instances.flatMap((instance) =>
      instance.suggestions.flatMap(({ messageId, edit }) => (messageId === id ? [edit] : [])),
    );
  return {
    fix: isOfAll(instances.map((instance) => instance.fix)) ? fix : undefined,
    suggestions: suggestions.filter(({ messageId }) => isOfAll(suggested(messageId))),
  };
}
