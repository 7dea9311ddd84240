import { spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ESLint } from "eslint";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";

import { eslintVersions, nodeVersions, statement } from "./compatibility/versions.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const readme = readFileSync(join(root, "README.md"), "utf8");

function blocks(language: string): readonly string[] {
  return [...readme.matchAll(/^```(\w+)\n(.*?)^```$/gms)].flatMap(([, named, text]) =>
    named === language && text !== undefined ? [text] : [],
  );
}

describe("the output in the README", () => {
  it("is what the demo prints", () => {
    const cli = join(root, "dist/cli.js");
    const run = spawnSync(process.execPath, [cli, "fixtures/templates"], { cwd: root });
    const printed = new Set(
      String(run.stdout)
        .split("\n")
        .map((line) => line.trim()),
    );
    const shown = blocks("console")
      .flatMap((block) => block.split("\n"))
      .filter((line) => /^ +\d+:\d+ /.test(line))
      .map((line) => line.trim());
    expect(shown.length).toBeGreaterThan(4);
    expect(shown.filter((line) => !printed.has(line))).toEqual([]);
  });
});

describe("what is written into the README", () => {
  const print = (...args: readonly string[]): string =>
    spawnSync(process.execPath, [join(root, "dist/cli.js"), ...args], {
      cwd: root,
      encoding: "utf8",
    }).stdout.trim();
  const between = (text: string, name: string, content: string): string => {
    const marks = [`<!-- begin ${name} -->`, `<!-- end ${name} -->`] as const;
    const [before = "", rest = ""] = text.split(marks[0]);
    const [, after = ""] = rest.split(marks[1]);
    return `${before}${marks[0]}\n\n${content}\n\n${marks[1]}${after}`;
  };

  it("is what the command line prints, and the versions that are tried", async () => {
    const project = "--project=fixtures/estate";
    const table = print(project)
      .split("\n")
      .filter((line) => line.startsWith("|"));
    expect(table.length).toBeGreaterThan(3);
    const graph = print("graph", project);
    expect(graph).toContain("AccountTrail");
    const drawn = between(readme, "estate graph", `\`\`\`mermaid\n${graph}\n\`\`\``);
    const told = between(drawn, "estate table", table.join("\n"));
    const fresh = between(told, "versions", statement());
    await expect(fresh).toMatchFileSnapshot(join(root, "README.md"));
  });
});

describe("the versions in the README", () => {
  const { peerDependencies, engines } = JSON.parse(
    readFileSync(join(root, "package.json"), "utf8"),
  ) as Readonly<Record<"peerDependencies" | "engines", Readonly<Record<string, string>>>>;
  const major = (name: string): string => name.split(".")[0] ?? "";

  it("begin where those of the manifest do", () => {
    const [oldest] = eslintVersions;
    const majors = new Set(eslintVersions.map(({ name }) => major(name)));
    const ranges = [...majors].map(
      (each) => `^${each === major(oldest!.name) ? oldest!.name : each}`,
    );
    expect(peerDependencies["eslint"]).toBe(ranges.join(" || "));

    const promised = engines["node"]!.split(" || ");
    expect(promised.map((range) => major(range.replace(/^\D+/, "")))).toEqual(
      nodeVersions.map(({ name }) => major(name)),
    );
    expect(promised[0]).toBe(`^${nodeVersions[0]!.range}`);
  });
});

describe("the demo of the edits", () => {
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  const [, command = ""] = manifest.scripts["demo:fix"]?.split("npm run build && node ") ?? [];
  const args = command.split(" ");
  const path = join(root, args.at(-1) ?? "");

  it("makes the template right that the README shows, in a diff that git applies", () => {
    expect(readme).toContain("npm run demo:fix ");
    expect(readme).toContain(`\n${args.at(-1) ?? ""}\n`);
    const weak = readFileSync(path, "utf8");
    const { status, stdout } = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" });
    expect(status).toBe(0);
    expect(readFileSync(path, "utf8")).toBe(weak);

    const folder = realpathSync(mkdtempSync(join(tmpdir(), "demo-")));
    onTestFinished(() => {
      rmSync(folder, { recursive: true });
    });
    const copy = join(folder, args.at(-1) ?? "");
    cpSync(path, copy, { recursive: true });
    expect(spawnSync("git", ["apply", "-"], { cwd: folder, input: stdout }).status).toBe(0);
    const lint = spawnSync(process.execPath, [join(root, "dist/cli.js"), copy], {
      encoding: "utf8",
    });
    expect(lint).toMatchObject({ status: 0, stdout: "" });
    const comments = (text: string): readonly string[] => text.match(/#.*/g) ?? [];
    expect(comments(readFileSync(copy, "utf8"))).toEqual(comments(weak));
  });
});

describe("the configurations in the README", () => {
  let folder = "";
  // Below the package, so that the plugin finds itself by its name.
  beforeAll(() => {
    mkdirSync(join(root, "dist"), { recursive: true });
    folder = mkdtempSync(join(root, "dist", "readme-"));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  const imports = `import { defineConfig } from "eslint/config";
import cloudtrail from "eslint-plugin-cloudtrail";
`;
  const configurations = blocks("js").filter((block) => block.includes("export default"));

  it("are all there", () => {
    expect(configurations).toHaveLength(4);
  });

  it.each(configurations)("find what is wrong: %s", async (block) => {
    const written = block.includes("eslint/config") ? block : imports + block;
    const config = join(folder, "eslint.config.mjs");
    writeFileSync(config, written);
    const eslint = new ESLint({ cwd: folder, overrideConfigFile: config, ignore: false });
    const trail = "Resources:\n  Trail:\n    Type: AWS::CloudTrail::Trail\n";
    const filePath = join(folder, "infrastructure", "trail.yaml");
    const [result] = await eslint.lintText(trail, { filePath });
    expect(result?.messages.map(({ ruleId }) => ruleId)).toContain("cloudtrail/trail-kms-key");
  });
});
