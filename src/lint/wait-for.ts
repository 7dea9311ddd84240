import type { Resource } from "../template/template.js";
import type { Edit } from "./edit.js";

/** Lets a resource be created after another, by the name that it knows that one by. */
export function waitFor(resource: Resource, on: string): Edit {
  return [{ kind: "waiting", resource, on }];
}
