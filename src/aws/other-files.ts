import { sightingsText } from "./foreign-trails.js";
import { listed } from "./listed.js";
import type { Trail } from "./trail.js";
import type { View } from "./view.js";

/**
 * Whether another file declares something than what it is told of. The files of a folder are one
 * configuration of Terraform, in which names are what they are.
 */
export function isInOtherFile(
  { resource: other }: Pick<View, "resource">,
  { file }: { readonly file?: string | undefined },
): boolean {
  const { dialect, deployment } = other;
  const isNamedByFile = dialect === "cloudformation" || deployment !== undefined;
  return isNamedByFile && other.file !== undefined && other.file !== file;
}

/** Says what trails use where none of its own file does, at the end of a message. */
export function usedElsewhere(
  what: string,
  { resource }: Pick<View, "resource">,
  trails: readonly Trail[],
  target?: View,
): string {
  const others = trails.every((trail) => isInOtherFile(trail, resource)) ? trails : [];
  const called = target && isInOtherFile(target, resource) ? ` '${target.name}'` : "";
  const names = sightingsText(others.map(({ name }) => ({ name, when: "" })));
  const whose = ` of ${others.length === 1 ? "trail" : "trails"} ${listed(names)}`;
  const said = others.length === 0 ? called : called + whose;
  return said && ` (${what}${said})`;
}
