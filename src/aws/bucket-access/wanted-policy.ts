import type { Resource, Template } from "../../template/template.js";
import { reference, type Written } from "../../template/written.js";
import type { Property } from "../property.js";
import type { Trail } from "../trail.js";
import { admissionsOf } from "../wanted-statements.js";
import { unwrittenDependency } from "./awaited-policy.js";

/** The policy that the bucket of a trail lacks, as it is to be declared. */
export interface WantedPolicy {
  readonly behind: Resource;
  readonly name: string;
  readonly properties: Readonly<Record<string, Written>>;
  /** What makes the trail wait for it. */
  readonly dependency: Property<string | readonly string[]>;
}

export function wantedPolicyFor(trail: Trail): WantedPolicy | undefined {
  const bucket = trail.bucket.target?.resource;
  const admissions = admissionsOf(trail);
  const dependency = unwrittenDependency(trail);
  if (bucket === undefined || admissions === undefined || dependency === undefined) {
    return undefined;
  }
  const document = { Version: "2012-10-17", Statement: Object.values(admissions) };
  return {
    behind: bucket,
    name: freeName(`${bucket.name}Policy`, trail.world.graph.template),
    properties: { Bucket: reference(bucket), PolicyDocument: document },
    dependency,
  };
}

/** Resources and parameters share their names. */
function freeName(name: string, { resources, inputs }: Template): string {
  const isTaken = (each: string): boolean => resources.has(each) || inputs.has(each);
  let free = name;
  for (let count = 2; isTaken(free); count += 1) free = `${name}${String(count)}`;
  return free;
}
