import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { relative } from "node:path";
import process from "node:process";
import { fileURLToPath, URL } from "node:url";
import { table } from "./ratios.mjs";

/**
 * One template from the command line, as before a commit, beside ESLint with a language that parses
 * nothing. The commands take turns, so that a machine that slows down slows all of them.
 */

const root = fileURLToPath(new URL("..", import.meta.url));
const [file = "fixtures/templates/audit-trail.yaml", rounds = "21"] = process.argv.slice(2);

const eslint = "node_modules/eslint/bin/eslint.js";
const commands = {
  "eslint, null language": [eslint, "--config", "bench/no-rule.config.mjs"],
  "eslint, null language and idle rules": [eslint, "--config", "bench/idle-rules.config.mjs"],
  "eslint, recommended": [eslint, "--config", "bench/recommended.config.mjs"],
  "cloudtrail-lint": ["dist/cli.js"],
};

const samples = Object.fromEntries(Object.keys(commands).map((name) => [name, []]));
// The first round fills the caches of the file system and does not count.
for (let round = -1; round < Number(rounds); round++) {
  for (const [name, args] of Object.entries(commands)) {
    const milliseconds = run([...args, file]);
    if (round >= 0) samples[name].push(milliseconds);
  }
}

const bytes = readFileSync(file).length;
process.stdout.write(
  `${relative(root, file)}, ${bytes} bytes, ${rounds} rounds, Node.js ${process.version}\n\n${table(samples, 0)}`,
);

/** Processor time: what else a machine does adds little to it, unlike to the time on the clock. */
function run(args) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--require", "./bench/processor-time.cjs", ...args],
    { cwd: root, encoding: "utf8" },
  );
  if (status > 1 || stdout.includes("File ignored")) throw new Error(stdout + stderr);
  return Number(/processor time (\S+)$/.exec(stderr)?.[1]);
}
