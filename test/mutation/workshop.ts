import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { npm } from "../compatibility/installed.js";
import { run } from "../compatibility/program.js";

/** Stryker and what runs our tests for it; both need a newer Node.js than we do. */
const packages = ["@stryker-mutator/core@^10.1.0", "@stryker-mutator/vitest-runner@^10.1.0"];

/** What is written for each rule, so that a change of one runs that one's fixtures only. */
const ruleTest = (rule: string): string =>
  `import { judgeRule } from "./judge-rule.js";\njudgeRule(${JSON.stringify(rule)});\n`;

export interface Workshop {
  readonly folder: string;
  /** What starts Stryker. */
  readonly stryker: string;
}

/** A copy of the project in which Stryker is installed, and a test file for each rule. */
export async function workshopIn(root: string, cache: string): Promise<Workshop> {
  const folder = join(cache, "project");
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) {
    if (name !== "node_modules") rmSync(join(folder, name), { recursive: true });
  }
  const listed = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  const { stdout } = await run("git", listed, root);
  for (const path of stdout.split("\0").filter((each) => existsSync(join(root, each)))) {
    if (path === "") continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(join(root, path), join(folder, path));
  }
  for (const rule of readdirSync(join(folder, "fixtures/rules"))) {
    writeFileSync(join(folder, "test/mutation", `${rule}.test.ts`), ruleTest(rule));
  }
  const stryker = join(folder, "node_modules/@stryker-mutator/core/bin/stryker.js");
  if (!existsSync(stryker)) {
    const install = ["install", "--no-save", "--no-audit", "--no-fund", "--prefer-offline"];
    await npm([...install, ...packages], folder);
  }
  return { folder, stryker };
}
