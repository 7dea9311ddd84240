import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Linter } from "eslint";
import { describe, expect, it } from "vitest";
import { rules } from "../rules/index.js";
import plugin from "../src/index.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = `${root}dist/chunks`;
const chunks = readdirSync(folder);

/** Runs a module at the root of the repository and reads what it prints. */
function told(code: string): unknown {
  const args = ["--input-type=module", "--eval", code];
  return JSON.parse(execFileSync(process.execPath, args, { cwd: root, encoding: "utf8" }));
}

const start = `
  import { createRequire } from "node:module";
  import { basename } from "node:path";
  const { cache } = createRequire(import.meta.url);
  const chunks = () => Object.keys(cache).filter((path) => path.startsWith(${JSON.stringify(folder)}));
  const loaded = () => chunks().map((path) => basename(path, ".cjs")).sort();
  const print = (value) => console.log(JSON.stringify(value));
`;

function chunksFor(file: string, preset = "recommended", settings = {}): readonly string[] {
  return told(`${start}
    import { ESLint } from "eslint";
    import cloudtrail from "./dist/index.js";
    const settings = ${JSON.stringify({ cloudtrail: settings })};
    const overrideConfig = [cloudtrail.configs[${JSON.stringify(preset)}], { settings }];
    const eslint = new ESLint({ overrideConfigFile: true, overrideConfig });
    const [{ messages }] = await eslint.lintFiles(${JSON.stringify(file)});
    if (messages.length === 0) throw new Error("Nothing was found.");
    print(loaded());
  `) as readonly string[];
}

