import { stepsOf } from "./plan-address.js";
import type { Mapping, Node } from "../document/node.js";
import { at, entriesOf, entryOf, itemsOf, textOf } from "./plan-json.js";

/** How the provider of a resource is configured, where that says something. */
export interface ProviderConfig {
  /** The name of a configuration that is not the one that everything else has. */
  readonly own: Node | undefined;
  /** The Region in which it creates what says none, where one is written. */
  readonly region: Node | "unknown" | undefined;
}

/** The configurations of a plan's providers, by what the resources call them. */
export function providerConfigs(root: Mapping): (resource: Node | undefined) => ProviderConfig {
  const all = at(root, "configuration", "provider_config");
  const known = new Map<string, ProviderConfig>();
  return (resource) => {
    const key = at(resource, "provider_config_key");
    const text = textOf(key) ?? "";
    const config = known.get(text) ?? configOf(key, text, all, at(root, "variables"));
    known.set(text, config);
    return config;
  };
}

/** The key is `aws`, `aws.ireland` or, of what a module has of its own, `module.audit:aws`. */
function configOf(
  key: Node | undefined,
  text: string,
  all: Node | undefined,
  variables: Node | undefined,
): ProviderConfig {
  const [, module, name = "", alias] = /^(?:(.*):)?([^.:]*)(?:\.(.*))?$/s.exec(text) ?? [];
  const isStandard = alias === undefined && (module === undefined || isConfiguredOnce(name, all));
  const region = at(all, isStandard ? name : text, "expressions", "region");
  return { own: isStandard ? undefined : key, region: valueOf(region, variables) };
}

/**
 * Whether a provider is configured once. Otherwise nobody knows which configuration a module has:
 * before version 1.1 Terraform names it by the module, whatever the call gives it.
 */
export function isConfiguredOnce(provider: string, all: Node | undefined): boolean {
  return entriesOf(all).every(({ value }) => {
    if (textOf(at(value, "name")) !== provider) return true;
    const isOfModule = entryOf(value, "module_address") !== undefined;
    const isConfigured = entryOf(value, "expressions") !== undefined;
    return entryOf(value, "alias") === undefined && !(isOfModule && isConfigured);
  });
}

const isRegion = /^[a-z]{2,4}(?:-[a-z]+)+-\d$/;

/** Nobody composes a Region of a variable that is one by itself. */
function valueOf(
  expression: Node | undefined,
  variables: Node | undefined,
): ProviderConfig["region"] {
  if (expression === undefined) return undefined;
  const [only, ...others] = itemsOf(at(expression, "references"));
  const [root, name] = stepsOf(textOf(only) ?? "");
  const isVariable = root === "var" && name !== undefined && others.length === 0;
  const value = isVariable ? at(variables, name, "value") : at(expression, "constant_value");
  // In a configuration in JSON what is evaluated is said to be constant.
  return isRegion.test(textOf(value) ?? "") && value !== undefined ? value : "unknown";
}
