import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { markdownTable } from "markdown-table";
import { nodeOf } from "../compatibility/installed.js";
import { readReport } from "./report.js";
import { workshopIn } from "./workshop.js";

/**
 * Changes the rules and what they judge with, a little and again and again, and counts the changes that
 * no test notices. All of it takes a night; a share of the declarations, chosen by chance, tells nearly
 * the same. Needs npm's registry, or a cache of npm that has it all.
 */

const usage = `Usage: npm run mutation -- [--share=0.05] [--seed=1] [--jobs=N] [--cache=FOLDER] [PATTERN...]

Patterns are of files to change: rules/, src/aws, src/graph and src/iam where there are none.
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    share: { type: "string", default: "1" },
    seed: { type: "string", default: "1" },
    jobs: { type: "string", default: String(availableParallelism()) },
    cache: { type: "string", default: join(tmpdir(), "eslint-plugin-cloudtrail-mutation") },
    help: { type: "boolean", default: false },
  },
});
if (values.help) {
  process.stdout.write(usage);
  process.exit();
}

const everything = ["rules/*.ts", "src/aws/**/*.ts", "src/graph/**/*.ts", "src/iam/**/*.ts"];
const settings = {
  testRunner: "vitest",
  plugins: ["@stryker-mutator/vitest-runner", "./test/mutation/sample.ts"],
  ignorers: ["sample"],
  vitest: { configFile: "test/mutation/vitest.config.ts", related: false },
  mutate: positionals.length > 0 ? positionals : everything,
  coverageAnalysis: "perTest",
  // What is made once, when a file is loaded, can be no other for one test.
  ignoreStatic: true,
  concurrency: Number(values.jobs),
  dryRunTimeoutMinutes: 60,
  timeoutMS: 30_000,
  disableTypeChecks: false,
  checkers: [],
  reporters: ["progress-append-only", "json", "html"],
};

const root = fileURLToPath(new URL("../../..", import.meta.url));
const cache = resolve(values.cache);
mkdirSync(cache, { recursive: true });
const node = await nodeOf({ name: "22", range: "22" }, cache);
const { folder, stryker } = await workshopIn(root, cache);
writeFileSync(join(folder, "stryker.config.json"), JSON.stringify(settings));
const env = { ...process.env, MUTATION_SHARE: values.share, MUTATION_SEED: values.seed };
const { status } = spawnSync(node, [stryker, "run"], { cwd: folder, env, stdio: "inherit" });
if (status !== 0) process.exit(1);

const report = readReport(readFileSync(join(folder, "reports/mutation/mutation.json"), "utf8"));
const percent = (part: number, all: number): string =>
  all === 0 ? "" : `${((100 * part) / all).toFixed(1)} %`;
process.stdout.write(
  `${markdownTable(
    [
      ["folder", "noticed", "unnoticed", "run by no test", "score"],
      ...report.map(({ folder, noticed, survived, untested }) => [
        folder,
        ...[noticed, survived, untested].map(String),
        percent(noticed, noticed + survived + untested),
      ]),
    ],
    { align: ["l", "r", "r", "r", "r"] },
  )}\n\nWhat was not noticed: ${join(folder, "reports/mutation/mutation.html")}\n`,
);
