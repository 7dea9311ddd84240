import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { posix } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, it } from "vitest";

/** Source texts by path from the root of the repository. */
type Sources = ReadonlyMap<string, string>;

interface Layer {
  readonly name: string;
  readonly rank: number;
}

/** The first prefix that a path begins with says which layer the file is in. */
const layers: readonly (readonly [prefix: string, rank: number, name?: string])[] = [
  ["src/host.ts", -1],
  ["src/document/", 0],
  ["src/include/", 0.5],
  ["src/template/", 1],
  ["src/graph/", 2],
  ["src/cloudformation/", 2],
  ["src/terraform/", 2],
  ["src/iam/", 3],
  ["src/aws/", 4],
  ["src/lint/", 5],
  ["src/rule.ts", 6],
  ["src/project.ts", 6],
  ["src/judgements.ts", 6],
  ["rules/", 6.5],
  ["src/index.ts", 7, "entry"],
  ["src/configs.ts", 7, "entry"],
  ["src/version.ts", 6.9],
  ["src/cli.ts", 7, "entry"],
  ["src/cli/", 7, "entry"],
  ["src/formatters/", 7, "entry"],
];

/** What everybody's rules may import, and what only ours may. */
const forRules: ReadonlySet<string> = new Set(["src/rule.ts", "src/judgements.ts"]);

