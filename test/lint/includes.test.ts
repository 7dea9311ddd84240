import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Linter } from "eslint";
import { describe, expect, it } from "vitest";
import cloudtrail from "../../src/index.js";
import { temporaryProject } from "./temporary-project.js";

const project = temporaryProject();

const trail = `Type: AWS::CloudTrail::Trail
Properties:
  IsLogging: true
  IsMultiRegionTrail: false
  S3BucketName: logs
`;

const oneRegion = (resource: string): string =>
  `Trail '${resource}' records events from one Region only`;

describe("what an included file spells", () => {
  it("is reported at the include, with its file and line", () => {
    project.write({
      "stacks/main.yaml": "Resources:\n  Trail: !Include parts/trail.yaml\n",
      "stacks/parts/trail.yaml": trail,
    });
    expect(project.reported("stacks/main.yaml", "trail-multi-region")).toEqual([
      `!Include parts/trail.yaml: ${oneRegion("Trail")} (written in parts/trail.yaml:4).`,
    ]);
  });

  it("is reported so where it is missing, too", () => {
    project.write({
      "main.json": JSON.stringify({ Resources: { "Fn::Include": "trail.yaml" } }),
      "trail.yaml": "Trail:\n  Type: AWS::CloudTrail::Trail\n  Properties:\n    IsLogging: true\n",
    });
    expect(project.reported("main.json", "trail-multi-region")).toEqual([
      `"Fn::Include":"trail.yaml": ${oneRegion("Trail")} (written in trail.yaml:1).`,
    ]);
  });

  it("is reported so at the key that makes exceptions, too", () => {
    project.write({
      "main.yaml": `Resources:
  Alice:
    Type: AWS::IAM::User
    Properties: { Policies: [{ PolicyName: p, PolicyDocument: !Include policy.yaml }] }
`,
      "policy.yaml": "Statement:\n  Effect: Allow\n  NotAction: s3:*\n  Resource: '*'\n",
    });
    expect(project.reported("main.yaml", "iam-no-admin-users")).toEqual([
      "!Include policy.yaml: User 'Alice' may give itself everything through 'Alice': user 'Alice' → inline policy 'p' → statement number 1 (written in policy.yaml:3).",
    ]);
  });

  it("is reported once for each place that includes it, and for each that is spelled there", () => {
    const port = (number: number): string =>
      `- { IpProtocol: tcp, FromPort: ${number}, ToPort: ${number}, CidrIp: 0.0.0.0/0 }\n`;
    const group = (name: string): string => `  ${name}:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: d
      SecurityGroupIngress: !Include rules.yaml
`;
    project.write({
      "main.yaml": `Resources:\n${group("A")}${group("B")}`,
      "rules.yaml": port(22) + port(3389),
    });
    const reported = project.reported("main.yaml", "security-group-no-open-ingress");
    expect(reported.map((each) => each.replace(/^.*(written in [^)]*).*$/, "$1")).sort()).toEqual([
      "written in rules.yaml:1",
      "written in rules.yaml:1",
      "written in rules.yaml:2",
      "written in rules.yaml:2",
    ]);
  });

  it("is not said to be written in a file that it is injected into", () => {
    project.write({
      "main.yaml": "Resources:\n  Trail: !Include { location: a.yaml, inject: { V: 'false' } }\n",
      "a.yaml": trail.replace("false", "${V}"),
      "main.json": JSON.stringify({
        Resources: { Trail: { "Fn::Include": { location: "b.yaml", inject: { V: "x" } } } },
      }),
      "b.yaml": trail.replace("logs", "logs-${V}"),
    });
    expect(project.reported("main.yaml", "trail-multi-region")).toEqual([
      `!Include { location: a.yaml, inject: { V: 'false' } }: ${oneRegion("Trail")}.`,
    ]);
    expect(project.reported("main.json", "trail-multi-region")).toEqual([
      expect.stringContaining("(written in b.yaml:4)"),
    ]);
    const linter = new Linter({ configType: "flat", cwd: project.root });
    const [report] = linter.verify(
      "Resources:\n  Trail: !Include { location: a.yaml, inject: { V: 'false' } }\n",
      {
        files: ["**/*.yaml"],
        plugins: { cloudtrail },
        language: "cloudtrail/template",
        rules: { "cloudtrail/trail-multi-region": "error" },
      },
      { filename: join(project.root, "main.yaml") },
    );
    expect(report?.suggestions ?? []).toEqual([]);
    expect(report?.fix).toBeUndefined();
  });

  it("offers no edit, nor does what it may read", () => {
    project.write({
      "main.yaml": "Resources:\n  Trail: !Include trail.yaml\n",
      "trail.yaml": trail,
    });
    expect(project.reported("main.yaml", "trail-multi-region")).toHaveLength(1);
  });

  it("says nothing in the included file itself, which is no template", () => {
    project.write({
      "trail.yaml": trail,
      "resources.yaml": `Trail:\n  ${trail.replaceAll("\n", "\n  ")}`,
    });
    expect(project.reported("trail.yaml")).toEqual([]);
    expect(project.reported("resources.yaml")).toEqual([]);
  });

  it("is read where the template itself is made by a function", () => {
    project.write({
      "main.yaml": `Fn::Merge:
  - !Include base.yaml
  - Resources:
      Trail:
        Properties: { IsMultiRegionTrail: false }
`,
      "base.yaml": `Resources:\n  Trail:\n    ${trail.replace("false", "true").replaceAll("\n", "\n    ")}`,
    });
    expect(project.reported("main.yaml", "trail-multi-region")).toEqual([
      `false: ${oneRegion("Trail")}.`,
    ]);
  });

  it("is read through AWS::Include as it is packaged", () => {
    project.write({
      "main.yaml": `Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties:
      IsLogging: true
      Fn::Transform:
        Name: AWS::Include
        Parameters: { Location: ./regions.yaml }
`,
      "regions.yaml": "IsMultiRegionTrail: false\n",
    });
    expect(project.reported("main.yaml", "trail-multi-region")).toHaveLength(1);
    expect(project.reported("main.yaml", "trail-multi-region")[0]).toContain("regions.yaml:1");
  });
});

