import { spawnSync } from "node:child_process";
import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { folderWith, root } from "../cli/command-line.js";

interface Workflow {
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<
    Record<
      string,
      {
        readonly permissions?: Readonly<Record<string, string>>;
        readonly steps: readonly {
          readonly uses?: string;
          readonly run?: string;
          readonly with?: Readonly<Record<string, unknown>>;
        }[];
      }
    >
  >;
}

const folder = join(root, ".github/workflows");
const texts = readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8"));
const workflows = texts.map((text) => parse(text) as Workflow);
const jobs = workflows.flatMap((workflow) => Object.values(workflow.jobs));

/** Recipes for others keep to the same; our own action is named by the version that is documented. */
const recipes = readFileSync(join(root, "docs/ci.md"), "utf8");

describe("the workflows", () => {
  it("name what they use by a commit, and its version beside", () => {
    const lines = [...texts, recipes].flatMap((text) =>
      text
        .split("\n")
        .filter((line) => line.includes("uses:") && !line.includes("eslint-plugin-cloudtrail@")),
    );
    expect(lines.length).toBeGreaterThan(5);
    expect(lines.filter((line) => !/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([]);
  });

  it("are given nothing but what each job says it needs", () => {
    expect(workflows.map(({ permissions }) => permissions)).toEqual(workflows.map(() => ({})));
    const named = workflows.flatMap((workflow) => Object.entries(workflow.jobs));
    expect(Object.fromEntries(named.map(([name, { permissions }]) => [name, permissions]))).toEqual(
      {
        check: { contents: "read" },
        compatibility: { contents: "read" },
        next: { contents: "read" },
        version: { contents: "write", "pull-requests": "write" },
        pack: { contents: "read" },
        publish: { "id-token": "write" },
        tag: { contents: "write" },
      },
    );
  });

  it("leave no credentials behind where they check out", () => {
    const steps = jobs.flatMap((job) => job.steps);
    const checkouts = steps.filter(({ uses }) => uses?.startsWith("actions/checkout@"));
    expect(checkouts.length).toBe(6);
    for (const step of checkouts) expect(step.with).toEqual({ "persist-credentials": false });
  });

  it("install what is locked", () => {
    const lines = jobs.flatMap(({ steps }) =>
      steps.flatMap(({ run = "" }) => run.match(/npm (?:ci|install|i)\b.*/g) ?? []),
    );
    expect(lines).toEqual([
      "npm ci",
      "npm ci --prefix .ci/release --ignore-scripts --no-audit --no-fund",
    ]);
    const lock = JSON.parse(readFileSync(join(root, ".ci/release/package-lock.json"), "utf8")) as {
      readonly packages: Readonly<Record<string, { readonly integrity?: string }>>;
    };
    const { "": own, ...others } = lock.packages;
    expect(own).toMatchObject({
      dependencies: { "@changesets/cli": expect.stringMatching(/^\d+\.\d+\.\d+$/) as string },
    });
    expect(Object.values(others).filter(({ integrity }) => integrity === undefined)).toEqual([]);
  });

  it("run nothing of the project where they may write", () => {
    const writing = jobs.filter(({ permissions = {} }) =>
      Object.values(permissions).includes("write"),
    );
    const steps = writing.flatMap((job) => job.steps);
    const used = steps.flatMap(({ uses }) => uses?.replace(/@.*/, "") ?? []);
    expect(used.filter((action) => !action.startsWith("actions/"))).toEqual([]);
    const lines = steps.flatMap(({ run = "" }) => run.split("\n"));
    const commands = lines.flatMap(
      (line) => /\b(?:node|npm|npx)\b.*|\.ci\/.*/.exec(line)?.[0] ?? [],
    );
    expect(commands).toEqual([expect.stringMatching(/^npm publish /)]);
  });

  it("publish where nothing else is run", () => {
    const publishing = jobs.filter(({ permissions = {} }) => "id-token" in permissions);
    expect(publishing.map(({ permissions }) => permissions)).toEqual([{ "id-token": "write" }]);
    const commands = publishing[0]!.steps.flatMap(({ run }) => run ?? []);
    expect(commands).toEqual([
      expect.stringMatching(/^npm publish --provenance .*--ignore-scripts [^ ]+\.tgz$/),
    ]);
  });

  it("make no expression a part of a script", () => {
    const scripts = jobs.flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? []));
    expect(scripts.filter((script) => script.includes("${{"))).toEqual([]);
  });
});

describe("a new version", () => {
  it("is made of changesets beside which nothing is installed: a folder there is taken for one", () => {
    const names = readdirSync(join(root, ".changeset"));
    expect(names.filter((name) => !/\.md$|^config\.json$/.test(name))).toEqual([]);
  });

  it("is named wherever users are told one", () => {
    const copy = folderWith({});
    const tracked = spawnSync("git", ["ls-files", "-z"], { cwd: root, encoding: "utf8" }).stdout;
    const files = tracked.split("\0").filter((path) => /\.(md|ts|yaml|yml|json|mjs)$/.test(path));
    const telling = files.filter((path) => !/^(test|fixtures|bench)\//.test(path));
    for (const path of telling) cpSync(join(root, path), join(copy, path));
    const read = (path: string): string => readFileSync(join(copy, path), "utf8");
    const before = (JSON.parse(read("package.json")) as { readonly version: string }).version;
    const pack = read("package.json").replace(`"version": "${before}"`, '"version": "98.7.6"');
    writeFileSync(join(copy, "package.json"), pack);
    const script = join(root, ".ci/release/name-version.mjs");
    expect(spawnSync(process.execPath, [script], { cwd: copy }).status).toBe(0);
    const named = /(?:eslint-plugin-cloudtrail@v?|rev: v|export const version = ")(\d+\.\d+\.\d+)/g;
    const versions = telling.flatMap((path) =>
      [...read(path).matchAll(named)].map(([, version]) => `${path} ${version ?? ""}`),
    );
    expect(versions.length).toBeGreaterThan(5);
    expect(versions.filter((each) => !each.endsWith(" 98.7.6"))).toEqual([]);
  });
});
