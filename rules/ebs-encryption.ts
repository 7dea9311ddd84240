import { PlainVolumes } from "../src/judgements.js";
import { defineRule, type Rule, set } from "../src/rule.js";

/**
 * A snapshot of a volume is copied and shared in a minute, boot volumes with their configuration and
 * credentials included. One of an encrypted volume also takes the key.
 * https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html
 */
export const rule: Rule = defineRule({
  about: PlainVolumes,

  docs: {
    description: "Require volumes of EBS, those of launched instances included, to be encrypted",
    severity: "high",
    controls: {
      cis: { "1.4": "2.2.1", "3.0": "2.2.1", "5.0": "5.1.1", "7.0": "6.1.1" },
      fsbp: ["EC2.3", "EC2.7", "EC2.173", "EC2.181"],
    },
    peers: {
      "cdk-nag": ["EC2EBSVolumeEncrypted"],
      "cfn-nag": ["F1"],
      checkov: ["CKV_AWS_3", "CKV_AWS_8", "CKV_AWS_106"],
      kics: ["80b7ac3f", "b7063015", "cc997676", "4de9de27"],
      regula: ["FG_R00016"],
      terrascan: ["AC_AWS_0460", "AC_AWS_0167"],
      trivy: ["AWS-0008", "AWS-0026", "AWS-0131"],
    },
  },
  presets: { account: {} },

  messages: {
    plain: "Nothing here encrypts {{which}} '{{resource}}'{{scenario}}.",
  },
  suggestions: {
    encrypt: "Set '{{property}}' to true, which may replace what is deployed.",
  },

  check({ what, volumes }, report) {
    for (const { encrypted, which: volume } of volumes) {
      const which = volume === undefined ? what : `${volume} of ${what}`;
      report(encrypted, "plain", { data: { which }, suggest: { encrypt: set(encrypted, true) } });
    }
  },
});
