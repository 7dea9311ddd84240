import { placeAllowing, mayTakeAway } from "../../iam/breadth.js";
import type { Reportable } from "../property.js";
import { remember } from "../remember.js";
import { nameOf, within } from "../statement.js";
import { mayLimit } from "./boundary.js";
import type { Grant } from "./grant.js";
import { type Holding, holdingsOf } from "./holdings.js";
import { administratorAccess } from "./managed-policy.js";
import type { User } from "./user.js";

/** What makes an administrator of a user, in the words of a message. */
export interface Power {
  readonly at: Reportable;
  /** What else has a part in it, from there to the user. */
  readonly parts: readonly Reportable[];
  /** Everything, or only what it takes to give oneself everything. */
  readonly kind: "everything" | "itself";
  readonly chain: string;
}

interface Found {
  readonly at: Reportable;
  readonly attachedAt: Reportable;
  readonly kind: Power["kind"];
  /** From the policy to what says so in it. */
  readonly path: readonly string[];
}

/**
 * Who may do all in IAM attaches the policy of administrators to himself.
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/IAMFullAccess.html
 */
const powers: readonly (readonly [kind: Power["kind"], action: string, policyOfAws: string])[] = [
  ["everything", "*", administratorAccess],
  ["itself", "iam:*", "IAMFullAccess"],
];

/** Everything that makes an administrator of a user, unless something may take it back. */
export function powersOf(user: User): readonly Power[] {
  if (mayLimit(user.boundary)) return [];
  const { all } = holdingsOf(user);
  return powers.flatMap(([wanted, action]) =>
    all.some(({ grants }) => takenBackBy(grants).has(action))
      ? []
      : all.flatMap(({ group, through, grants }) =>
          powersIn(grants)
            .filter(({ kind }) => kind === wanted)
            .map(({ at, attachedAt, kind, path }) => ({
              at,
              parts: [attachedAt, ...through, user],
              kind,
              chain: chainOf(user, group, path),
            })),
        ),
  );
}

const powersIn = remember((grants: readonly Grant[]): readonly Found[] =>
  grants.flatMap(powersInGrant),
);

function powersInGrant(grant: Grant): readonly Found[] {
  const { at, label } = grant;
  const attachedAt = at;
  if (grant.kind === "elsewhere") return [];
  if (grant.kind === "of AWS") {
    return powers
      .filter(([, , policy]) => policy === grant.name)
      .map(([kind]) => ({ at, attachedAt, kind, path: [label] }));
  }
  const { document, resource } = grant;
  return document.statements.flatMap((each) => {
    const found = powers.flatMap(([kind, action]) => {
      const place = placeAllowing(each, action);
      if (place === undefined) return [];
      const path = [label, `statement ${nameOf(each)}`];
      return { at: within(resource, place), attachedAt, kind, path };
    });
    return found.slice(0, 1);
  });
}

/** The actions of administrators that some policy may take back. */
const takenBackBy = remember((grants: readonly Grant[]): ReadonlySet<string> => {
  const statements = grants.flatMap((each) =>
    each.kind === "written" ? each.document.statements : [],
  );
  const actions = powers.map(([, action]) => action);
  return new Set(actions.filter((action) => statements.some((each) => mayTakeAway(each, action))));
});

function chainOf({ name }: User, group: Holding["group"], path: readonly string[]): string {
  const through = group === undefined ? [] : [`group '${group.name}'`];
  return [`user '${name}'`, ...through, ...path].join(" → ");
}
