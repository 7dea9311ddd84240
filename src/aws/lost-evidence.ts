import { same } from "../graph/text.js";
import type { Change } from "../template/template.js";
import { Bucket } from "./bucket.js";
import type { Property, Reportable } from "./property.js";
import type { Candidate, Subject } from "./subject.js";
import { Trail } from "./trail.js";
import { viewOf, viewsOf } from "./view.js";
import type { World } from "./world.js";

/** What a plan takes away of the records of an account, or leaves as others took it. */
export type LostEvidence = Loss & {
  /** Others did it, outside of Terraform. */
  readonly drifted: boolean;
};

type Loss =
  | { readonly kind: "trail deleted" | "trail replaced"; readonly at: Reportable }
  | { readonly kind: "bucket deleted"; readonly at: Reportable; readonly trail: Trail }
  | { readonly kind: "turned off"; readonly at: Property<boolean> | Property<string> };

/** Each change of a resource that there is already. */
export const LostEvidence: Subject<readonly LostEvidence[]> = {
  candidates: (graph) =>
    graph.template.changes.map((change): Candidate<readonly LostEvidence[]> => {
      const { drifted = false } = change;
      return (world) =>
        [...ofTrail(change, world), ...ofBucket(change, world)].map((loss) => ({
          ...loss,
          drifted,
        }));
    }),
};

function ofTrail({ kind, before: resource, place }: Change, world: World): readonly Loss[] {
  const before = viewOf(Trail, resource, world);
  if (before === undefined) return [];
  const at: Reportable = { resource, use: place };
  if (kind === "delete") return [{ kind: "trail deleted", at }];
  const lost: Loss[] = kind === "replace" ? [{ kind: "trail replaced", at }] : [];
  const planned = world.graph.template.resources.get(resource.name);
  const after = planned && viewOf(Trail, planned, world);
  return after === undefined ? lost : [...lost, ...turnedOff(before, after)];
}

function turnedOff(before: Trail, after: Trail): readonly Loss[] {
  const switches = ["logging", "logFileValidation", "multiRegion", "organization"] as const;
  const off: (Property<boolean> | Property<string>)[] = switches
    .filter((name) => before[name].is(true) && after[name].is(false))
    .map((name) => after[name]);
  if (before.key.property.isSet) off.push(...after.key.property.unset);
  return off.map((at) => ({ kind: "turned off", at }));
}

/** A bucket that is replaced is deleted too, with all that is in it. */
function ofBucket({ kind, before: resource, place }: Change, world: World): readonly Loss[] {
  const stays = kind === "update" || kind === "forget";
  const bucket = stays ? undefined : viewOf(Bucket, resource, world);
  if (bucket === undefined) return [];
  const former = world.graph.template.changes.flatMap(
    ({ before }) => viewOf(Trail, before, world) ?? [],
  );
  const trail = [...viewsOf(Trail, world), ...former].find(
    ({ bucket: link }) => same(link.property.raw, bucket.bucketName.raw) === true,
  );
  const at: Reportable = { resource, use: place };
  return trail === undefined ? [] : [{ kind: "bucket deleted", at, trail }];
}
