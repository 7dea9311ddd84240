import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliDecompressSync } from "node:zlib";
import { ESLint } from "eslint";
import tseslint from "typescript-eslint";
import { describe, expect, it } from "vitest";
import { reports } from "../src/cli/formats.js";

const root = fileURLToPath(new URL("..", import.meta.url));

interface Manifest {
  readonly name: string;
  readonly type: string;
  readonly license: string;
  readonly sideEffects: boolean;
  readonly types: string;
  readonly files: readonly string[];
  readonly exports: Readonly<Record<string, string>>;
  readonly bin: Readonly<Record<string, string>>;
  readonly engines: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
}

interface Lock {
  readonly packages: Readonly<
    Record<
      string,
      { readonly dev?: boolean; readonly license?: string; readonly resolved?: string }
    >
  >;
}

function read(path: string): string {
  return readFileSync(`${root}/${path}`, "utf8");
}

function run(command: string, ...args: readonly string[]): string {
  return execFileSync(command, args, {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
}

const manifest = JSON.parse(read("package.json")) as Manifest;

describe("package.json", () => {
  it("says what the package is", () => {
    expect(manifest).toMatchObject({
      name: "eslint-plugin-cloudtrail",
      type: "module",
      license: "MIT",
      sideEffects: false,
      types: "./dist/index.d.ts",
      bin: { "cloudtrail-lint": "dist/cli.js" },
      peerDependencies: { eslint: "^9.38 || ^10" },
    });
    expect(read("LICENSE")).toMatch(/^MIT License\n\nCopyright \(c\) \d+ eslint-plugin-cloudtrail/);
  });

  it("exports what ESLint loads, and each report", () => {
    const faces = ["index", "project", "rule", ...Object.keys(reports)];
    expect(manifest.exports).toEqual({
      ...Object.fromEntries(
        faces.map((name) => [name === "index" ? "." : `./${name}`, `./dist/${name}.js`]),
      ),
      "./package.json": "./package.json",
    });
  });

  it("runs where ESLint 10 runs", () => {
    const eslint = JSON.parse(read("node_modules/eslint/package.json")) as Manifest & {
      readonly version: string;
    };
    expect(eslint.version).toMatch(/^10\./);
    expect(manifest.engines).toEqual(eslint.engines);
  });

  it("depends on little, and on nothing with a licence that binds users", () => {
    expect(Object.keys(manifest.dependencies).sort()).toEqual(["@eslint/plugin-kit"]);
    const { packages } = JSON.parse(read("package-lock.json")) as Lock;
    const installed = Object.entries(packages).filter(([path, { dev }]) => path !== "" && !dev);
    expect(installed.length).toBeGreaterThanOrEqual(3);
    for (const [path, { license }] of installed) {
      expect(license, path).toMatch(/^(MIT|ISC|Apache-2\.0)$/);
    }
  });

  it("installs from whatever registry the user has", () => {
    const { packages } = JSON.parse(read("package-lock.json")) as Lock;
    expect(Object.values(packages).filter(({ resolved }) => resolved !== undefined)).toEqual([]);
    expect(existsSync(`${root}/.npmrc`)).toBe(false);
  });
});

describe("the packed package", () => {
  const [pack] = JSON.parse(run("npm", "pack", "--dry-run", "--json", "--ignore-scripts")) as [
    { readonly unpackedSize: number; readonly files: readonly { readonly path: string }[] },
  ];
  const paths = pack.files.map((file) => file.path);

  it("holds the build, the documents and nothing else", () => {
    const expected =
      /^(package\.json|README\.md|LICENSE|THIRD-PARTY-LICENSES\.md|dist\/[\w-]+\.(js|d\.ts)|dist\/chunks\/[\w-]+\.cjs|dist\/texts\.br|dist\/types\/[\w-]+\.d\.ts)$/;
    expect(paths.filter((path) => !expected.test(path))).toEqual([]);
    expect(paths.filter((path) => path.includes("playground"))).toEqual([]);
    expect(paths).toEqual(
      expect.arrayContaining(
        ["package.json", "README.md", "LICENSE"].concat([
          "dist/index.js",
          "dist/index.d.ts",
          "dist/cli.js",
          "dist/types/define-rule.d.ts",
        ]),
      ),
    );
  });

  it("takes less than a megabyte, in few files", () => {
    expect(pack.unpackedSize).toBeLessThan(1_000_000);
    expect(pack.files.length).toBeLessThan(100);
  });

  it("holds the pages of rules, and all that they lead to", () => {
    const packed = brotliDecompressSync(readFileSync(`${root}/dist/texts.br`)).toString();
    const texts = packed.split("\0").map((text) => {
      const [name = "", ...lines] = text.split("\n");
      return [name, lines.join("\n")] as const;
    });
    const { style, script, ...pages } = Object.fromEntries(texts);
    expect([style, script].every((text) => text !== undefined && text.length > 1000)).toBe(true);
    const names = readdirSync(`${root}/docs/rules`);
    expect(Object.keys(pages).map((name) => `${name}.md`)).toEqual(names);
    const links = Object.entries(pages).flatMap(([name, page]) => {
      expect(page, name).toBe(read(`docs/rules/${name}.md`));
      const prose = page.replace(/^```.*?^```$/gms, "");
      const targets = [...prose.matchAll(/\]\(([^)#]+)[^)]*\)/g)].map(([, target = ""]) => target);
      const inside = targets.filter((target) => !target.startsWith("https:"));
      return inside.map((target) => posix.join("docs/rules", target));
    });
    expect(links.length).toBeGreaterThan(5);
    const held = [...paths, ...names.map((name) => `docs/rules/${name}`)];
    expect(links.filter((link) => !held.includes(link))).toEqual([]);
  });

  it("has a README of which every link leads somewhere from where it is installed", () => {
    const prose = read("README.md").replace(/^```.*?^```$/gms, "");
    const targets = [...prose.matchAll(/\]\(([^)#]+)[^)]*\)/g)].map(([, target = ""]) => target);
    const repository =
      /^https:\/\/github\.com\/(?:eslint-plugin-cloudtrail\/){2}(?:blob|raw)\/main\//;
    const ours = targets.filter((target) => repository.test(target));
    expect(ours.length).toBeGreaterThan(10);
    expect(
      ours.filter((target) => !existsSync(`${root}/${target.replace(repository, "")}`)),
    ).toEqual([]);
    const inside = targets.filter((target) => !target.startsWith("https:"));
    expect(inside.filter((target) => !paths.includes(target))).toEqual([]);
  });

  it("holds what it exports, and declares it", () => {
    const entries = Object.values(manifest.exports).filter((path) => path.endsWith(".js"));
    const files = entries.flatMap((path) => {
      const file = path.replace("./", "");
      return [file, file.replace(/\.js$/, ".d.ts")];
    });
    expect(files.length).toBeGreaterThan(8);
    expect(files.filter((file) => !paths.includes(file))).toEqual([]);
  });
});

describe("the committed files", () => {
  // A letter stands in brackets here and there, or this file would find itself.
  const forbidden: readonly (readonly [what: string, pattern: RegExp])[] = [
    ["work left to do", /\b(TO[D]O|FIX[M]E)\b/],
    ["a path of one machine", /(?<![\w.])[/](work|tmp|home|root|Users)\//],
    ["an npm registry", /registry[.](npmjs|yarnpkg|npmmirror)[.]|npm[.]pkg[.]/],
  ];

  function faultsOf(path: string, text: string): string[] {
    return forbidden
      .filter(([, pattern]) => pattern.test(text))
      .map(([what]) => `${path} contains ${what}`);
  }

  it("are free of what belongs to their author", () => {
    const paths = run("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
      .split("\0")
      .filter((path) => path !== "" && existsSync(`${root}/${path}`));
    expect(paths).toContain("package.json");
    expect(paths.flatMap((path) => faultsOf(path, read(path)))).toEqual([]);
  });

  it("would not be, with one of these", () => {
    const texts = [
      "// TO" + "DO: more",
      '"file://' + ["", "tmp", "a"].join("/"),
      "https://registry." + "npmjs.org",
    ];
    expect(texts.map((text) => faultsOf("a", text).length)).toEqual([1, 1, 1]);
    expect(faultsOf("a", "src/work/a, ../tmp/b, registry.terraform.io/hashicorp/aws")).toEqual([]);
  });
});

describe("eslint.config.js", () => {
  // The sample is no file of the project, so what needs the project's types is left out.
  const eslint = new ESLint({
    cwd: root,
    overrideConfigFile: `${root}/eslint.config.js`,
    overrideConfig: [{ files: ["**/*.ts"], ...tseslint.configs.disableTypeChecked }],
  });

  async function lint(code: string, filePath = "rules/sample.ts"): Promise<readonly string[]> {
    const results = await eslint.lintText(code, { filePath });
    return results.flatMap((result) => result.messages.map((message) => message.message));
  }

  function ruleWith(
    part: Partial<Record<"description" | "messages" | "suggestions" | "check", string>>,
  ): string {
    return `import { defineRule, Trail } from "../src/rule.js";

export default defineRule({
  name: "sample",
  resource: Trail,
  docs: { description: ${part.description ?? '"Require every trail to log"'} },
  messages: ${part.messages ?? `{ off: "Trail '{{resource}}' is off.", on: "'{{resource}}' is on." }`},
  suggestions: ${part.suggestions ?? `{ on: "Set '{{property}}' to true." }`},
  check(trail, report) {
    ${part.check ?? 'report(trail, "off");'}
  },
});
`;
  }

  it("accepts a rule that is worded well", async () => {
    expect(await lint(ruleWith({}))).toEqual([]);
    expect(await lint(ruleWith({ description: '"Disallow trails that are off"' }))).toEqual([]);
  });

  it.each<[fault: string, code: string, message: string]>([
    [
      "a message in lower case",
      ruleWith({ messages: '{ off: "trail is off." }' }),
      "Write a message",
    ],
    [
      "a message without period",
      ruleWith({ messages: '{ off: "Trail is off" }' }),
      "Write a message",
    ],
    [
      "a message put together",
      ruleWith({ messages: '{ off: "Trail" + " is off." }' }),
      "Write a message",
    ],
    [
      "a message in backticks",
      ruleWith({ messages: "{ off: `Trail is off.` }" }),
      "Write a message",
    ],
    ["messages from elsewhere", ruleWith({ messages: "texts" }), "Write the texts"],
    ["messages spread", ruleWith({ messages: '{ ...texts, off: "Off." }' }), "Write the texts"],
    [
      "a suggestion in lower case",
      ruleWith({ suggestions: '{ on: "set it." }' }),
      "Write a suggestion",
    ],
    [
      "a suggestion without period",
      ruleWith({ suggestions: '{ on: "Set it" }' }),
      "Write a suggestion",
    ],
    [
      "a description of another kind",
      ruleWith({ description: '"Trails must log"' }),
      "Write a description",
    ],
    [
      "a description with a period",
      ruleWith({ description: '"Require trails to log."' }),
      "Write a description",
    ],
    [
      "a description put together",
      ruleWith({ description: '"Require" + " logs"' }),
      "Write a description",
    ],
    ["a try", ruleWith({ check: "try { report(trail); } catch { report(); }" }), "nothing throws"],
    [
      "an import() in a rule",
      ruleWith({ check: 'report(trail, import("node:fs"));' }),
      "imports '../src/rule.js' only",
    ],
    ["an import of the engine", 'import "../src/aws/trail.js";', "imports '../src/rule.js' only"],
    ["an import of a package", 'import "yaml";', "imports '../src/rule.js' only"],
    ["a banner", `// ${"-".repeat(20)}\nexport default 1;\n`, "Unexpected '-----' comment"],
    [
      "a file overview",
      "/** @fileoverview A rule. */\nexport default 1;\n",
      "'@fileoverview' comment",
    ],
  ])("rejects %s", async (_fault, code, message) => {
    expect(await lint(code)).toEqual([expect.stringContaining(message)]);
  });

  it("lets the table of rules import the rules", async () => {
    const table = 'import sample from "./sample.js";\n\nexport const rules = { sample };\n';
    expect(await lint(table, "rules/index.ts")).toEqual([]);
  });
});
