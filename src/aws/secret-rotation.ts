import type { Value } from "../graph/value.js";
import { readArn } from "../iam/arn.js";
import type { Resource } from "../template/template.js";
import { gapFor } from "./gap.js";
import { readAt } from "./owner.js";
import { Rotation, Secret } from "./secret.js";
import { possibleViewsOf } from "./view.js";
import { exists, type World } from "./world.js";
import { perScenario } from "./remember.js";

/** Whether certainly nothing rotates a secret. */
export function isNeverRotated(secret: Secret): boolean {
  const { resource, world, partner, secretName } = secret;
  // Partners rotate what they hold themselves.
  if (partner.mayBeSet || hasInlineRotation(secret)) return false;
  const { bySecret, byName, others } = rotationsIn(world);
  const name = secretName.raw.state === "known" ? secretName.raw.text : undefined;
  const isNamedUnknown = name === undefined && secretName.mayBeSet;
  const named = isNamedUnknown ? [...byName.values()].flat() : (byName.get(name ?? "") ?? []);
  const about = [...(bySecret.get(resource) ?? []), ...named, ...others];
  const mayBeRotated = about.some((rotation) => exists(rotation, world) !== false);
  return !mayBeRotated && gapFor(resource, world, [Rotation]) === undefined;
}

/** Before version 5 of Terraform's provider a secret had its rotation within. */
function hasInlineRotation({ owner }: Secret): boolean {
  const { raw } = readAt(owner, { cloudformation: undefined, terraform: "rotation_lambda_arn" });
  return raw.state !== "absent" && !(raw.state === "known" && raw.text === "");
}

interface Rotations {
  readonly bySecret: ReadonlyMap<Resource, readonly Resource[]>;
  /** Those of secrets elsewhere, which may be what a secret here is going to be called. */
  readonly byName: ReadonlyMap<string, readonly Resource[]>;
  /** Those that may be about any secret. */
  readonly others: readonly Resource[];
}

/** The rotations of a template, whether or not they exist, by what they rotate. */
const rotationsIn = perScenario((world): Rotations => {
  const bySecret = new Map<Resource, Resource[]>();
  const byName = new Map<string, Resource[]>();
  const others: Resource[] = [];
  const add = <K>(map: Map<K, Resource[]>, key: K, resource: Resource): void => {
    const list = map.get(key);
    if (list === undefined) map.set(key, [resource]);
    else list.push(resource);
  };
  for (const { resource, secret: direct, attachment } of possibleViewsOf(Rotation, world)) {
    const secret = attachment.target?.secret ?? direct;
    const { raw } = secret.property;
    if (secret.target !== undefined) add(bySecret, secret.target.resource, resource);
    else if (raw.state === "known") add(byName, nameIn(raw), resource);
    else if (!isOfMissingSecret(raw, world)) others.push(resource);
  }
  return { bySecret, byName, others };
});

/** The ARN of a secret ends with its name and six characters that nobody chooses. */
function nameIn(raw: Value & { readonly state: "known" }): string {
  const resource = readArn(raw)?.resource;
  if (resource?.state !== "known") return raw.text;
  return resource.text.replace(/^secret:/, "").replace(/-\w{6}$/, "");
}

/** Whether it is about another secret of the template, which is not there in this scenario. */
function isOfMissingSecret(raw: Value, { graph }: World): boolean {
  const reference = raw.state === "unknown" ? raw.reference : undefined;
  const referenced = reference && graph.template.resources.get(reference.resource);
  return referenced !== undefined && referenced.type === Secret[referenced.dialect];
}
