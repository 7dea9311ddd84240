import { remember } from "../aws/remember.js";
import { pinsOf, type Settings } from "../aws/settings.js";
import { isNested, type Nesting } from "../cloudformation/stacks/called.js";
import { ofAccount } from "../cloudformation/stacks/nested.js";
import type { Deployment } from "./deployment.js";

/** The settings of a file; those of a stack that another nests, where one does. */
export function settingsWhereNested(path: string, settings: Settings, calls: Nesting): Settings {
  const { parameters, parameterFiles } = settings;
  const saysNothing = parameters === undefined && parameterFiles === undefined;
  return saysNothing || !isNested(path, calls) ? settings : asNested(settings);
}

/** How a stack is deployed that something nests which is deployed so. */
export const deploymentWhereNested: (around: Deployment) => Deployment = remember((around) => {
  const pins = pinsOf(asNested(around.settings));
  return { ...around, given: { ...around.given, pins, doubt: undefined } };
});

/** Of a nested stack nobody knows the parameters but who nests it. */
const asNested = remember((settings: Settings): Settings => {
  const parameters = Object.entries(settings.parameters ?? {});
  return {
    ...settings,
    parameterFiles: [],
    parameters: Object.fromEntries(parameters.filter(([name]) => ofAccount.has(name))),
  };
});
