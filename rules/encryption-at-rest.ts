import { StoredData, storedServices } from "../src/judgements.js";
import { choices, defineRule, flag, type Rule, set } from "../src/rule.js";

/**
 * Whoever gets hold of a disk, a snapshot or a backup reads what is not encrypted; what is encrypted
 * also needs the key. Most services encrypt only what they are told to when it is created.
 * https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/sec_protect_data_rest_encrypt.html
 */
export const rule: Rule = defineRule({
  about: StoredData,

  docs: {
    description: "Require databases, file systems, caches and queues to be encrypted at rest",
    severity: "high",
    controls: {
      cis: {
        "1.4": "2.3.1",
        "3.0": ["2.3.1", "2.4.1"],
        "5.0": ["2.2.1", "2.3.1"],
        "7.0": ["3.2.1", "3.3.1"],
      },
      fsbp: [
        "DataFirehose.1",
        "DocumentDB.1",
        "DynamoDB.3",
        "EFS.1",
        "EFS.8",
        "ElastiCache.4",
        "ES.1",
        "Kinesis.1",
        "Neptune.1",
        "Opensearch.1",
        "RDS.3",
        "RDS.27",
        "Redshift.10",
        "SQS.1",
        "WorkSpaces.1",
        "WorkSpaces.2",
      ],
    },
    peers: {
      checkov: [
        "CKV_AWS_5",
        "CKV_AWS_16",
        "CKV_AWS_29",
        "CKV_AWS_42",
        "CKV_AWS_43",
        "CKV_AWS_44",
        "CKV_AWS_47",
        "CKV_AWS_64",
        "CKV_AWS_74",
        "CKV_AWS_155",
        "CKV_AWS_156",
      ],
    },
  },
  presets: {
    account: {},
    strict: { customerKeys: true },
    "cis-1.4": { services: ["RDS"] },
    "cis-3.0": { services: ["EFS", "RDS"] },
    "cis-5.0": { services: ["EFS", "RDS"] },
    "cis-7.0": { services: ["EFS", "RDS"] },
  },
  options: {
    customerKeys: flag(false, "Whether a key that AWS manages is not enough."),
    services: choices(storedServices, "The services to judge, as in types of CloudFormation."),
  },

  messages: {
    plain: "Data of {{what}} '{{resource}}' is not encrypted at rest{{scenario}}.",
    foreignKey:
      "Data of {{what}} '{{resource}}' is not encrypted with a customer managed key{{scenario}}.",
  },
  suggestions: { encrypt: "Set '{{property}}', which may replace what is deployed." },

  check({ what, service, plain, foreignKey }, report, { customerKeys, services }) {
    if (!services.includes(service)) return;
    const wanted = customerKeys ? foreignKey : [];
    for (const { at, isSwitch } of plain) {
      const encrypt = isSwitch && wanted.length === 0 ? set(at, true) : undefined;
      report(at, "plain", { data: { what }, suggest: { encrypt } });
    }
    if (plain.length > 0) return;
    for (const key of wanted) report(key, "foreignKey", { data: { what } });
  },
});
