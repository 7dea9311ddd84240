import type { Rule } from "eslint";
import { isMadeHere, isOurs, type MadeMeta, urlOf, withoutRule } from "../finding.js";
import { rulePageAt } from "../rule-page.js";
import type { Descriptor, Relationship } from "./log.js";

/**
 * What GitHub shows as critical, high, medium and low.
 * https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support#reportingdescriptor-object
 */
const securitySeverity: Readonly<Record<MadeMeta["docs"]["severity"], string>> = {
  critical: "9.5",
  high: "8.0",
  medium: "5.5",
  low: "2.5",
};

const tags = ["security", "infrastructure-as-code", "aws", "cloudtrail"];

/** What a log says of a rule, or of a kind of problem that no rule reports. */
export function descriptorOf(
  id: string,
  meta: Rule.RuleMetaData | undefined,
  relationships: readonly Relationship[],
): Descriptor {
  const plain = Object.hasOwn(withoutRule, id) ? withoutRule[id as keyof typeof withoutRule] : "";
  const description = meta?.docs?.description ?? plain;
  const url = urlOf(meta);
  const page = url === undefined ? undefined : rulePageAt(url);
  return {
    id,
    ...(description !== "" && { shortDescription: { text: description } }),
    ...(page && {
      fullDescription: { text: page.threat },
      help: { text: page.threat, markdown: page.markdown },
    }),
    ...(url !== undefined && { helpUri: url }),
    ...(relationships.length > 0 && { relationships }),
    ...(isMadeHere(meta) && {
      properties: {
        ...(isOurs(meta) ? { tags, precision: "very-high" } : { tags: ["security"] }),
        "security-severity": securitySeverity[meta.docs.severity],
      },
    }),
  };
}
