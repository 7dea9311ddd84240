import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath, URL } from "node:url";
import { planOf } from "./plan-of.mjs";

/**
 * Plans of growing size from the command line: the time and the memory that a whole process takes.
 * One resource in twenty is of a type that rules read, as in the plans of an account's foundation.
 */

const root = fileURLToPath(new URL("..", import.meta.url));
const sizes = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), "plans-"));

for (const megabytes of sizes.length === 0 ? [2, 5, 10, 20] : sizes) {
  const file = join(folder, `plan-${megabytes}.json`);
  const text = planOf(megabytes * 1_000_000);
  writeFileSync(file, text);
  const { stderr, status } = spawnSync(
    process.execPath,
    ["--require", "./bench/processor-time.cjs", "dist/cli.js", "--preset", "all", file],
    { cwd: root, encoding: "utf8" },
  );
  if (status !== 1) throw new Error(stderr);
  const [, time] = /processor time (\S+)/.exec(stderr);
  const [, memory] = /memory (\S+)/.exec(stderr);
  process.stdout.write(
    `${(text.length / 1e6).toFixed(1).padStart(6)} MB ${Math.round(time).toString().padStart(6)} ms ${Math.round(memory).toString().padStart(6)} MB of memory\n`,
  );
}
rmSync(folder, { recursive: true });
