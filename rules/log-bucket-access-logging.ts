import { accessLogOf } from "../src/judgements.js";
import { declare, defineRule, fill, LogBucket, reference, type Rule, set } from "../src/rule.js";

/**
 * CloudTrail tells who changed the account, the access log of its bucket who read or deleted that
 * story. Buckets that receive access logs need none of their own, or it would never end.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html
 */
export const rule: Rule = defineRule({
  about: LogBucket,

  docs: {
    description: "Require a trail's bucket to log who accesses it to another bucket",
    severity: "medium",
    controls: {
      cis: { "1.2": "2.6", "1.4": "3.6", "3.0": "3.4", "5.0": "3.4", "7.0": "4.4" },
      fsbp: "S3.9",
      securityHub: "CloudTrail.7",
    },
    peers: {
      "cfn-nag": ["W35"],
      checkov: ["CKV_AWS_18"],
      guard: ["S3_BUCKET_LOGGING_ENABLED"],
      kics: ["4552b71f", "c3ce69fd", "ee9e50e8", "f861041c"],
      regula: ["FG_R00031", "FG_R00274"],
      terrascan: ["AC_AWS_0497"],
      trivy: ["AWS-0089", "AWS-0163"],
    },
  },
  presets: { recommended: {} },

  messages: {
    notLogged: "Log bucket '{{resource}}' does not log who accesses it{{scenario}}.",
    logsToItself: "Log bucket '{{resource}}' writes its access log into itself{{scenario}}.",
    logsInCircle: "Log bucket '{{resource}}' {{circle}}{{scenario}}.",
  },
  suggestions: {
    logToTarget: "Log to the bucket of this template that receives access logs.",
    addReceiver: "Add a bucket that receives the access log.",
  },

  check({ bucket }, report) {
    const log = accessLogOf(bucket);
    if (log.state === "missing") {
      const { at, prefix, target, wanted } = log;
      const logToTarget = target && fill(at, { target: reference(target.resource), prefix });
      const addReceiver = wanted && [
        ...fill(at, { target: reference(wanted.bucket), prefix }),
        ...declare(...wanted.declared),
      ];
      report(at, "notLogged", { suggest: { logToTarget, addReceiver } });
    } else if (log.state === "in itself") {
      const { at, link, wanted } = log;
      const addReceiver = link && [
        ...set(link.property, reference(wanted.bucket)),
        ...declare(...wanted.declared),
      ];
      report(at, "logsToItself", { suggest: { addReceiver } });
    } else if (log.state === "circular") {
      const { at, circle, parts } = log;
      report(at, "logsInCircle", { data: { circle }, parts });
    }
  },
});