describe("the bundle", () => {
  it("can be loaded from each of its chunks", () => {
    const others = chunks.filter((chunk) => chunk !== "cli.cjs");
    const failed = told(`${start}
      const load = createRequire(${JSON.stringify(`${folder}/`)});
      const failed = [];
      for (const chunk of ${JSON.stringify(others)}) {
        for (const path of chunks()) delete cache[path];
        try { load("./" + chunk); } catch (error) { failed.push(chunk + ": " + error.message); }
      }
      print(failed);
    `);
    expect(failed).toEqual([]);
    expect(others.length).toBeGreaterThan(15);
  });

  it("groups without a literal", () => {
    const core = readFileSync(`${folder}/core.cjs`, "utf8");
    const first = /=new Map;for\(let (\w+) of \w+\)\{let \w+=\w+\(\1\),.{1,60}?\.set\(\w+,(.+?)\):/;
    // Minifiers make one of `Array.of`.
    expect(first.exec(core)?.[2]).toMatch(/^\w+\(\w+\)$/);
  });

  it("is written in ASCII", () => {
    const texts = chunks.map(
      (chunk) => [chunk, readFileSync(`${folder}/${chunk}`, "utf8")] as const,
    );
    expect(texts.filter(([, text]) => /[^\0-\x7f]/.test(text)).map(([chunk]) => chunk)).toEqual([]);
  });

  it("has what a small template calls compiled at once", () => {
    const core = readFileSync(`${folder}/core.cjs`, "utf8");
    expect(core).toMatch(/^const [\w$]+=\(function\*?\(/);
    const atOnce = core.match(/[\w$]=\((async )?function\*?\(/g) ?? [];
    const whenCalled = core.match(/(?<![\w$(])(async )?function\*? ?[\w$]+\(/g) ?? [];
    expect(atOnce.length).toBeGreaterThan(200);
    expect(whenCalled.length).toBeGreaterThan(200);
  });

  it("reads all YAML as the sources do, with the parts of the library that it has", () => {
    const broken = `${root}fixtures/broken`;
    const files = readdirSync(broken).filter((name) => name.endsWith(".yaml"));
    const trail = "Type: AWS::CloudTrail::Trail, Properties: &p { IsLogging: true";
    // What the fast reader gives up, so that the library reads it.
    const texts = [
      ...files.map((name) => readFileSync(`${broken}/${name}`, "utf8")),
      `Resources: { A: { ${trail} }, <<: { B: { Type: AWS::CloudTrail::Trail } } } }\n`,
      `%YAML 1.1\n---\nResources: { A: { ${trail}, <<: *p, IncludeGlobalServiceEvents: no } } }\n`,
      `Resources: { A: { ${trail}, EnableLogFileValidation: !!bool "true" }, B: *p } }\n`,
      `Resources: { A: { ${trail}, S3KeyPrefix: !!binary aGk=, Tags: !!set { ? a } } } }\n`,
      `Resources: { A: { ${trail}, TrailName: !!timestamp 2001-12-14, B: !!int "3", C: !!float 1, D: !!null ~ } } }\n`,
      `Resources: { A: { ${trail}, Tags: !!omap [a: 1], EventSelectors: !!pairs [b: 1, b: 2] } } }\n`,
      `--- {}\n---\nResources:\n  A: &a\n    Type: AWS::CloudTrail::Trail\n    Properties: { S3KeyPrefix: "x\\n\n y" }\n  B: *a\n`,
      `Resources:\n  A: &a\n    Type: AWS::CloudTrail::Trail\n    Properties:\n      TrailName: >-\n        a\n        b\n`,
    ];
    const linter = new Linter();
    const found = texts.map((text) =>
      linter.verify(text, [plugin.configs.strict], { filename: "a.yaml" }),
    );
    const bundled = told(`${start}
      import { Linter } from "eslint";
      import cloudtrail from "./dist/index.js";
      const linter = new Linter();
      const lint = (text) => linter.verify(text, [cloudtrail.configs.strict], { filename: "a.yaml" });
      const found = ${JSON.stringify(texts)}.map(lint);
      print({ found, loaded: loaded().includes("yaml") });
    `);
    expect(bundled).toEqual({ found, loaded: true });
    expect(found.filter((messages) => messages.length > 0).length).toBe(texts.length);
  });

  it("says of each rule what the rule says", () => {
    const said = told(`${start}
      import cloudtrail from "./dist/index.js";
      const said = Object.entries(cloudtrail.rules).map(([name, { meta, create }]) => {
        const { url, ...docs } = meta.docs;
        return [name, typeof create, url.endsWith("/" + name + ".md"), { ...meta, docs }];
      });
      print(said);
    `);
    // The checks of other tools are for documents only, which are made from the sources.
    const own = Object.entries(rules).map(([name, { meta }]) => {
      const docs = Object.fromEntries(Object.entries(meta.docs).filter(([key]) => key !== "peers"));
      return [name, "function", true, { ...meta, docs }];
    });
    expect(said).toEqual(own);
  });
});

describe("of the bundle, is loaded", () => {
  it("little before a file is read", () => {
    expect(told(`${start} import "./dist/index.js"; print(loaded());`)).toEqual([
      "core",
      "index",
      "plugin",
      "rolldown-runtime",
      "version",
    ]);
  });

  it("what the file and the preset need", () => {
    const always = ["core", "index", "recommended", "rolldown-runtime", "version"];
    const yaml = chunksFor("fixtures/templates/audit-trail.yaml");
    expect(yaml).toEqual(expect.arrayContaining(always));
    const others = ["beside", "include", "json", "rules", "stacks", "terraform", "yaml"];
    expect(yaml.filter((chunk) => others.includes(chunk))).toEqual([]);
    const estate = chunksFor("fixtures/estate/security/trail.yaml", "recommended", {
      project: { root: "fixtures/estate" },
    });
    expect(estate).toEqual(expect.arrayContaining([...always, "beside", "seldom", "stacks"]));
    for (const chunk of ["compute", "rules"]) expect(estate).not.toContain(chunk);
    const plan = chunksFor("fixtures/templates/weak/plan.json", "all");
    expect(plan).toEqual(expect.arrayContaining([...always, "json", "rules", "terraform"]));
    expect(plan).not.toContain("yaml");
  });
});
