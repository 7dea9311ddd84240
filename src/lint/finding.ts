import type { Reportable } from "../aws/property.js";
import type { Scenario } from "../graph/scenario.js";
import type { Origin } from "../document/node.js";
import type { Place } from "../template/expression.js";
import type { Edit } from "./edit.js";
import type { Parts } from "./parts.js";

/** What a rule found, ready to be said. */
export interface Finding {
  readonly place: Place;
  /** What of the place is meant, where its characters are there. */
  readonly excerpt?: string;
  /** Of what is reported at the call of a module: where it is, then the calls on the way to it. */
  readonly inModules?: Readonly<Record<"calls" | "own", readonly Place[]>>;
  /** What is reported there, in the first of the scenarios in which it is. */
  readonly witness?: {
    readonly at: Reportable;
    readonly parts: Parts;
    readonly scenario: Scenario;
  };
  /** Where it is spelled, of what is included there. */
  readonly origin?: Origin;
  readonly messageId: string;
  readonly data: Readonly<Record<string, string>>;
  /** The names of other resources, made by a loop, of which the same is said. */
  readonly others?: readonly string[];
  readonly fix: Edit | undefined;
  readonly suggestions: readonly { readonly messageId: string; readonly edit: Edit }[];
}
