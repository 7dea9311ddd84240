import { accountsIn, demandsProof } from "../../iam/cross-account.js";
import type { Statement } from "../../iam/policy.js";
import type { Principal } from "../../iam/principal.js";
import { isAboutAssuming, mayTakeBack } from "../../iam/trust.js";
import { Supplied, TextOf, type Written } from "../../template/written.js";
import type { Reportable } from "../property.js";
import { nameOf, within } from "../statement.js";
import type { Role } from "./role.js";
import { isForeign } from "../own-account.js";

/** Someone of another account who may assume a role, in the words of a message. */
export interface ForeignTrust {
  readonly at: Reportable;
  readonly statement: string;
  /** An account, or someone of it. */
  readonly who: string;
  /** What lets the statement ask for the ID that a parameter supplies; nothing where none does. */
  readonly proof: Proof | undefined;
}

interface Proof {
  readonly statement: Statement;
  readonly equal: Readonly<Record<string, Written>>;
}

/** Those of other accounts who may assume a role without proving more than who they are. */
export function foreignTrustsOf(
  role: Role,
  trustedAccounts: readonly string[],
): readonly ForeignTrust[] {
  const { trust, resource, world } = role;
  if (mayTakeBack(trust, "some")) return [];
  const { organizationId, trustedAccounts: known = [] } = world.settings;
  const trusted = new Set([...trustedAccounts, ...known]);
  return trust.statements.flatMap((statement) => {
    // Each that is about assuming the role is an Allow, or it might take that back.
    const isOpen =
      isAboutAssuming(statement) === true && demandsProof(statement, organizationId) === false;
    if (!isOpen) return [];
    return accountsIn(statement).flatMap(({ principal, account }) => {
      if (account.state !== "known" || isForeign(account, role) !== true) return [];
      if (trusted.has(account.text)) return [];
      return {
        at: within(resource, principal.use),
        statement: nameOf(statement),
        who: describe(principal, account.text),
        proof: proofFor(statement, role),
      };
    });
  });
}

/** Both sides have to agree on an ID, so that only one which the deployment is given can be meant. */
function proofFor(statement: Statement, { world }: Role): Proof | undefined {
  const inputs = [...world.graph.template.inputs.values()];
  const [id, ...others] = inputs.filter(({ name, list }) => /external_?id/i.test(name) && !list);
  if (id === undefined || others.length > 0) return undefined;
  return { statement, equal: { "sts:ExternalId": new TextOf(new Supplied(id.name)) } };
}

function describe({ kind, value }: Principal, account: string): string {
  const name = value.state === "known" ? value.text.replace(/^.*\//, "") : "";
  if (kind === "account" || name === "") return `account ${account}`;
  return `${kind} '${name}' of account ${account}`;
}
