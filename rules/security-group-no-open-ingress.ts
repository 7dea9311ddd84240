import { Ingress, openIngressOf } from "../src/judgements.js";
import { defineRule, ports, type Rule } from "../src/rule.js";

/** What the benchmark calls the ports of remote server administration: SSH and Remote Desktop. */
const benchmark = { judgedPorts: [22, 3389] };

/**
 * Whoever scans the Internet finds an open port within minutes and tries passwords and exploits on
 * what listens there. Web servers are for everybody; remote access and databases are not.
 * https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html
 */
export const rule: Rule = defineRule({
  about: Ingress,

  docs: {
    description: "Disallow security groups that let the whole Internet in to other than web ports",
    severity: "high",
    controls: {
      cis: {
        "1.2": ["4.1", "4.2"],
        "1.4": "5.2",
        "3.0": ["5.2", "5.3"],
        "5.0": ["5.3", "5.4"],
        "7.0": ["6.3", "6.4"],
      },
      fsbp: ["EC2.18", "EC2.19"],
      securityHub: ["EC2.13", "EC2.14", "EC2.53", "EC2.54"],
    },
    peers: {
      "cdk-nag": ["EC2RestrictedCommonPorts", "EC2RestrictedInbound"],
      "cfn-nag": ["W2"],
      checkov: ["CKV_AWS_24", "CKV_AWS_25", "CKV_AWS_277"],
      guard: ["INCOMING_SSH_DISABLED", "RESTRICTED_INCOMING_TRAFFIC"],
      kics: ["151187cb", "3ae83918", "4728cd65", "4a1e6b34", "65905cec", "6e856af2"],
      regula: ["FG_R00085", "FG_R00087", "FG_R00377"],
      trivy: ["AWS-0107"],
    },
  },
  presets: {
    account: {},
    "cis-1.2": benchmark,
    "cis-1.4": benchmark,
    "cis-3.0": benchmark,
    "cis-5.0": benchmark,
    "cis-7.0": benchmark,
  },
  options: {
    allowedPorts: ports([80, 443], "TCP and UDP ports that may be open to everybody."),
    judgedPorts: ports([], "TCP and UDP ports to judge; without any, all."),
  },

  messages: {
    open: "Ingress of '{{resource}}' admits {{who}} to {{what}}{{scenario}}.",
  },

  check(ingress, report, { allowedPorts, judgedPorts }) {
    for (const { at, who, what } of openIngressOf(ingress, allowedPorts, judgedPorts)) {
      report(at, "open", { data: { who, what } });
    }
  },
});