const unnamed = "Resources:\n  Trail:\n    Type: AWS::CloudTrail::Trail\n    Properties:\n";

describe("what cannot be read", () => {
  it.each([
    ["an include from the web", "Fn::Include: https://example.com/trail.yaml"],
    ["an include from S3", "Fn::Include: s3://bucket/trail.yaml"],
    ["an answer of AWS", "Fn::Include: { type: api, location: x, service: EC2, action: a }"],
    ["whatever files there are", "Fn::Include: ./*.yaml"],
    ["a file that is not there", "Fn::Include: none.yaml"],
    ["a script", "Fn::Eval: { script: '({ IsMultiRegionTrail: true })' }"],
    ["a macro", "Fn::Transform: { Name: Regions }"],
    [
      "an include of CloudFormation from S3",
      "Fn::Transform: { Name: AWS::Include, Parameters: { Location: s3://bucket/trail.yaml } }",
    ],
    [
      "a location that is known at deployment",
      "Fn::Transform: { Name: AWS::Include, Parameters: { Location: !Ref Where } }",
    ],
  ])("leaves what it may add unknown: %s", (_, call) => {
    project.write({
      "main.yaml": `${unnamed}      IsLogging: true\n      ${call}\n`,
      "known.yaml": `${unnamed}      IsLogging: true\n`,
    });
    expect(project.reported("known.yaml", "trail-multi-region")).toHaveLength(1);
    expect(project.reported("main.yaml", "trail-multi-region")).toEqual([]);
  });

  it("leaves everything else as certain as it is", () => {
    project.write({
      "main.yaml": `Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties:
      IsLogging: true
      IsMultiRegionTrail: false
      Tags: !Include https://example.com/tags.yaml
`,
    });
    expect(project.reported("main.yaml", "trail-multi-region")).toHaveLength(1);
  });

  it("makes what is missing from the template unknown", () => {
    const topic = "Resources:\n  Topic: { Type: AWS::SNS::Topic }\n";
    project.write({
      "known.yaml": topic,
      "main.yaml": `${topic}  Fn::Include: https://example.com/trail.yaml\n`,
      "resource.yaml": `${topic}  Trail: !Include https://example.com/trail.yaml\n`,
      "macro.yaml": `${topic}  Trail: { Fn::Transform: { Name: Trail } }\n`,
    });
    expect(project.reported("known.yaml", "trail-required")).toHaveLength(1);
    expect(project.reported("main.yaml", "trail-required")).toEqual([]);
    expect(project.reported("resource.yaml", "trail-required")).toEqual([]);
    expect(project.reported("macro.yaml", "trail-required")).toEqual([]);
  });
});

