import { describe, expect, it } from "vitest";
import { reporter } from "./project.js";

const reported = reporter();
const rule = "iam-least-privilege";

const admin = "arn:aws:iam::aws:policy/AdministratorAccess";
const says = (resource: string, where = ""): string =>
  `Resource '${resource}' attaches policy 'AdministratorAccess', which allows every action on every resource${where}.`;

const user = (policies: string, standard = ""): string => `Parameters:
  Policies: { Type: CommaDelimitedList${standard} }
Resources:
  User: { Type: AWS::IAM::User, Properties: { ManagedPolicyArns: ${policies} } }
`;

const stack = (name: string, given = ""): string => `  ${name}:
    Type: AWS::CloudFormation::Stack
    Properties: { TemplateURL: user.yaml${given && `, Parameters: { Policies: ${given} }`} }
`;

function lint(path: string, root: string, child: string): readonly string[] {
  const files = { "root.yaml": `Resources:\n${root}`, "user.yaml": child };
  return reported(path, files, rule);
}

describe("an item of a list that a nested stack is given", () => {
  it("takes effect where the stack refers to it, and is reported where it is given, too", () => {
    const child = user("!Ref Policies");
    for (const given of [`"${admin}, other"`, `!Join [",", [other, "${admin}"]]`]) {
      const root = stack("Users", given);
      expect(lint("user.yaml", root, child)).toEqual([`!Ref Policies: ${says("User")}`]);
      expect(lint("root.yaml", root, child)).toEqual([`${given}: ${says("user.yaml:User")}`]);
    }
  });

  it("takes effect there by default, too", () => {
    const child = user("!Ref Policies", `, Default: "other,${admin}"`);
    expect(lint("user.yaml", stack("Users"), child)).toEqual([`!Ref Policies: ${says("User")}`]);
    expect(lint("root.yaml", stack("Users"), child)).toEqual([
      `user.yaml: ${says("user.yaml:User")}`,
    ]);
    const given = `"${admin}"`;
    const both = stack("One") + stack("Two", given) + stack("Three", '"none"');
    expect(lint("user.yaml", both, child)).toEqual([
      `!Ref Policies: ${says("User", " (in stacks 'root.yaml:One', 'root.yaml:Two')")}`,
    ]);
    expect(lint("root.yaml", both, child)).toEqual([
      `user.yaml: ${says("user.yaml:One.User")}`,
      `${given}: ${says("user.yaml:Two.User")}`,
    ]);
  });

  it("takes effect where it is selected", () => {
    const child = user("[!Select [0, !Ref Policies]]");
    const root = stack("Users", `"${admin},other"`);
    const at = "!Select [0, !Ref Policies]";
    expect(lint("user.yaml", root, child)).toEqual([`${at}: ${says("User")}`]);
    expect(lint("root.yaml", root, child)).toEqual([`"${admin},other": ${says("user.yaml:User")}`]);
  });
});

it("an item of a list that is written out takes effect where that is written", () => {
  const configuration = `{
  "locals": { "open": ["10.0.0.0/8", "0.0.0.0/0"] },
  "resource": {
    "aws_security_group": {
      "g": {
        "ingress": [
          { "from_port": 22, "to_port": 22, "protocol": "tcp", "cidr_blocks": "\${local.open}" }
        ]
      }
    }
  }
}
`;
  const files = { "main.tf.json": configuration };
  expect(reported("main.tf.json", files, "security-group-no-open-ingress")).toEqual([
    expect.stringMatching(/^"0\.0\.0\.0\/0": /),
  ]);
});
