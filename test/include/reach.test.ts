import childProcess from "node:child_process";
import dns from "node:dns";
import Module, { syncBuiltinESMExports } from "node:module";
import net from "node:net";
import process from "node:process";
import tls from "node:tls";
import worker from "node:worker_threads";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { temporaryProject } from "../lint/temporary-project.js";

const project = temporaryProject();

function forbid(what: string): () => never {
  return () => {
    throw new Error(`It uses ${what}.`);
  };
}

const touched: string[] = [];

/** Remembers it too: whoever catches the error must not hide it. */
function forbidden(what: string): () => never {
  return () => {
    touched.push(what);
    return forbid(what)();
  };
}

beforeEach(() => {
  touched.length = 0;
  const loader = Module as unknown as { _load: () => unknown };
  vi.spyOn(loader, "_load").mockImplementation(forbidden("a module"));
  vi.spyOn(net.Socket.prototype, "connect").mockImplementation(forbidden("a socket"));
  vi.spyOn(net, "connect").mockImplementation(forbidden("the network"));
  vi.spyOn(tls, "connect").mockImplementation(forbidden("the network"));
  vi.spyOn(dns, "lookup").mockImplementation(forbidden("the network"));
  vi.spyOn(globalThis, "fetch").mockImplementation(forbidden("the network"));
  vi.spyOn(worker, "Worker").mockImplementation(forbidden("a thread"));
  for (const name of ["spawn", "spawnSync", "exec", "execSync", "execFile", "fork"] as const) {
    vi.spyOn(childProcess, name).mockImplementation(forbidden("a process"));
  }
  vi.spyOn(process, "dlopen").mockImplementation(forbidden("a library"));
  vi.stubGlobal("eval", forbidden("eval"));
  syncBuiltinESMExports();
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  syncBuiltinESMExports();
});

/** Trails that log if something is true; nobody can say what most of it is. */
function trails(values: readonly string[]): string {
  const written = values.map((value, index) =>
    [
      `  T${index}:`,
      "    Type: AWS::CloudTrail::Trail",
      "    Properties:",
      `      IsLogging: ${value}`,
    ].join("\n"),
  );
  return `Resources:\n${written.join("\n")}\n`;
}

describe("whatever a template asks for", () => {
  const calls = [
    "!Include http://localhost:1/a.yaml",
    "!Include HTTPS://example.com/a.yaml",
    "!Include s3://bucket/a.yaml",
    "!Include //example.com/a.yaml",
    "!Include { location: a.yaml, type: api, service: EC2, action: describeRegions }",
    "!Include { type: api, service: EC2, action: describeRegions }",
    "!Include ./**/*.yaml",
    "{ Fn::Eval: { script: 'process.exit(1)' } }",
    "{ Fn::IfEval: { evalCond: 'process.exit(1)', truthy: 1 } }",
    "{ Fn::Filenames: '/etc/*' }",
    "!GetEnv HOME",
    "{ Fn::Transform: { Name: AWS::Include, Parameters: { Location: 's3://bucket/a.yaml' } } }",
    "{ Fn::Transform: { Name: Macro } }",
  ];
  const known = ["!GetEnv [HOME, false]", "!Include part.yaml"];
  const said = [
    "false: Trail 'T13' is switched off and records nothing.",
    "!Include part.yaml: Trail 'T14' is switched off and records nothing (written in part.yaml:1).",
  ];

  it("reaches neither the network nor another program", () => {
    project.write({ "part.yaml": "false\n", "main.yaml": trails([...calls, ...known]) });
    expect(project.reported("main.yaml", "trail-logging")).toEqual(said);
    expect(touched).toEqual([]);
  });

  it("reaches neither from a file that it includes", () => {
    project.write({
      "main.yaml": "Resources: !Include resources.yaml\n",
      "resources.yaml": trails([...calls, "false"]).replace("Resources:", ""),
    });
    expect(project.reported("main.yaml", "trail-logging")).toEqual([
      expect.stringContaining(
        "'T13' is switched off and records nothing (written in resources.yaml:57)",
      ),
    ]);
    expect(touched).toEqual([]);
  });

  it("reaches neither from the other stacks of its project", () => {
    const nested = (name: string, url: string): string =>
      [
        `  ${name}:`,
        "    Type: AWS::CloudFormation::Stack",
        `    Properties: { TemplateURL: "${url}", Parameters: { On: false } }`,
        "",
      ].join("\n");
    project.write({
      "main.yaml":
        trails([...calls, ...known]) +
        nested("Far", "https://example.com/a.yaml") +
        nested("Near", "child.yaml"),
      "part.yaml": "false\n",
      "child.yaml": `Parameters: { On: { Type: String } }\n${trails([...calls, "!Ref On"])}`,
      "parameters.json": "[]",
    });
    const parameterFiles = [{ files: "main.yaml", parameters: "parameters.json" }];
    const settings = { project: {}, parameterFiles };
    expect(project.reported("main.yaml", "trail-logging", settings)).toEqual([
      ...said,
      expect.stringContaining("T13' is switched off and records nothing"),
    ]);
    expect(touched).toEqual([]);
  });

  it("would be noticed otherwise", () => {
    expect(() => net.connect(1)).toThrow("It uses the network");
    expect(() => childProcess.spawnSync("true")).toThrow("It uses a process");
    expect(touched).toEqual(["the network", "a process"]);
  });
});
