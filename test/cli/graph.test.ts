import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it, vi } from "vitest";
import { graph } from "../../src/cli/graph.js";
import { dotOf } from "../../src/cli/graph/dot.js";
import { mermaidOf } from "../../src/cli/graph/mermaid.js";
import type { Network } from "../../src/cli/graph/network.js";

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
        "near logging/storage.yaml ArchivePolicy",
        "near security/trail.yaml Delivery",
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
    n0[["x#34;#93;#59; click#10;<br>T"]]
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
    "a\"\\" [label="x\"]; click\n\nT", peripheries=2];
  }
  subgraph cluster_1 {
    label="b.yaml";
    "b" [label="end", style=rounded];
  }
  "a\"\\" -> "b" [label="p|\"", style=dashed];
}`);
  });

  it("is empty where there is no trail", () => {
    const { output, summary } = drawn("mermaid", [join(estate, "web")]);
    expect({ output, summary }).toEqual({ output: "flowchart LR", summary: "0 trails." });
  });

  it("needs templates and a folder", () => {
    const missing = drawn("mermaid", ["nowhere"]);
    expect(missing).toMatchObject({ status: 2, complaints: ["No file matches 'nowhere'."] });
    expect(graph({ paths: ["."], format: "dot", project: "README.md" })).toMatchObject({
      status: 2,
      complaints: ["Option '--project' needs a folder, which 'README.md' is not."],
    });
  });
});
