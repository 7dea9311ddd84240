import type { Fields } from "../template/expression.js";
import type { Resource } from "../template/template.js";

/** What a transform makes for a resource: it exists where that does, and is reported there. */
export function generatedFor(
  owner: Resource,
  suffix: string,
  type: string,
  properties: Fields,
): Resource {
  const { name, declaration } = owner;
  return {
    ...owner,
    name: `${name}${suffix}`,
    ...(declaration !== undefined && { declaration: `${declaration}${suffix}` }),
    type,
    generated: true,
    properties,
    dependsOn: [],
  };
}
