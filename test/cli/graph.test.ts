import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it, vi } from "vitest";
import { graph } from "../../src/cli/graph.js";
import { dotOf } from "../../src/cli/graph/dot.js";
import { printableJson } from "../../src/lint/printable.js";
import { mermaidOf } from "../../src/cli/graph/mermaid.js";
import type { Network } from "../../src/cli/graph/network.js";
import { folderWith } from "./command-line.js";
import { configuration, planText } from "../terraform/plan-text.js";
import { type Files, temporaryProject } from "../lint/temporary-project.js";

vi.mock("node:fs", { spy: true });

const root = fileURLToPath(new URL("../../", import.meta.url));
const estate = "fixtures/estate";

afterEach(() => {
  vi.restoreAllMocks();
});

function drawn(format: "dot" | "json" | "mermaid", paths: readonly string[] = [estate]) {
  vi.spyOn(process, "cwd").mockReturnValue(root.replace(/\/$/, ""));
  return graph({ paths, format, project: estate });
}

const hostile: Network = {
  nodes: [
    { id: 'a"\\', name: 'x"]; click\n', type: "T", file: "a\"'.yaml", role: "trail" },
    { id: "b", name: "end", file: "b.yaml", role: "outside" },
  ],
  edges: [{ from: 'a"\\', to: "b", properties: ['p|"'], waits: true }],
};

const refersTo = (...references: readonly string[]): object => ({ references });

