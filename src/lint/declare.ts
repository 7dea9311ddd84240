import type { Resource } from "../template/template.js";
import type { Written } from "../template/written.js";
import type { Edit } from "./edit.js";

/** A resource as it is to be declared, in the spelling of the template's language. */
export interface Wanted {
  /** The resource behind which it is declared. */
  readonly behind: Resource;
  readonly type: string;
  readonly name: string;
  readonly properties: Readonly<Record<string, Written>>;
}

/** Declares resources. */
export function declare(...wanted: readonly Wanted[]): Edit {
  return wanted.map(({ behind, type, name, properties }) => ({
    kind: "declaration",
    behind,
    type,
    name,
    properties,
  }));
}
