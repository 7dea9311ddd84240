import { OpenConnections } from "../src/judgements.js";
import { defineRule, type Rule, set } from "../src/rule.js";

/**
 * Whoever sits on the way reads and changes what is not encrypted, sign-ins included, and what is
 * encrypted by TLS before 1.2 does not keep them out for sure.
 * https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/sec_protect_data_transit_encrypt.html
 */
export const rule: Rule = defineRule({
  about: OpenConnections,

  docs: {
    description:
      "Require load balancers, distributions, caches and databases to be reached over TLS",
    severity: "high",
    controls: {
      fsbp: [
        "CloudFront.3",
        "CloudFront.9",
        "CloudFront.10",
        "DMS.9",
        "DocumentDB.6",
        "DynamoDB.7",
        "ELB.1",
        "ELB.3",
        "ELB.17",
        "ELB.18",
        "ElastiCache.5",
        "ES.3",
        "ES.8",
        "MSK.1",
        "MSK.3",
        "Opensearch.3",
        "Opensearch.8",
        "RDS.41",
        "RDS.43",
        "RDS.44",
        "Redshift.2",
        "Transfer.2",
      ],
      securityHub: ["RDS.38", "RDS.39"],
    },
    peers: {
      checkov: [
        "CKV_AWS_2",
        "CKV_AWS_6",
        "CKV_AWS_30",
        "CKV_AWS_34",
        "CKV_AWS_81",
        "CKV_AWS_83",
        "CKV_AWS_174",
        "CKV_AWS_202",
        "CKV_AWS_206",
        "CKV_AWS_239",
        "CKV2_AWS_69",
      ],
    },
  },
  presets: { account: {} },

  messages: {
    open: "Traffic of {{what}} '{{resource}}' is not protected well: it {{fault}}{{scenario}}.",
  },
  suggestions: {
    encrypt: "Set '{{property}}', for which clients have to be ready.",
  },

  check({ what, fault, faults }, report) {
    for (const { at, cure } of faults) {
      const encrypt = cure && set(cure, true);
      report(at, "open", { data: { what, fault }, suggest: { encrypt } });
    }
  },
});