describe("the graph around trails", () => {
  it("leads to what other templates declare, each resource once", () => {
    const { output, summary, status } = drawn("json");
    expect({ summary, status }).toEqual({ summary: "2 trails.", status: 0 });
    const { nodes, edges } = JSON.parse(output) as Network;
    const named = new Map(nodes.map(({ id, name }) => [id, name]));
    expect(nodes.map(({ name, file, role }) => `${role} ${file.slice(estate.length + 1)} ${name}`))
      .toMatchInlineSnapshot(`
      [
        "trail payments/main.tf.json aws_cloudtrail.payments",
        "near payments/main.tf.json aws_s3_bucket.audit",
        "far payments/main.tf.json aws_s3_bucket_lifecycle_configuration.audit",
        "trail security/trail.yaml AccountTrail",
        "near logging/storage.yaml Archive",
        "near security/trail.yaml TrailKey",
        "near security/trail.yaml TrailLogs",
        "near security/trail.yaml Delivery",
        "far logging/storage.yaml ArchivePolicy",
        "far security/trail.yaml RootSignIns",
      ]
    `);
    expect(
      edges.map(({ from, to, properties }) => [named.get(from), named.get(to), ...properties]),
    ).toContainEqual(["AccountTrail", "Archive", "S3BucketName"]);
    expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length);
  });

  it("has the same nodes in each format", () => {
    const { nodes, edges } = JSON.parse(drawn("json").output) as Network;
    const dot = drawn("dot").output;
    const mermaid = drawn("mermaid").output;
    expect(mermaid.match(/^ {4}n\d+/gm)).toHaveLength(nodes.length);
    expect(dot.match(/^ {4}".*" \[label=/gm)).toHaveLength(nodes.length);
    expect(mermaid.match(/ -->|-\.->/g)).toHaveLength(edges.length);
    expect(dot.match(/ -> /g)).toHaveLength(edges.length);
  });

  it("is not what names make of it", () => {
    expect(mermaidOf(hostile)).toBe(`flowchart LR
  subgraph f0["a#34;#39;.yaml"]
    n0[["x#34;#93;#59; click#60;U#43;000A#62;<br>T"]]
  end
  subgraph f1["b.yaml"]
    n1(["end"])
  end
  n0 -.->|"p#124;#34;"| n1`);
    expect(dotOf(hostile)).toBe(String.raw`digraph trails {
  rankdir=LR;
  node [shape=box];
  subgraph cluster_0 {
    label="a\"'.yaml";
    "a\"\\" [label="x\"]; click<U+000A>\nT", peripheries=2];
  }
  subgraph cluster_1 {
    label="b.yaml";
    "b" [label="end", style=rounded];
  }
  "a\"\\" -> "b" [label="p|\"", style=dashed];
}`);
  });

  it("gives no commands to a terminal or a pipeline", () => {
    const name = "##[error]\u001b[31m\u009b\r\u202e\n";
    const node = { id: name, name, type: name, file: name, role: "trail" } as const;
    const network = {
      nodes: [node],
      edges: [{ from: name, to: name, properties: [name], waits: false }],
    };
    for (const text of [mermaidOf(network), dotOf(network), printableJson(network)]) {
      expect(text).not.toMatch(/##\w*\[|[^\P{Cc}\n]|\u202e/u);
    }
    expect(JSON.parse(printableJson(network))).toEqual(network);
  });

  it("may be drawn in XML, which forbids some characters", () => {
    const name = "\u0000\u0007\u001b\ud800\ufffe\uffff";
    const shown = "<U+0000><U+0007><U+001B><U+D800><U+FFFE><U+FFFF>";
    const node = { id: "a", name, type: "T", file: "a.json", role: "near" } as const;
    const network = { nodes: [node], edges: [] };
    expect(dotOf(network)).toContain(`label="${shown}\\nT"`);
    const entities = mermaidOf(network).replace(/#(\d+);/g, (_, code) =>
      String.fromCodePoint(Number(code)),
    );
    expect(entities).toContain(`["${shown}<br>T"]`);
    expect(JSON.parse(printableJson(network))).toEqual(network);
  });

  it("is empty where there is no trail", () => {
    const { output, summary } = drawn("mermaid", [join(estate, "web")]);
    expect({ output, summary }).toEqual({ output: "flowchart LR", summary: "0 trails." });
  });

  describe("draws what is deployed", () => {
    const project = temporaryProject();
    const shown = (files: Files): readonly string[] => {
      project.write(files);
      const { output, summary } = graph({ paths: ["."], format: "json", project: "." });
      const { nodes, edges } = JSON.parse(output) as Network;
      const names = new Map(nodes.map(({ id, name }) => [id, name]));
      const led = edges.map(({ from, to }) => `${names.get(from) ?? ""} > ${names.get(to) ?? ""}`);
      return [summary ?? "", ...led];
    };

    const nodesOf = (files: Files): readonly string[] => {
      project.write(files);
      const { output } = graph({ paths: ["."], format: "json", project: "." });
      const { nodes } = JSON.parse(output) as Network;
      return nodes.map(({ file, name }) => `${file} ${name}`);
    };

    it("once for each instance", () => {
      const each = { name: "t-${count.index}", s3_bucket_name: "logs-${count.index}" };
      const trails = { x: { count: 2, ...each } };
      expect(
        shown({ "main.tf.json": JSON.stringify({ resource: { aws_cloudtrail: trails } }) }),
      ).toEqual(["2 trails.", "aws_cloudtrail.x[0] > logs-0", "aws_cloudtrail.x[1] > logs-1"]);
    });

    it("once for each round of a loop", () => {
      expect(
        shown({
          "a.yaml": `Transform: AWS::LanguageExtensions
Resources:
  Fn::ForEach::Trails:
    - X
    - [One, Two]
    - Trail\${X}:
        Type: AWS::CloudTrail::Trail
        Properties: { IsLogging: true, S3BucketName: !Sub "logs-\${X}" }
`,
        }),
      ).toEqual(["2 trails.", "TrailOne > logs-One", "TrailTwo > logs-Two"]);
    });

    it("by each that nests it, and not by itself", () => {
      const parent = `Resources:
  Audit: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: ./trail.yaml } }
`;
      const child = `Resources:
  Trail: { Type: AWS::CloudTrail::Trail, Properties: { IsLogging: true, S3BucketName: logs } }
`;
      expect(shown({ "a.yaml": parent, "b.yaml": parent, "trail.yaml": child })).toEqual([
        "2 trails.",
        "a.yaml:Audit.Trail > logs",
        "b.yaml:Audit.Trail > logs",
      ]);
      expect(
        graph({ paths: [join(project.root, "trail.yaml")], format: "json", project: "." }).summary,
      ).toBe("1 trail.");
    });

    it("apart by each that nests it in what neither says", () => {
      const parent = `Resources:
  Audit: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: ./trail.yaml } }
`;
      const child = `Parameters: { Logs: { Type: String } }
Resources:
  Trail: { Type: AWS::CloudTrail::Trail, Properties: { IsLogging: true, S3BucketName: !Ref Logs } }
`;
      expect(shown({ "a.yaml": parent, "b.yaml": parent, "trail.yaml": child })).toEqual([
        "2 trails.",
        "a.yaml:Audit.Trail > ?",
        "b.yaml:Audit.Trail > ?",
      ]);
      const { nodes } = JSON.parse(
        graph({ paths: ["."], format: "json", project: "." }).output,
      ) as Network;
      expect(nodes.filter(({ role }) => role === "outside")).toHaveLength(2);
    });

    it.each([
      ["", "b.yaml"],
      [" on several levels", "middle.yaml"],
    ])("once where others import from what is nested%s", (_, url) => {
      const nesting = (file: string): string => `Resources:
  Inner: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: ${file} } }
`;
      const child = `Resources:
  Logs: { Type: AWS::S3::Bucket }
  Trail: { Type: AWS::CloudTrail::Trail, Properties: { IsLogging: true, S3BucketName: !Ref Logs } }
Outputs: { Name: { Value: !Ref Logs, Export: { Name: logs } } }
`;
      const importing = `Resources:
  Own: { Type: AWS::CloudTrail::Trail, Properties: { IsLogging: true, S3BucketName: !ImportValue logs } }
`;
      const middle = url === "middle.yaml" ? { [url]: nesting("b.yaml") } : {};
      const inner = url === "middle.yaml" ? "Inner.Inner" : "Inner";
      expect(
        shown({ "a.yaml": nesting(url), "b.yaml": child, "c.yaml": importing, ...middle }),
      ).toEqual(["2 trails.", `${inner}.Trail > ${inner}.Logs`, `Own > ${inner}.Logs`]);
    });

    it("by the first of those that nest each other", () => {
      const nesting = (url: string): string => `Resources:
  Nested: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: ${url} } }
  Trail: { Type: AWS::CloudTrail::Trail, Properties: { IsLogging: true, S3BucketName: logs } }
`;
      expect(shown({ "a.yaml": nesting("b.yaml"), "b.yaml": nesting("a.yaml") })).toEqual([
        "2 trails.",
        "Trail > logs",
        "Nested.Trail > logs",
      ]);
    });

    it("by each call of a module, and not by itself", () => {
      const trail = { name: "${var.n}", s3_bucket_name: "${var.n}-logs" };
      const module = { variable: { n: {} }, resource: { aws_cloudtrail: { x: trail } } };
      const calls = { one: { source: "./m", n: "one" }, two: { source: "./m", n: "two" } };
      expect(
        shown({
          "m/main.tf.json": JSON.stringify(module),
          "main.tf.json": JSON.stringify({ module: calls }),
        }),
      ).toEqual([
        "2 trails.",
        "module.one.aws_cloudtrail.x > one-logs",
        "module.two.aws_cloudtrail.x > two-logs",
      ]);
    });

    it.each<[address: string, folder: string, more: object]>([
      ["aws_s3_bucket.logs", "b", {}],
      ["module.store.aws_s3_bucket.logs", "m", { module: { store: { source: "../m" } } }],
    ])("by configurations that meet, each thing once, as %s", (address, folder, more) => {
      const bucket = { resource: { aws_s3_bucket: { logs: { bucket: "logs" } } } };
      const trail = { aws_cloudtrail: { t: { name: "t", s3_bucket_name: "logs" } } };
      expect(
        nodesOf({
          "b/main.tf.json": JSON.stringify(more),
          "b/trail.tf.json": JSON.stringify({ resource: trail }),
          [`${folder}/main.tf.json`]: JSON.stringify(bucket),
          "a/main.tf.json": JSON.stringify({ resource: trail }),
        }),
      ).toEqual([
        "a/main.tf.json aws_cloudtrail.t",
        `${folder}/main.tf.json ${address}`,
        "b/trail.tf.json aws_cloudtrail.t",
      ]);
    });

    it("in all files of a folder", () => {
      const bucket = { resource: { aws_s3_bucket: { logs: { bucket: "logs" } } } };
      const trail = { name: "t", s3_bucket_name: "${aws_s3_bucket.logs.id}" };
      expect(
        shown({
          "bucket.tf.json": JSON.stringify(bucket),
          "trail.tf.json": JSON.stringify({ resource: { aws_cloudtrail: { t: trail } } }),
        }),
      ).toEqual(["1 trail.", "aws_cloudtrail.t > aws_s3_bucket.logs"]);
    });
  });

  describe("labels each edge", () => {
    const project = temporaryProject();
    /** Each edge as its ends and label, which is the same in all formats. */
    const labelled = (files: Files): readonly string[] => {
      project.write(files);
      const [json, dot, mermaid] = (["json", "dot", "mermaid"] as const).map(
        (format) => graph({ paths: ["."], format, project: "." }).output,
      );
      const { nodes, edges } = JSON.parse(json ?? "") as Network;
      const names = new Map(nodes.map(({ id, name }) => [id, name]));
      const labels = edges.map(({ properties, waits }) =>
        waits ? "waits for" : properties.join(", "),
      );
      const inDot = [
        ...(dot ?? "").replaceAll('\\"', "'").matchAll(/^ {2}"(.*)" -> "(.*)" \[label="(.+?)"/gm),
      ];
      const inMermaid = [...(mermaid ?? "").matchAll(/^ {2}n\d+ -\.?->\|"(.+)"\| n\d+$/gm)];
      expect(inDot.map(([, from, to, label]) => [from, to, label])).toEqual(
        edges.map(({ from, to }, index) =>
          [from, to, labels[index]].map((each) => each?.replaceAll('"', "'")),
        ),
      );
      expect(inMermaid.map(([, label]) => label)).toEqual(labels);
      return edges.map(({ from, to }, index) => {
        expect(from).not.toBe(to);
        return `${names.get(from) ?? "?"} > ${names.get(to) ?? "?"}: ${labels[index] ?? ""}`;
      });
    };
    const storage = `Resources:
  Logs: { Type: AWS::S3::Bucket }
  Policy: { Type: AWS::S3::BucketPolicy, Properties: { Bucket: !Ref Logs } }
Outputs: { Name: { Value: !Ref Logs, Export: { Name: logs } } }
`;
    const trail = (bucket: string, more = ""): string => `Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties: { IsLogging: true, S3BucketName: ${bucket} }${more}
`;

    it("through parameters and outputs of nested stacks", () => {
      const root = `Resources:
  Store: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: store.yaml } }
  Audit:
    Type: AWS::CloudFormation::Stack
    Properties: { TemplateURL: audit.yaml, Parameters: { Bucket: !GetAtt Store.Outputs.Name } }
`;
      const audit = `Parameters: { Bucket: { Type: String } }\n${trail("!Ref Bucket")}`;
      expect(labelled({ "audit.yaml": audit, "root.yaml": root, "store.yaml": storage })).toEqual([
        "Audit.Trail > Store.Logs: S3BucketName",
        "Store.Policy > Store.Logs: Bucket",
        "Audit > Audit.Trail: waits for",
        "Audit > Store.Logs: Parameters",
      ]);
    });

    it("of each trail that leads to the same export", () => {
      const other = trail("!ImportValue logs").split("\n").slice(1).join("\n");
      expect(
        labelled({
          "store.yaml": storage,
          "trails.yaml": trail("!ImportValue logs") + other.replace("Trail:", "Other:"),
        }),
      ).toEqual([
        "Trail > Logs: S3BucketName",
        "Trail > Policy: waits for",
        "Policy > Logs: Bucket",
        "Other > Logs: S3BucketName",
        "Other > Policy: waits for",
      ]);
    });

    it("also where one only waits for the other", () => {
      const own = storage.replace(/Outputs.*\n/, "").replace("Resources:\n", "");
      expect(labelled({ "a.yaml": trail("!Ref Logs", "\n    DependsOn: Policy") + own })).toEqual([
        "Trail > Logs: S3BucketName",
        "Trail > Policy: waits for",
        "Policy > Logs: Bucket",
      ]);
    });

    const bucket = { aws_s3_bucket: { logs: { bucket: "logs" } } };

    it("of each bucket that logs to the next", () => {
      const logging = (name: string, to: string): string =>
        `  ${name}: { Type: AWS::S3::Bucket, Properties: { BucketName: acme-${name}, LoggingConfiguration: { DestinationBucketName: ${to} } } }\n`;
      const exported = "Outputs: { Name: { Value: !Ref b, Export: { Name: b-name } } }\n";
      const first = trail("!Ref a") + logging("a", "!ImportValue b-name");
      const circle = {
        "a.yaml": first,
        "b.yaml": `Resources:\n${logging("b", "acme-c")}${exported}`,
        "c.yaml": `Resources:\n${logging("c", "acme-a")}`,
      };
      const edges = [
        "Trail > a: S3BucketName",
        "a > b: LoggingConfiguration",
        "b > c: LoggingConfiguration",
      ];
      expect(labelled(circle)).toEqual([...edges, "c > a: LoggingConfiguration"]);
      const own = first.replace("!ImportValue b-name", "!Ref b");
      const alone = own + logging("b", "!Ref c") + logging("c", "!Ref c");
      expect(labelled({ ...circle, "a.yaml": alone, "b.yaml": "", "c.yaml": "" })).toEqual(edges);
    });

    it("of each bucket that logs to the next in Terraform", () => {
      const buckets = { a: { bucket: "a" }, b: { bucket: "b" }, c: { bucket: "c" } };
      const logging = (from: string, to: string): object => {
        return { bucket: `\${aws_s3_bucket.${from}.id}`, target_bucket: to };
      };
      const resource = {
        aws_cloudtrail: { t: { name: "t", s3_bucket_name: "${aws_s3_bucket.a.id}" } },
        aws_s3_bucket: buckets,
        aws_s3_bucket_logging: {
          a: logging("a", "${aws_s3_bucket.b.id}"),
          b: logging("b", "c"),
        },
      };
      expect(labelled({ "main.tf.json": JSON.stringify({ resource }) })).toEqual([
        "aws_cloudtrail.t > aws_s3_bucket.a: s3_bucket_name",
        "aws_s3_bucket_logging.a > aws_s3_bucket.b: target_bucket",
        "aws_s3_bucket_logging.a > aws_s3_bucket.a: bucket",
        "aws_s3_bucket_logging.b > aws_s3_bucket.c: target_bucket",
        "aws_s3_bucket_logging.b > aws_s3_bucket.b: bucket",
      ]);
    });

    it("through local values, modules and repetition", () => {
      const trails = {
        own: { name: "own", s3_bucket_name: "${local.bucket}" },
        each: {
          for_each: "${{ a = aws_s3_bucket.data.id }}",
          name: "${each.key}",
          s3_bucket_name: "${local.bucket}",
        },
      };
      const main = {
        locals: { bucket: "${module.store.bucket}" },
        module: { store: { source: "./store" } },
        resource: { aws_cloudtrail: trails, aws_s3_bucket: { data: { bucket: "data" } } },
      };
      const store = { resource: bucket, output: { bucket: { value: "${aws_s3_bucket.logs.id}" } } };
      expect(
        labelled({
          "main.tf.json": JSON.stringify(main),
          "store/x.tf.json": JSON.stringify(store),
        }),
      ).toEqual([
        "aws_cloudtrail.own > module.store.aws_s3_bucket.logs: s3_bucket_name",
        'aws_cloudtrail.each["a"] > module.store.aws_s3_bucket.logs: s3_bucket_name',
        'aws_cloudtrail.each["a"] > aws_s3_bucket.data: for_each',
      ]);
    });

    it("in a plan, also to what is unknown there", () => {
      const known = { name: "t" };
      const plan = planText(
        [
          {
            address: "aws_cloudtrail.t",
            values: known,
            unknown: { s3_bucket_name: true, kms_key_id: true, sns_topic_name: true },
          },
          { address: "aws_s3_bucket.logs", values: {}, unknown: { id: true } },
          { address: "aws_s3_bucket_policy.p", values: {}, unknown: { bucket: true } },
        ],
        configuration({
          "aws_cloudtrail.t": {
            s3_bucket_name: refersTo("aws_s3_bucket.logs.id", "aws_s3_bucket.logs"),
            kms_key_id: refersTo("var.key"),
            sns_topic_name: refersTo("var.topic"),
          },
          "aws_s3_bucket_policy.p": {
            bucket: refersTo("aws_s3_bucket.logs.id", "aws_s3_bucket.logs"),
          },
        }),
      );
      expect(labelled({ "plan.json": plan })).toEqual([
        "aws_cloudtrail.t > aws_s3_bucket.logs: s3_bucket_name",
        "aws_cloudtrail.t > ?: kms_key_id",
        "aws_cloudtrail.t > ?: sns_topic_name",
        "aws_s3_bucket_policy.p > aws_s3_bucket.logs: bucket",
      ]);
    });
  });

  it("says which template it cannot read all of, and leaves out what is never there", () => {
    const folder = folderWith({
      "broken.yaml": "Resources:\n  T:\n    Type: AWS::CloudTrail::Trail\n   bad: [\n",
      "never.yaml": `Conditions: { Never: !Equals [a, b] }
Resources:
  T: { Type: AWS::CloudTrail::Trail, Condition: Never, Properties: { S3BucketName: logs } }
`,
      "excluded.yaml": `Parameters: { Env: { Type: String, AllowedValues: [dev, prod], Default: prod } }
Conditions: { IsDev: !Equals [!Ref Env, dev] }
Rules: { OnlyProd: { Assertions: [{ Assert: !Equals [!Ref Env, prod] }] } }
Resources:
  T: { Type: AWS::CloudTrail::Trail, Condition: IsDev, Properties: { S3BucketName: logs } }
`,
    });
    const path = join(folder, "broken.yaml");
    const { complaints, status, summary } = graph({
      paths: [folder],
      format: "json",
      project: folder,
    });
    expect(complaints).toEqual([expect.stringContaining(`Cannot read all of '${path}': `)]);
    expect({ status, summary }).toEqual({ status: 2, summary: "1 trail." });
  });

  it("names the file that it cannot read, and draws the others", () => {
    const path = join(root, estate, "security/trail.yaml");
    vi.mocked(readFileSync).mockImplementationOnce(() => {
      throw new Error("EACCES: permission denied, open 'x'");
    });
    const { complaints, status, summary } = drawn("json", [path, join(root, estate, "payments")]);
    expect({ complaints, status, summary }).toEqual({
      complaints: [`Cannot read '${path}': permission denied.`],
      status: 2,
      summary: "1 trail.",
    });
  });

  it("needs templates and a folder", () => {
    const missing = drawn("mermaid", ["nowhere"]);
    expect(missing).toMatchObject({ status: 2, complaints: ["No file matches 'nowhere'."] });
    expect(graph({ paths: ["."], format: "dot", project: "README.md" })).toMatchObject({
      status: 2,
      complaints: ["Option '--project' needs a folder or a JSON file, which 'README.md' is not."],
    });
  });
});
