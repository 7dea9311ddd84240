import type { ResourceSource } from "./plan-source.js";
import type { Plan } from "./whole-plan.js";

/** The attributes that are its text; none is named where the instance with the same key is meant. */
const text = /^(?:|json|minified_json)$/;

/**
 * The name of a policy document that is known after apply. What is known of it a plan lists as the
 * blocks and arguments from which it will be made.
 */
export function documentIn(
  { resource, path }: ResourceSource,
  { changes, documents }: Plan,
): string | undefined {
  const { isData, type, address, values } = resource;
  if (!isData || type !== "aws_iam_policy_document" || !text.test(path.join("."))) return undefined;
  if (values === undefined || !changes.has(address)) return undefined;
  const name = `${address}.json`;
  documents.set(name, resource);
  return name;
}
