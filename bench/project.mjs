import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { ESLint } from "eslint";
import cloudtrail from "../dist/index.js";
import { project } from "../dist/project.js";
import { figures, writeSection } from "./markdown.mjs";
import { quantile, ratiosOf } from "./ratios.mjs";
import { writeRepository } from "./repository.mjs";

/**
 * What it takes to judge the templates of a repository together: ESLint over 2,000 templates, and those of
 * a folder, with a project and without, and the index of the project, each time in a process of its own.
 */

/** How many trails there are, each with a bucket in another template, and how many templates import a subnet. */
const repositories = {
  "2,000 services, nothing of which is shared": { trails: 0, imports: 0 },
  "five trails, as many as a Region may have, 200 imports": { trails: 5, imports: 200 },
  "forty trails, 200 imports": { trails: 40, imports: 200 },
};

function compare(folders, rounds) {
  const rows = Object.entries(folders).map(([name, folder]) => [name, ...timed(folder, rounds)]);
  const heads = ["without a project", "the index alone", "with a project", "ratio", "quartiles"];
  return figures([["", ...heads], ...rows]);
}

function timed(folder, rounds) {
  const [without, index, together] = [[], [], []];
  for (let round = 0; round < rounds; round++) {
    without.push(took(folder, "without a project"));
    index.push(took(folder, "the index alone"));
    together.push(took(folder, "with a project"));
  }
  const { median, low, high } = ratiosOf(together, without);
  return [
    ...[without, index, together].map((each) => `${(quantile(each, 0.5) / 1000).toFixed(1)} s`),
    `${median.toFixed(2)} ×`,
    `${low.toFixed(2)} to ${high.toFixed(2)}`,
  ];
}

function took(folder, name) {
  const args = [fileURLToPath(import.meta.url), "run", folder, name];
  return Number(spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" }).stdout);
}

/** All that a cache is told of a project, which is as much as there is to know of it, or more. */
function indexed(root) {
  const before = process.cpuUsage();
  JSON.stringify(project({ root }));
  return process.cpuUsage(before);
}

async function linted(root, name) {
  const eslint = new ESLint({
    cwd: root,
    overrideConfigFile: true,
    overrideConfig: {
      files: ["**/*.{yaml,yml,json,template}"],
      plugins: { cloudtrail },
      language: "cloudtrail/template",
      ...(name === "with a project" && { languageOptions: { project: { root } } }),
      rules: cloudtrail.configs.recommended.rules,
    },
  });
  await eslint.lintFiles(["."]);
  return process.cpuUsage();
}

if (process.argv[2] === "run") {
  const [root, name] = process.argv.slice(3);
  const { user, system } = name === "the index alone" ? indexed(root) : await linted(root, name);
  process.stdout.write(String((user + system) / 1000));
} else {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      rounds: { type: "string", default: "5" },
      write: { type: "boolean", default: false },
    },
  });
  const made = mkdtempSync(join(tmpdir(), "repositories-"));
  const folders = Object.entries(repositories).map(([name, contents], index) => {
    const folder = join(made, String(index));
    writeRepository(folder, contents);
    return [name, folder];
  });
  const given = positionals.map((folder) => ["2,000 public templates", folder]);
  const measured = `${values.rounds} rounds, Node.js ${process.version}\n\n${compare(Object.fromEntries([...folders, ...given]), Number(values.rounds))}`;
  process.stdout.write(`${measured}\n`);
  if (values.write) writeSection("project.mjs", measured);
  rmSync(made, { recursive: true });
}
