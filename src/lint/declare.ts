import type { Property } from "../aws/property.js";
import type { Kind, View } from "../aws/view.js";
import type { Resource } from "../template/template.js";
import type { Written } from "../template/written.js";
import type { Edit } from "./edit.js";
import { set } from "./set.js";

/** A resource as it is to be declared, in CloudFormation's spelling. */
export interface Wanted {
  /** The resource behind which it is declared. */
  readonly behind: Resource;
  readonly name: string;
  readonly properties: Readonly<Record<string, Written>>;
  /** What makes another resource wait for it. */
  readonly dependency: Property<string | readonly string[]>;
}

/** Declares a resource; nothing in a language whose spelling is not given. */
export function declare(
  { cloudformation: type }: Pick<Kind<View>, "cloudformation">,
  { behind, name, properties, dependency }: Wanted,
): Edit | undefined {
  if (type === undefined || behind.dialect !== "cloudformation") return undefined;
  return [{ kind: "declaration", behind, name, type, properties }, ...set(dependency, name)];
}
