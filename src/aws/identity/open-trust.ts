import { readArn } from "../../iam/arn.js";
import type { Principal } from "../../iam/principal.js";
import { hostOf } from "../../iam/shared-provider.js";
import { mayTakeBack, strangersIn } from "../../iam/trust.js";
import type { Reportable } from "../property.js";
import { describe, nameOf, within } from "../statement.js";
import { viewOf } from "../view.js";
import { OidcProvider } from "./oidc-provider.js";
import type { Role } from "./role.js";

/** A statement that lets anybody assume a role, in the words of a message. */
export interface OpenTrust {
  readonly at: Reportable;
  readonly statement: string;
  readonly who: string;
  /** The condition that looks most as if it kept strangers out. */
  readonly condition: string | undefined;
}

/** The statements by which those may assume a role whom nobody chose. */
export function openTrustsOf(role: Role): readonly OpenTrust[] {
  const { trust, resource } = role;
  if (mayTakeBack(trust, "everybody")) return [];
  return trust.statements.flatMap((statement) =>
    strangersIn(statement, (principal) => providerOf(principal, role)).map(
      ({ provider, grantee, shortfalls }) => {
        const closest = shortfalls.find(({ fault }) => fault !== "key") ?? shortfalls[0];
        return {
          at: within(resource, grantee),
          statement: nameOf(statement),
          who: provider === undefined ? "anybody" : `any customer of ${provider}`,
          condition: closest && describe(closest.condition),
        };
      },
    ),
  );
}

/** The host of a provider that is named, or that the template declares. */
function providerOf({ kind, value }: Principal, { world }: Role): string | undefined {
  if (kind === "federated" && value.state === "known") return hostOf(value.text);
  if (kind === "federated" || kind === "unknown") {
    const resource = readArn(value)?.resource;
    if (resource?.state === "known") return resource.text.replace(/^oidc-provider\//, "");
    const reference = value.state === "unknown" ? value.reference : undefined;
    const declared = reference && world.graph.template.resources.get(reference.resource);
    const provider = declared && viewOf(OidcProvider, declared, world);
    return provider?.url.value === undefined ? undefined : hostOf(provider.url.value);
  }
  return undefined;
}
