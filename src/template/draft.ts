import type { Constant, Expression } from "./expression.js";
import type { Template } from "./template.js";

/** A template as it is read by whoever knows something of what its loops go through. */
export interface Draft {
  readonly template: Template;
  /** Reads it anew, for whoever knows more; nothing where all that there is to know is written out. */
  readonly read?: (possible: FindPossible) => Draft;
}

/** Tells what texts may be in a list in some scenario. */
export type FindPossible = (list: Expression) => Possible;

export interface Possible {
  readonly texts: readonly PossibleText[];
  /** Whether there are certainly no others in any scenario. */
  readonly isWhole: boolean;
}

/** A text, where it is spelled. */
export interface PossibleText extends Constant {
  /** Whether it is so in every scenario. */
  readonly isCertain: boolean;
}

/** What is read before anybody can know, and anew by those who do if it depends on that. */
export function draftOf<D extends Draft>(
  read: (possible: FindPossible) => D,
): D | (D & { readonly read: (possible: FindPossible) => D }) {
  const nobodyKnows = noting(() => ({ texts: [], isWhole: false }));
  const draft = read(nobodyKnows.possible);
  return nobodyKnows.wasAsked() ? { ...draft, read } : draft;
}

/** The same, which knows whether anybody asked. */
export function noting(possible: FindPossible): {
  readonly possible: FindPossible;
  readonly wasAsked: () => boolean;
} {
  let asked = 0;
  return {
    possible(list) {
      asked++;
      return possible(list);
    },
    wasAsked: () => asked > 0,
  };
}
