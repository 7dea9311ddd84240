import { RuleTester as EslintRuleTester } from "eslint";
import { language } from "./language.js";

type Config = NonNullable<ConstructorParameters<typeof EslintRuleTester>[0]>;

/**
 * ESLint's tester of rules, for rules about templates: the code of a case is a CloudFormation
 * template in YAML or JSON or, with a `filename` such as `main.tf.json`, a Terraform configuration.
 * Takes and throws what ESLint's does: https://eslint.org/docs/latest/integrate/nodejs-api#ruletester
 */
export class RuleTester extends EslintRuleTester {
  constructor(config: Config = {}) {
    super({
      ...config,
      plugins: { ...config.plugins, cloudtrail: { languages: { template: language } } },
      // ESLint's tester asks of each case what is suggested, and this always is.
      settings: { ...config.settings, cloudtrail: quiet(config.settings?.["cloudtrail"]) },
      language: "cloudtrail/template",
    });
  }
}

function quiet(settings: unknown): object {
  return { ...(settings as object | undefined), suggestSuppressions: false };
}
