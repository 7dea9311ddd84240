import { declaredAs } from "./instance-name.js";
import type { Resource } from "./template.js";

/**
 * The file of its deployment that declares a resource, or calls what does; nothing where that is the
 * one that is linted.
 */
export function fileNaming(resource: Resource): string | undefined {
  const { file, calls = [], deployment } = resource;
  // What leads to another deployment follows what that calls itself.
  const outermost = deployment === undefined ? calls.at(-1) : calls[depthOf(resource) - 1];
  return outermost === undefined ? file : outermost.file;
}

/** What a resource is called in its own deployment. */
export function ownName({ name, deployment }: Resource): string {
  return deployment === undefined ? name : name.slice(`${deployment.name}:`.length);
}

/** How many stacks or modules it is in: `Audit.Trail`, `module.audit.aws_cloudtrail.trail`. */
function depthOf(resource: Resource): number {
  const names = declaredAs(ownName(resource)).split(".").length;
  return resource.dialect === "terraform" ? names / 2 - 1 : names - 1;
}
