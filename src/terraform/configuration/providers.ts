import type { Node } from "../../document/node.js";
import { bare } from "./bare.js";
import { entriesOf, entryOf } from "./blocks.js";
import type { Called, Declared, Found, Providers } from "./declared.js";
import type { Deployment } from "./deployments.js";
import { argumentOf } from "./overriding.js";
import type { InFile } from "./scope.js";
import { readValue } from "./value.js";

/** The provider that everything has unless it is written otherwise. */
const standard = "aws";

/**
 * The providers of a module. Without being told, it inherits its caller's, but for aliases.
 * https://developer.hashicorp.com/terraform/language/modules/develop/providers
 */
export function providersOf(call: Found, { providers }: Called): Providers {
  const written = argumentOf(call, "providers")?.node;
  if (written?.kind !== "Mapping") {
    return new Map([[standard, inRoot(standard, providers)]]);
  }
  return new Map(
    entriesOf(written).map(({ key, value }) => [key.text, inRoot(nameIn(value), providers)]),
  );
}

/** The alias in the root of what a resource or data source is created with; none is standard. */
export function aliasOf(written: Node | undefined, { providers }: Called): string | undefined {
  const name = inRoot(written === undefined ? standard : nameIn(written), providers);
  return /[.:]/.test(name) ? name : undefined;
}

/** Nobody knows whether another deployment is in the account and Region of this one. */
export function providersOfOther({ prefix }: Pick<Deployment, "prefix">): Providers {
  return new Map([[standard, `${prefix}${standard}`]]);
}

/** With the Region in which the root deploys what has no other provider. */
export function withRegion(
  called: Called,
  providers: readonly Found[],
  { inputs }: Declared,
  inFile: InFile,
): Called {
  const [written] = providers
    .filter(isStandard)
    .flatMap((block) => argumentOf(block, "region") ?? []);
  if (called.prefix !== "" || written === undefined) return called;
  const region = readValue(written.node, inFile(written.file));
  const input = inputs.get(regionInput);
  if (region.kind === "Constant" && input !== undefined) {
    inputs.set(regionInput, { ...input, default: region, allowed: [region] });
  }
  return { ...called, region };
}

const regionInput = "AWS::Region";

/** A module that configures a provider of its own deploys somewhere else, for all one knows. */
export function withOwnProvider(called: Called, providers: readonly Found[]): Called {
  const { prefix } = called;
  if (prefix === "" || !providers.some(isStandard)) return called;
  return {
    ...called,
    providers: new Map([...called.providers, [standard, `${prefix}${standard}`]]),
  };
}

function isStandard({ labels, body }: Found): boolean {
  return labels[0] === standard && entryOf(body, "alias") === undefined;
}

function inRoot(name: string, providers: Providers): string {
  return providers.get(name) ?? name;
}

function nameIn(node: Node): string {
  return node.kind === "Scalar" ? bare(node.text) : "?.?";
}
