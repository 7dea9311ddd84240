import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { Log } from "../../src/formatters/sarif/log.js";
import { clean, folderWith, root, weak } from "../cli/command-line.js";
import { shellIn } from "./programs.js";

const page = readFileSync(join(root, "docs/ci.md"), "utf8");
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  readonly version: string;
};

/** GitHub's machines have it. */
const hasJq = spawnSync("jq", ["--version"]).status === 0;
if (!hasJq) console.warn("jq is not installed: what is uploaded to GitHub is not filtered here.");

interface Step {
  readonly if?: string;
  readonly run?: string;
  readonly with?: object;
}

const suppress = [{ rule: "cloudtrail/trail-log-file-validation", reason: "It is known." }];
const suppressed = weak.replace(
  '"Properties"',
  `"Metadata": ${JSON.stringify({ cloudtrail: { suppress } })}, "Properties"`,
);

/** The example of a language below a heading that has some text. */
function example(heading: string, language: string, having = ""): unknown {
  const section = page.split(/^## /m).find((each) => each.startsWith(heading)) ?? "";
  const blocks = [...section.matchAll(/^```(\w+)\n(.*?)^```$/gms)];
  const block = blocks.find(([, named, text]) => named === language && text?.includes(having));
  return parse(block?.[2] ?? "");
}

describe("the page about pipelines", () => {
  it("names this version", () => {
    const named = [...page.matchAll(/(?:@v?|rev: v)(\d+\.\d+\.\d+)/g)].map(([, each]) => each);
    expect(named.length).toBeGreaterThan(2);
    expect(new Set(named)).toEqual(new Set([version]));
  });

  it("has a hook for pre-commit that exists", () => {
    const { repos } = example("pre-commit", "yaml", "rev:") as {
      readonly repos: readonly { readonly hooks: readonly { readonly id: string }[] }[];
    };
    const hooks = readFileSync(join(root, ".pre-commit-hooks.yaml"), "utf8");
    expect(hooks).toContain(`- id: ${repos[0]!.hooks[0]!.id}\n`);
  });

  it("has a command for lint-staged that mends and finds", () => {
    const staged = example("husky", "json") as {
      readonly "lint-staged": Readonly<Record<string, string>>;
    };
    const [[pattern, command] = []] = Object.entries(staged["lint-staged"]);
    expect(pattern).toBe("*.{yaml,yml,json,template}");
    const folder = folderWith({
      "a.json": weak,
      "b.json": weak.replace("alias/logs", "alias/aws/s3"),
    });
    const shell = shellIn(folder);
    const { status, stdout } = shell.run(`${command!} a.json b.json`);
    expect(status).toBe(1);
    expect(stdout).toContain("cloudtrail/trail-kms-key");
    expect(readFileSync(join(folder, "a.json"), "utf8")).toBe(clean);
  });

  it("has a command of ESLint for lint-staged that minds no file that is left alone", () => {
    const [, given = ""] = /^is `eslint (.+?)`/m.exec(page) ?? [];
    const config = `import cloudtrail from ${JSON.stringify(pathToFileURL(join(root, "dist/index.js")).href)};
export default [cloudtrail.configs.recommended];
`;
    const folder = folderWith({
      "eslint.config.mjs": config,
      "package.json": "{}",
      "a.json": weak,
    });
    const eslint = JSON.stringify(join(root, "node_modules/eslint/bin/eslint.js"));
    const command = `node ${eslint} ${given} --max-warnings 0 a.json package.json`;
    expect(shellIn(folder).run(command)).toMatchObject({ status: 0, stdout: "" });
    expect(readFileSync(join(folder, "a.json"), "utf8")).toBe(clean);
  });

  it("has a job for GitLab that leaves a report", () => {
    const { "cloudtrail-lint": job } = example("GitLab CI", "yaml") as {
      readonly "cloudtrail-lint": {
        readonly script: readonly string[];
        readonly artifacts: { readonly reports: { readonly codequality: string } };
      };
    };
    const folder = folderWith({ "stacks/trail.json": weak });
    const shell = shellIn(folder);
    const { status } = shell.run(job.script.join("\n"), { CI_PROJECT_DIR: folder });
    expect(status).toBe(1);
    expect(readFileSync(shell.told, "utf8")).toMatch(
      /^npm ci\nnpx cloudtrail-lint --format gitlab /,
    );
    const report = readFileSync(join(folder, job.artifacts.reports.codequality), "utf8");
    expect(JSON.parse(report)).toMatchObject([
      {
        check_name: "cloudtrail/trail-log-file-validation",
        location: { path: "stacks/trail.json", lines: { begin: 10 } },
      },
    ]);
  });

  it.skipIf(!hasJq)(
    "uploads no result that is suppressed, and nothing where nothing was linted",
    () => {
      const { jobs } = example("GitHub", "yaml", "upload-sarif") as {
        readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>;
      };
      const [, lint, filter, upload] = Object.values(jobs).flatMap(({ steps }) => steps);
      const { paths, "output-file": all } = lint!.with as Readonly<Record<string, string>>;
      const { sarif_file: open } = upload!.with as Readonly<Record<string, string>>;
      const folder = folderWith({
        [`${paths!}/new.json`]: weak,
        [`${paths!}/known.json`]: suppressed,
      });
      const shell = shellIn(folder);
      const command = `mkdir reports\n! cloudtrail-lint --format sarif ${paths!} > ${all!}`;
      expect(shell.run(`${command}\n${filter!.run!}`)).toMatchObject({ status: 0 });
      const filesIn = (name: string): readonly string[] =>
        (JSON.parse(readFileSync(join(folder, name), "utf8")) as Log).runs.flatMap(({ results }) =>
          results.map(({ locations }) => locations[0]!.physicalLocation.artifactLocation.uri),
        );
      expect(filesIn(all!)).toEqual([`${paths!}/known.json`, `${paths!}/new.json`]);
      expect(filesIn(open!)).toEqual([`${paths!}/new.json`]);
      expect([filter!.if, upload!.if]).toEqual(
        [all!, open!].map((file) => `\${{ !cancelled() && hashFiles('${file}') != '' }}`),
      );
    },
  );

  it("uses the action with inputs that it has", () => {
    const { jobs } = example("GitHub", "yaml") as {
      readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>;
    };
    const inputs = Object.values(jobs).flatMap(({ steps }) =>
      steps.flatMap((step) => Object.keys(step.with ?? {})),
    );
    const action = parse(readFileSync(join(root, "action.yml"), "utf8")) as {
      readonly inputs: Readonly<Record<string, unknown>>;
    };
    expect(inputs).toEqual(["paths", "preset"]);
    expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(inputs));
  });
});