/** Who may import a package: one prefix for types and values alike, or for values alone. */
const packages: readonly (readonly [pattern: RegExp, prefix: string, what: "any" | "value"])[] = [
  [/^(yaml|jsonc-parser)$/, "src/document/", "any"],
  [/^@eslint\//, "src/lint/", "any"],
  [/^eslint$/, "src/cli", "value"],
  [/^(diff|markdown-table)$/, "src/cli/", "any"],
  [/^picomatch$/, "src/lint/glob.ts", "any"],
  // Only the entry for rules exports it, so whoever lints does not load it.
  [/^eslint$/, "src/lint/rule-tester.ts", "value"],
];

/** The linter never reaches the network and never runs what a template names. */
const forbiddenModules =
  /^node:(net|tls|dgram|dns|http|https|http2|inspector|child_process|cluster|vm)(\/|$)/;

/** What a browser has as well as Node.js; what else Node.js has, src/host.ts asks for in its place. */
const portableModules = /^node:path(\/|$)/;
const ofNode = /^src\/(host\.ts|cli\.ts|cli\/|formatters\/)/;

const vagueWords = /(^|[-./])(utils?|helpers?|common|managers?|misc)([-./]|$)/;
const kebabPath = /^([a-z0-9]+(-[a-z0-9]+)*\/)+[a-z0-9]+(-[a-z0-9]+)*(\.(test|config|bench))?\.ts$/;

function violationsOf(sources: Sources): string[] {
  const violations: string[] = [];
  for (const [path, text] of sources) {
    violations.push(...violationsOfName(path));
    if (path.startsWith("test/")) continue;
    violations.push(...violationsOfSize(path, text), ...violationsOfImports(path, text));
    if (isBarrel(path, text) && !forRules.has(path) && path !== "rules/index.ts") {
      violations.push(`${path} only re-exports: src/rule.ts is the only barrel`);
    }
  }
  return [...violations, ...violationsOfCycles(sources)];
}

function violationsOfName(path: string): string[] {
  const violations: string[] = [];
  if (vagueWords.test(path)) violations.push(`${path} is not named after what it is about`);
  if (!kebabPath.test(path)) violations.push(`${path} is not kebab-case`);
  return violations;
}

function violationsOfSize(path: string, text: string): string[] {
  const limit = isRule(path) ? 60 : 200;
  const lines = text.trimEnd().split("\n").length - (isRule(path) ? linesOfDocs(text) : 0);
  return lines > limit ? [`${path} has ${lines} lines, the limit is ${limit}`] : [];
}

/** What a rule is called by others is a list, of which nobody has to understand the whole. */
function linesOfDocs(text: string): number {
  const source = ts.createSourceFile("rule.ts", text, ts.ScriptTarget.Latest, true);
  let lines = 0;
  function visit(node: ts.Node): void {
    if (ts.isPropertyAssignment(node) && node.name.getText() === "docs") {
      const [start, end] = [node.getStart(), node.getEnd()].map(
        (position) => source.getLineAndCharacterOfPosition(position).line,
      );
      lines += end! - start! + 1;
    } else ts.forEachChild(node, visit);
  }
  visit(source);
  return lines;
}

function violationsOfImports(path: string, text: string): string[] {
  const layer = layerOf(path);
  if (layer === undefined) return [`${path} is in no layer`];
  const values = importedValuesOf(path, text);
  return importsOf(text).flatMap((specifier) => {
    if (!specifier.startsWith(".")) {
      return violationsOfPackage(path, specifier, values.has(specifier));
    }
    if (!specifier.endsWith(".js")) return [`${path} imports '${specifier}' without '.js'`];
    const target = resolve(path, specifier);
    if (isRule(path) && !forRules.has(target)) {
      return [`${path} imports ${target}, but a rule imports src/rule.ts only`];
    }
    if (target === "src/judgements.ts" && !isRule(path)) {
      return [`${path} imports ${target}, but only a rule of ours imports judgements`];
    }
    if (isRule(target) && path !== "rules/index.ts") {
      return [`${path} imports ${target}, but only rules/index.ts imports a rule`];
    }
    const other = layerOf(target);
    if (other === undefined) return [`${path} imports ${target}, which is in no layer`];
    if (other.name === layer.name || other.rank < layer.rank) return [];
    return [`${path} imports ${target}, which is not below it`];
  });
}

function violationsOfPackage(path: string, specifier: string, value: boolean): string[] {
  if (isRule(path)) return [`${path} imports '${specifier}', but a rule imports src/rule.ts only`];
  if (isBuiltin(specifier)) {
    if (!specifier.startsWith("node:")) return [`${path} imports '${specifier}' without 'node:'`];
    if (forbiddenModules.test(specifier)) return [`${path} imports '${specifier}'`];
    return !value || portableModules.test(specifier) || ofNode.test(path)
      ? []
      : [`${path} imports '${specifier}', which belongs in src/host.ts`];
  }
  const allowed = packages.filter(([pattern]) => pattern.test(specifier));
  const [first] = allowed;
  if (first === undefined) return [`${path} imports '${specifier}', no package of ours`];
  const isAllowed = allowed.some(
    ([, prefix, what]) => path.startsWith(prefix) || (what === "value" && !value),
  );
  return isAllowed ? [] : [`${path} imports '${specifier}', which belongs in ${first[1]}`];
}

function violationsOfCycles(sources: Sources): string[] {
  const violations: string[] = [];
  const done = new Set<string>();
  function visit(path: string, trail: readonly string[]): void {
    const start = trail.indexOf(path);
    if (start >= 0) violations.push(`${[...trail.slice(start), path].join(" -> ")} is a cycle`);
    const text = sources.get(path);
    if (done.has(path) || text === undefined) return;
    done.add(path);
    for (const specifier of importsOf(text)) {
      if (specifier.startsWith(".")) visit(resolve(path, specifier), [...trail, path]);
    }
  }
  for (const path of sources.keys()) visit(path, []);
  return violations;
}

/** Every module a file names: `import`, `import type`, `export … from`, `import()`. */
function importsOf(text: string): readonly string[] {
  return ts.preProcessFile(text, true, true).importedFiles.map((file) => file.fileName);
}

/** The modules that are still imported once the types are erased. */
function importedValuesOf(path: string, text: string): ReadonlySet<string> {
  const { outputText } = ts.transpileModule(text, {
    fileName: path,
    compilerOptions: {
      module: ts.ModuleKind.ESNext,
      target: ts.ScriptTarget.ESNext,
      verbatimModuleSyntax: true,
    },
  });
  return new Set(importsOf(outputText));
}

function isBarrel(path: string, text: string): boolean {
  const { statements } = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
  return (
    statements.some(ts.isExportDeclaration) &&
    statements.every((node) => ts.isExportDeclaration(node) || ts.isImportDeclaration(node))
  );
}

function isRule(path: string): boolean {
  return path.startsWith("rules/") && path !== "rules/index.ts";
}

function layerOf(path: string): Layer | undefined {
  const layer = layers.find(([prefix]) => path.startsWith(prefix));
  return layer && { name: layer[2] ?? layer[0], rank: layer[1] };
}

function resolve(path: string, specifier: string): string {
  return posix.join(posix.dirname(path), specifier).replace(/\.js$/, ".ts");
}

/** The sources as they will be committed: what git tracks and what it would add. */
function readSources(): Sources {
  const root = fileURLToPath(new URL("..", import.meta.url));
  const list = [
    "ls-files",
    "--cached",
    "--others",
    "--exclude-standard",
    "--",
    "src",
    "rules",
    "test",
  ];
  return new Map(
    execFileSync("git", list, { cwd: root, encoding: "utf8" })
      .split("\n")
      .filter((path) => path.endsWith(".ts") && existsSync(`${root}/${path}`))
      .map((path) => [path, readFileSync(`${root}/${path}`, "utf8")]),
  );
}

describe("the architecture", () => {
  it("holds for every source", () => {
    expect(violationsOf(readSources())).toEqual([]);
  }, 60_000);

  const rule =
    'import { a } from "../src/judgements.js";\nimport { defineRule } from "../src/rule.js";\nexport default defineRule({});\n';

  it("accepts what goes down", () => {
    const sources: Record<string, string> = {
      "src/document/yaml.ts":
        'import { parse } from "yaml";\nimport type { N } from "./node.js";\n',
      "src/document/node.ts": "export interface N {}\n",
      "src/graph/value.ts": 'import type { Expression } from "../template/expression.js";\n',
      "src/lint/language.ts":
        'import type { Linter } from "eslint";\nimport { S } from "@eslint/plugin-kit";\n',
      "src/lint/folder.ts":
        'import type { Dirent } from "node:fs";\nimport { join } from "node:path";\nimport { entriesIn } from "../host.js";\n',
      "src/host.ts": 'import { readdirSync } from "node:fs";\nexport function entriesIn() {}\n',
      "src/rule.ts": 'export { defineRule } from "./lint/define-rule.js";\n',
      "src/judgements.ts": 'export { a } from "./aws/a.js";\n',
      "src/index.ts":
        'import { rules } from "../rules/index.js";\nimport { c } from "./configs.js";\n',
      "src/cli.ts": 'import { ESLint } from "eslint";\nimport { readFileSync } from "node:fs";\n',
      "rules/trail-a.ts": rule,
      "rules/index.ts": 'import a from "./trail-a.js";\nexport const rules = { a };\n',
      "test/graph.test.ts": 'import { same } from "../src/graph/text.js";\n',
    };
    expect(violationsOf(new Map(Object.entries(sources)))).toEqual([]);
  });

  it.each<[fault: string, path: string, text: string, violation: string]>([
    ["an import upward", "src/document/a.ts", 'import { a } from "../lint/a.js";', "not below it"],
    ["a type upward", "src/iam/a.ts", 'import type { A } from "../aws/a.js";', "not below it"],
    ["a type import upward", "src/iam/a.ts", 'let a: import("../aws/a.js").A;', "not below it"],
    ["an import() upward", "src/iam/a.ts", 'await import("../aws/a.js");', "not below it"],
    [
      "a re-export upward",
      "src/iam/a.ts",
      'export * from "../aws/a.js";\nexport const b = 1;',
      "not below it",
    ],
    ["a sibling of rank 2", "src/graph/a.ts", 'import "../terraform/a.js";', "not below it"],
    ["a rule table in src/rule.ts", "src/rule.ts", 'import "../rules/index.js";', "not below it"],
    ["no layer", "src/other/a.ts", "export const a = 1;", "is in no layer"],
    ["an import of no layer", "src/lint/a.ts", 'import "../other/a.js";', "which is in no layer"],
    [
      "a rule that knows the engine",
      "rules/a.ts",
      'import "../src/aws/trail.js";',
      "src/rule.ts only",
    ],
    ["a rule that knows a rule", "rules/a.ts", 'import b from "./b.js";', "src/rule.ts only"],
    [
      "a rule that knows a package",
      "rules/a.ts",
      'import type { Rule } from "eslint";',
      "src/rule.ts only",
    ],
    ["a rule that knows the system", "rules/a.ts", 'import "node:fs";', "src/rule.ts only"],
    [
      "judgements that others know",
      "src/index.ts",
      'import { a } from "./judgements.js";',
      "only a rule of ours",
    ],
    [
      "judgements in what is everybody's",
      "src/rule.ts",
      'import { a } from "./judgements.js";',
      "only a rule of ours",
    ],
    [
      "a rule that others know",
      "src/index.ts",
      'import a from "../rules/a.js";',
      "only rules/index.ts",
    ],
    [
      "eslint at run time",
      "src/lint/a.ts",
      'import { Linter } from "eslint";',
      "belongs in src/cli",
    ],
    [
      "eslint for its effect",
      "src/lint/a.ts",
      'import { type Linter } from "eslint";',
      "belongs in src/cli",
    ],
    [
      "a parser outside",
      "src/graph/a.ts",
      'import type { Node } from "yaml";',
      "belongs in src/document/",
    ],
    [
      "ESLint's kit outside",
      "src/aws/a.ts",
      'import "@eslint/plugin-kit";',
      "belongs in src/lint/",
    ],
    ["an unknown package", "src/aws/a.ts", 'import "lodash";', "no package of ours"],
    ["files", "src/lint/a.ts", 'import { statSync } from "node:fs";', "belongs in src/host.ts"],
    ["the network", "src/cli.ts", 'import { get } from "node:https";', "imports 'node:https'"],
    [
      "a module without node:",
      "src/cli.ts",
      'import { readFileSync } from "fs";',
      "without 'node:'",
    ],
    ["an import without extension", "src/aws/a.ts", 'import { b } from "./b";', "without '.js'"],
    [
      "a long rule",
      "rules/a.ts",
      "\n".repeat(60) + "export default 1;\n",
      "61 lines, the limit is 60",
    ],
    [
      "a long rule but for its docs",
      "rules/a.ts",
      "const rule = {\n  docs: {\n    a: 1,\n  },\n};\n" + "\n".repeat(58) + "let a;\n",
      "61 lines, the limit is 60",
    ],
    ["a long source", "src/aws/a.ts", "\n".repeat(200) + "let a;\n", "201 lines, the limit is 200"],
    ["a barrel", "src/aws/a.ts", 'import { b } from "./b.js";\nexport { b };', "only barrel"],
    ["a barrel of stars", "src/aws/index.ts", 'export * from "./b.js";', "only barrel"],
    ["a vague folder", "src/aws/utils/a.ts", "let a;", "not named after"],
    ["a vague file", "test/string-helpers.ts", "let a;", "not named after"],
    ["camel case", "src/aws/eventDataStore.ts", "let a;", "not kebab-case"],
    ["a folder with a capital", "src/aws/Trail/a.ts", "let a;", "not kebab-case"],
    [
      "a file that imports itself",
      "src/aws/a.ts",
      'import type { A } from "./a.js";',
      "is a cycle",
    ],
  ])("rejects %s", (_fault, path, text, violation) => {
    expect(violationsOf(new Map([[path, text]]))).toEqual([expect.stringContaining(violation)]);
  });

  it("rejects a cycle inside a folder", () => {
    const sources = new Map([
      ["src/aws/a.ts", 'import { b } from "./b.js";\nexport const a = b;\n'],
      ["src/aws/b.ts", 'import { c } from "./c.js";\nexport const b = c;\n'],
      ["src/aws/c.ts", 'import type { a } from "./a.js";\nexport const c = 1;\n'],
    ]);
    expect(violationsOf(sources)).toEqual([
      "src/aws/a.ts -> src/aws/b.ts -> src/aws/c.ts -> src/aws/a.ts is a cycle",
    ]);
  });
});
