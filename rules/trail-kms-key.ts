import { isManagedByAws, keyFor, limitsOn } from "../src/judgements.js";
import {
  defineRule,
  each,
  limitStatements,
  reference,
  type Rule,
  set,
  Trail,
} from "../src/rule.js";

/**
 * Whoever may read the bucket may read logs under S3's own key; with a key of the customer they
 * need its permission too, and taking that away closes the logs at once. CloudTrail cannot use the
 * keys that AWS manages.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/encrypting-cloudtrail-log-files-with-aws-kms.html
 */
export const rule: Rule = defineRule({
  about: each(Trail),

  docs: {
    description: "Require every trail to encrypt its logs with a customer managed KMS key",
    severity: "high",
    controls: {
      cis: { "1.2": "2.7", "1.4": "3.7", "3.0": "3.5", "5.0": "3.5", "7.0": "4.5" },
      fsbp: "CloudTrail.2",
    },
    peers: {
      "cdk-nag": ["CloudTrailEncryptionEnabled"],
      checkov: ["CKV_AWS_35"],
      guard: ["CLOUD_TRAIL_ENCRYPTION_ENABLED"],
      kics: ["050a9ba8", "5d9e3164"],
      regula: ["FG_R00035"],
      terrascan: ["AC_AWS_0033"],
      trivy: ["AWS-0015"],
    },
  },
  presets: { recommended: {} },

  messages: {
    noKey: "Trail '{{resource}}' encrypts its logs with no KMS key{{scenario}}.",
    managedByAws:
      "Trail '{{resource}}' names a key that AWS manages, which CloudTrail cannot use{{scenario}}.",
  },
  suggestions: {
    useKey: "Use the key of this template that CloudTrail may use.",
  },

  check(trail, report) {
    const { property } = trail.key;
    const isManaged = isManagedByAws(trail.key.property);
    if (property.unset.length === 0 && !isManaged) return;
    const key = keyFor(trail);
    const open = key && limitsOn(key, trail);
    const limits = open && limitStatements(key.resource, open);
    const useKey = limits && [...set(property, reference(key.resource, "Arn")), ...limits];
    const suggest = { useKey };
    report(property, isManaged ? "managedByAws" : "noKey", { suggest });
  },
});
