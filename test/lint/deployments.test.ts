import { describe, expect, it } from "vitest";
import { surveyOf } from "../../src/lint/estate/survey.js";
import { type Files, reporter } from "./project.js";

const lint = reporter({ project: {}, region: "us-east-1" });

const once = "trail-global-service-events-once";

/** A template with one trail. */
const trail = (flags = "", head = ""): string => `${head}Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties: { IsLogging: true, S3BucketName: logs${flags} }
`;

const nesting = (path: string): string => `Resources:
  Audit: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: ${path} } }
`;

/** The trails that each of some files says another has what it has, too. */
function named(files: Files, settings: object = {}, rule = once) {
  return Object.fromEntries(
    Object.keys(files).flatMap((path) => {
      const found = lint.with({ project: settings, region: "us-east-1" })(path, files, rule);
      const others = found.map((each) =>
        [...each.replace(/Trail '[^']+'/, "").matchAll(/'([^']+:[^']+)'/g)].map(([, name]) => name),
      );
      return found.length === 0 ? [] : [[path, others.flat()]];
    }),
  );
}

describe("what others say of a trail", () => {
  const flags = 'Outputs: { Flag: { Value: "true", Export: { Name: flag } } }\n';
  const exporting = `Resources: { Queue: { Type: AWS::SQS::Queue } }\n${flags}`;

  it.each(["IncludeGlobalServiceEvents", "IsMultiRegionTrail"])(
    "is what it imports as %s",
    (property) => {
      const files = {
        "a.yaml": trail(`, ${property}: !ImportValue flag`),
        "b.yaml": trail(),
        "flags.yaml": exporting,
      };
      expect(named(files)).toEqual({ "a.yaml": ["b.yaml:Trail"], "b.yaml": ["a.yaml:Trail"] });
    },
  );

  it("is what each document of a file says", () => {
    const files = { "a.yaml": trail(), "b.yaml": `${exporting}---\n${trail()}` };
    expect(named(files)).toEqual({ "a.yaml": ["b.yaml:Trail"], "b.yaml": ["a.yaml:Trail"] });
  });

  it("is what the stack creates that nests it, rather than what it is in its own file", () => {
    const child = trail(
      ", IncludeGlobalServiceEvents: !Ref Flag",
      "Parameters: { Flag: { Type: String } }\n",
    );
    const parent = `Resources:
  Audit:
    Type: AWS::CloudFormation::Stack
    Properties: { TemplateURL: child.yaml, Parameters: { Flag: !ImportValue flag } }
`;
    const files = {
      "b.yaml": trail(),
      "child.yaml": child,
      "flags.yaml": exporting,
      "p.yaml": parent,
    };
    expect(named(files)).toEqual({
      "b.yaml": ["p.yaml:Audit.Trail"],
      "child.yaml": ["b.yaml:Trail"],
      "p.yaml": ["b.yaml:Trail"],
    });
  });
});

describe("a declaration that is deployed twice", () => {
  const everywhere = ", IsMultiRegionTrail: true";

  it("is two trails where two stacks nest it", () => {
    const files = {
      "child.yaml": trail(everywhere),
      "p1.yaml": nesting("child.yaml"),
      "p2.yaml": nesting("child.yaml"),
    };
    expect(named(files)).toEqual({
      "child.yaml": [
        "p2.yaml:Audit.Trail",
        "p1.yaml:Audit",
        "p1.yaml:Audit.Trail",
        "p2.yaml:Audit",
      ],
      "p1.yaml": ["p2.yaml:Audit.Trail"],
      "p2.yaml": ["p1.yaml:Audit.Trail"],
    });
    expect(lint("child.yaml", files, once)[0]).toMatch(/ \(in stack 'p1\.yaml:Audit'\)\.$/);
  });

  it("is one where a stack nests what nests it", () => {
    const files = {
      "child.yaml": trail(everywhere),
      "middle.yaml": nesting("child.yaml"),
      "top.yaml": nesting("middle.yaml"),
    };
    expect(named(files)).toEqual({});
    const beside = { ...files, "own.yaml": trail(everywhere) };
    expect(named(beside)).toEqual({
      "child.yaml": ["own.yaml:Trail"],
      "middle.yaml": ["own.yaml:Trail"],
      "own.yaml": ["top.yaml:Audit.Audit.Trail"],
      "top.yaml": ["own.yaml:Trail"],
    });
  });

  it("is one where only the text in the editor nests it", () => {
    const files = { "child.yaml": trail(everywhere), "p.yaml": nesting("other.yaml") };
    expect(lint.unsaved("p.yaml", nesting("child.yaml"), files, once)).toEqual([]);
  });

  const module = JSON.stringify({
    variable: { bucket: { type: "string" } },
    resource: {
      aws_cloudtrail: {
        this: {
          name: "${var.bucket}",
          s3_bucket_name: "${var.bucket}",
          is_multi_region_trail: true,
        },
      },
    },
  });
  const calling = (bucket: string): string =>
    JSON.stringify({ module: { trail: { source: "../../modules/trail", bucket } } });

  it("is two trails where two configurations call its module", () => {
    const files = {
      "live/a/main.tf.json": calling("a"),
      "live/b/main.tf.json": calling("b"),
      "modules/trail/main.tf.json": module,
    };
    expect(named(files)).toMatchObject({
      "live/a/main.tf.json": ["live/b/main.tf.json:module.trail.aws_cloudtrail.this"],
      "live/b/main.tf.json": ["live/a/main.tf.json:module.trail.aws_cloudtrail.this"],
    });
    const alike = { ...files, "live/b/main.tf.json": calling("a") };
    expect(named(alike)).toEqual({});
    const beside = { ...files, "own.yaml": trail(everywhere) };
    expect(named(beside)["own.yaml"]).toEqual([
      "live/a/main.tf.json:module.trail.aws_cloudtrail.this",
      "live/b/main.tf.json:module.trail.aws_cloudtrail.this",
    ]);
  });

  it("is one where an example calls what it is an example of", () => {
    const files = {
      "examples/basic/main.tf.json": JSON.stringify({
        module: { trail: { source: "../..", bucket: "logs" } },
      }),
      "main.tf.json": module,
      "other.tf.json": JSON.stringify({ output: { bucket: { value: "${var.bucket}" } } }),
    };
    expect(named(files)).toEqual({});
  });

  describe("by two groups of one account", () => {
    const account = "111122223333";
    const twice = (one: object, other: object): object => ({
      groups: [
        { name: "one", files: "*.yaml", account, ...one },
        { name: "other", files: "*.yaml", account, ...other },
      ],
    });
    const files = { "a.yaml": trail(everywhere) };

    it("is two trails in two Regions", () => {
      const regions = twice({ region: "us-east-1" }, { region: "us-west-2" });
      const all =
        "true: Trail 'Trail' records management events of all Regions that are also recorded by";
      expect(lint.with({ project: regions })("a.yaml", files, once)).toEqual([
        `${all} 'a.yaml:Trail' (in group 'other'), and each further copy is charged (group 'one').`,
        `${all} 'a.yaml:Trail' (in group 'one'), and each further copy is charged (group 'other').`,
      ]);
    });

    it("is named once beside another where both have one name in both", () => {
      const [first, second] = ["first", "second"].map((name) =>
        trail(`${everywhere}, TrailName: ${name}`).replace("Trail:", `${name}:`),
      );
      const both = `${first ?? ""}${(second ?? "").replace("Resources:\n", "")}`;
      const regions = twice({ region: "us-east-1" }, { region: "us-west-2" });
      const all = (name: string, other: string): string =>
        `true: Trail '${name}' records management events of all Regions that are also recorded by '${other}', and each further copy is charged.`;
      expect(lint.with({ project: regions })("a.yaml", { "a.yaml": both }, once)).toEqual([
        all("first", "second"),
        all("second", "first"),
      ]);
    });

    it("is two trails with two names", () => {
      const head = "Parameters: { Name: { Type: String } }\n";
      const named = { "a.yaml": trail(`${everywhere}, TrailName: !Ref Name`, head) };
      const names = (one: string, other: string): object =>
        twice({ parameters: { Name: one } }, { parameters: { Name: other } });
      const run = (one: string, other: string): readonly string[] =>
        lint.with({ project: names(one, other) })("a.yaml", named, once);
      expect(run("team", "security")).toHaveLength(2);
      expect(run("team", "team")).toEqual([]);
    });

    it("is one where they may be the same deployment", () => {
      const run = (settings: object, path = "a.yaml", all: Files = files): readonly string[] =>
        lint.with({ project: settings })(path, all, once);
      expect(run(twice({}, { region: "us-east-1" }))).toEqual([]);
      expect(run(twice({ parameters: { A: 1 } }, { parameters: { B: 2 } }))).toEqual([]);
      const beside = { ...files, "b.yaml": trail(everywhere) };
      expect(run(twice({}, {}), "b.yaml", beside)).toEqual([
        "true: Trail 'Trail' records management events of all Regions that are also recorded by 'a.yaml:Trail', and each further copy is charged.",
      ]);
    });
  });
});

describe("two plans", () => {
  const plan = (name: string | undefined, account?: string): string => {
    const resource = {
      address: "aws_cloudtrail.main",
      mode: "managed",
      type: "aws_cloudtrail",
      name: "main",
      provider_name: "registry.terraform.io/hashicorp/aws",
    };
    const values = {
      name,
      s3_bucket_name: "logs",
      is_multi_region_trail: true,
      include_global_service_events: true,
      enable_logging: true,
    };
    const configured = { ...resource, provider_config_key: "aws", expressions: {} };
    const change = { actions: ["create"], before: null, after: values, after_unknown: {} };
    return JSON.stringify({
      format_version: "1.2",
      terraform_version: "1.9.0",
      planned_values: { root_module: { resources: [{ ...resource, values }] } },
      ...(account !== undefined && { prior_state: stateOf(account) }),
      resource_changes: [{ ...resource, change }],
      configuration: { root_module: { resources: [configured] } },
    });
  };
  const stateOf = (account: string): object => ({
    format_version: "1.0",
    values: {
      root_module: {
        resources: [
          {
            address: "data.aws_caller_identity.current",
            mode: "data",
            type: "aws_caller_identity",
            name: "current",
            provider_name: "registry.terraform.io/hashicorp/aws",
            values: { account_id: account },
          },
        ],
      },
    },
  });
  const configuration = JSON.stringify({
    resource: {
      aws_cloudtrail: {
        main: { name: "sec", s3_bucket_name: "logs", is_multi_region_trail: true },
      },
    },
  });

  it("are of two trails that have two names", () => {
    expect(named({ "net/plan.json": plan("net"), "sec/plan.json": plan("sec") })).toEqual({
      "net/plan.json": ["sec/plan.json:aws_cloudtrail.main"],
      "sec/plan.json": ["net/plan.json:aws_cloudtrail.main"],
    });
    expect(named({ "net/plan.json": plan("sec"), "sec/plan.json": plan("sec") })).toEqual({});
    expect(named({ "net/plan.json": plan(undefined), "sec/plan.json": plan("sec") })).toEqual({});
  });

  it("are not of two trails where one is of the configuration beside", () => {
    const stale = { "sec/main.tf.json": configuration, "sec/plan.json": plan("before") };
    expect(named(stale)).toEqual({});
    const other = { "net/plan.json": plan("net"), "sec/main.tf.json": configuration };
    expect(Object.keys(named(other))).toEqual(["net/plan.json", "sec/main.tf.json"]);
  });

  it("know nothing of one another in two accounts", () => {
    const inAccounts = (one: string, other: string): Files => ({
      "net/plan.json": plan("net", one),
      "sec/plan.json": plan("sec", other),
    });
    expect(named(inAccounts("111122223333", "444455556666"))).toEqual({});
    expect(Object.keys(named(inAccounts("111122223333", "111122223333")))).toHaveLength(2);
  });
});

describe("the files of a folder of Terraform", () => {
  const files = {
    "b.yaml": trail(", IsMultiRegionTrail: true"),
    "net/a.tf.json": JSON.stringify({ resource: { aws_sqs_queue: { q: { name: "q" } } } }),
    "net/trail.tf.json": JSON.stringify({
      resource: {
        aws_cloudtrail: {
          main: { name: "main", s3_bucket_name: "logs", is_multi_region_trail: true },
        },
      },
    }),
  };
  const both = {
    "b.yaml": ["net/trail.tf.json:aws_cloudtrail.main"],
    "net/trail.tf.json": ["b.yaml:Trail"],
  };

  it("are named by what they declare", () => {
    expect(named(files)).toEqual(both);
  });

  it("are all in the groups of each", () => {
    for (const listed of ["net/a.tf.json", "net/trail.tf.json"]) {
      expect(named(files, { groups: [{ name: "all", files: [listed, "b.yaml"] }] })).toEqual(both);
    }
    const apart = [
      { name: "net", files: "net/a.tf.json" },
      { name: "b", files: "b.yaml" },
    ];
    expect(named(files, { groups: apart })).toEqual({});
  });
});

describe("a template that a stack set carries", () => {
  const everywhere = ", IsMultiRegionTrail: true";
  const carrying = `Resources:
  Queue: { Type: AWS::SQS::Queue }
  Everywhere:
    Type: AWS::CloudFormation::StackSet
    Properties:
      TemplateBody: |
${trail(everywhere).replaceAll(/^/gm, "        ")}
`;

  it("is deployed to other accounts", () => {
    expect(named({ "a.yaml": carrying, "b.yaml": trail(everywhere) })).toEqual({});
    const both = { "a.yaml": carrying + trail(everywhere).slice(11), "b.yaml": trail(everywhere) };
    expect(named(both)).toEqual({ "a.yaml": ["b.yaml:Trail"], "b.yaml": ["a.yaml:Trail"] });
  });

  it("has a part of its own in the survey of its project, and none in what others deploy", () => {
    const meeting = trail(everywhere).replace(
      "Resources:\n",
      "Resources:\n  Logs: { Type: AWS::S3::Bucket, Properties: { BucketName: logs } }\n",
    );
    const files = { "a.yaml": carrying, "b.yaml": trail(everywhere), "c.yaml": meeting };
    expect(named(files)).toEqual({ "b.yaml": ["c.yaml:Trail"], "c.yaml": ["b.yaml:Trail"] });
    const surveyed = surveyOf({ project: {} }).trails.map(({ file, name }) => `${file}:${name}`);
    expect(surveyed).toEqual(["a.yaml:Everywhere.Trail", "b.yaml:Trail", "c.yaml:Trail"]);
  });
});

describe("what a trail is in scenarios", () => {
  const said = (others: string): string =>
    `Trail: Trail 'Trail' includes global service events, which are also recorded by ${others}.`;
  const flag = ", IncludeGlobalServiceEvents: !If [Never, false, true]";

  it("counts where they can be deployed", () => {
    const head = `Parameters: { Stage: { Type: String } }
Conditions: { Never: !Not [!Equals [!Ref Stage, prod]] }
`;
    const rules = `Rules: { Prod: { Assertions: [{ Assert: !Equals [!Ref Stage, prod] }] } }\n`;
    const files = { "a.yaml": trail(), "b.yaml": trail(flag, rules + head) };
    expect(lint("a.yaml", files, once)).toEqual([said("'b.yaml:Trail'")]);
    expect(lint("a.yaml", { ...files, "b.yaml": trail(flag, head) }, once)).toEqual([
      said("'b.yaml:Trail' (when condition 'Never' is false)"),
    ]);
  });

  it("counts where there is such a place", () => {
    const head = `Conditions:
  Never: !And [!Equals [!Ref AWS::Partition, aws-cn], !Equals [!Ref AWS::Region, us-east-1]]
`;
    const multi = trail(", IsMultiRegionTrail: !If [Never, false, true]", head);
    const files = { "a.yaml": trail(", IsMultiRegionTrail: true"), "b.yaml": multi };
    expect(lint("a.yaml", files, once)).toEqual([
      "true: Trail 'Trail' records management events of all Regions that are also recorded by 'b.yaml:Trail', and each further copy is charged.",
    ]);
  });

  it("is enough of another where nobody knows how those of both go together", () => {
    const rule = "trail-multi-region";
    const head = `Parameters: { Stage: { Type: String } }
Conditions: { IsProd: !Equals [!Ref Stage, prod] }
`;
    const some = trail(", IsMultiRegionTrail: !If [IsProd, true, false]", head);
    const conditional = trail("", head).replace("Properties", "Condition: IsProd\n    Properties");
    expect(lint("a.yaml", { "a.yaml": conditional, "b.yaml": some }, rule)).toEqual([]);
    expect(lint("a.yaml", { "a.yaml": trail(), "b.yaml": some }, rule)).toEqual([
      "Trail: Trail 'Trail' records events from one Region only, as does 'b.yaml:Trail' (when condition 'IsProd' is false).",
    ]);
  });
});

it("may be anything that a broken template creates", () => {
  const queue = "Resources: { Queue: { Type: AWS::SQS::Queue } }\n";
  const broken = "Resources:\n  Base: { Type: AWS::CloudFormation::StackSet\n";
  expect(lint("a.yaml", { "a.yaml": queue, "b.yaml": broken }, "trail-required")).toEqual([]);
  const other = broken.replace("CloudFormation::StackSet", "SQS::Queue");
  expect(lint("a.yaml", { "a.yaml": queue, "b.yaml": other }, "trail-required")).toHaveLength(1);
});