describe("what must not be included", () => {
  const include = (location: string): string => `Resources:\n  Trail: !Include ${location}\n`;

  it("is outside of the working directory", () => {
    writeFileSync(join(project.root, "..", "outside.yaml"), trail);
    project.write({
      "a/main.yaml": include("../../outside.yaml"),
      "a/file.yaml": include("file:///etc/hostname"),
      "a/macro.yaml":
        "Resources:\n  Fn::Transform: { Name: AWS::Include, Parameters: { Location: ../../x.yaml } }\n",
    });
    for (const path of ["a/main.yaml", "a/file.yaml", "a/macro.yaml"]) {
      expect(project.reported(path)).toEqual([
        expect.stringMatching(
          /^(?:Fn::Transform|!Include).*: Nothing is included here: '.*' is outside of the working directory\.$/s,
        ),
      ]);
    }
  });

  it("is outside of it behind a link", () => {
    writeFileSync(join(project.root, "..", "outside.yaml"), trail);
    project.write({
      "main.yaml": include("link.yaml"),
      "folder.yaml": include("linked/outside.yaml"),
    });
    symlinkSync(join(project.root, "..", "outside.yaml"), join(project.root, "link.yaml"));
    symlinkSync(join(project.root, ".."), join(project.root, "linked"));
    for (const path of ["main.yaml", "folder.yaml"]) {
      expect(project.reported(path)).toEqual([
        expect.stringContaining("is outside of the working directory"),
      ]);
    }
  });

  it("includes itself", () => {
    project.write({
      "main.yaml": include("main.yaml"),
      "cycle.yaml": include("a.yaml"),
      "a.yaml": "Type: AWS::SNS::Topic\nProperties: !Include b.yaml\n",
      "b.yaml": "Tags: !Include a.yaml\n",
    });
    expect(project.reported("main.yaml")).toEqual([
      "!Include main.yaml: Nothing is included here: 'main.yaml' includes itself.",
    ]);
    expect(project.reported("cycle.yaml", "template-readable")).toEqual([
      "!Include a.yaml: Nothing is included here: 'a.yaml' includes itself.",
    ]);
  });

  it("is too large, or no file", () => {
    mkdirSync(join(project.root, "folder"));
    project.write({
      "main.yaml": include("large.yaml"),
      "large.yaml": `${trail}#${"x".repeat(2_000_001)}`,
      "other.yaml": include("folder"),
    });
    expect(project.reported("main.yaml")).toEqual([
      expect.stringContaining("'large.yaml' has more than 2000000 bytes"),
    ]);
    expect(project.reported("other.yaml")).toEqual([expect.stringContaining("is no file")]);
  });

  it("is broken", () => {
    project.write({ "main.yaml": include("broken.yaml"), "broken.yaml": "a: 1\nb: [\n" });
    expect(project.reported("main.yaml")).toEqual([
      expect.stringMatching(/Nothing is included here: line \d of 'broken\.yaml': /),
    ]);
  });

  it("goes too deep", () => {
    for (let index = 0; index < 30; index++) {
      const next = `Type: AWS::SNS::Topic\nProperties: !Include f${index + 1}.yaml\n`;
      project.write({ [`f${index}.yaml`]: next });
    }
    project.write({ "main.yaml": include("f0.yaml"), "f30.yaml": "1" });
    expect(project.reported("main.yaml", "template-readable")).toEqual([
      expect.stringContaining("is more than 20 includes away"),
    ]);
  });
});
