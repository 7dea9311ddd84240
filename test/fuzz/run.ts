import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import fc from "fast-check";

import { anyInput, type Input } from "./any-input.js";
import type { Fault } from "./faults.js";
import { judgeApart } from "./judge-apart.js";
import { minimised } from "./minimised.js";
import { folderOfNeighbours } from "./neighbours.js";
import { templatesIn } from "./templates-in.js";

/** Lints files that nobody wrote for as long as is asked, and writes down those that show a fault. */

const { values } = parseArgs({
  options: {
    seconds: { type: "string", default: "60" },
    seed: { type: "string", default: String(Date.now() % 1_000_000_000) },
    output: { type: "string", default: "dist/fuzz" },
  },
});
const [seconds, seed] = [Number(values.seconds), Number(values.seed)];
const { CLOUDTRAIL_CORPUS: corpus } = process.env;

/** Seconds for one file, and for making it smaller. */
const limits = { seconds: 60, minimising: 60, perBatch: 25 };

const paths = ["fixtures", ...(corpus === undefined ? [] : [corpus])].flatMap(templatesIn);
const folder = folderOfNeighbours();
const judge = judgeApart(folder);
const counts = { files: 0, characters: 0, faults: 0 };
const kinds = new Map<string, number>();

print(`Seed ${seed}, ${seconds} s, ${paths.length} files on disk.`);
const end = Date.now() + seconds * 1000;
for (let batch = 0; Date.now() < end; batch++) {
  const inputs = fc.sample(anyInput(paths), { seed: seed + batch, numRuns: limits.perBatch });
  for (const input of inputs) {
    if (Date.now() >= end) break;
    counts.files += 1;
    counts.characters += input.text.length;
    for (const fault of await judge.faultsOf(input, limits.seconds)) await note(fault, input);
  }
}
judge.stop();
rmSync(folder, { recursive: true });
print(
  `${counts.files} files, ${counts.characters} characters, ${counts.faults} faults of ${kinds.size} kinds.`,
);
for (const [kind, times] of kinds) print(`${String(times).padStart(6)}  ${kind}`);
process.exitCode = counts.faults > 0 ? 1 : 0;

/** Faults that differ in names and numbers only are of one kind. */
function kindOfFault({ promise, detail }: Fault): string {
  const [line = ""] = detail.split("\n");
  return `${promise}: ${line
    .replaceAll(/'[^']*'/g, "'…'")
    .replaceAll(/\d+/g, "…")
    .replaceAll(/ at [^ ]*/g, "")
    .slice(0, 160)}`;
}

async function note(fault: Fault, input: Input): Promise<void> {
  counts.faults += 1;
  const kind = kindOfFault(fault);
  const times = kinds.get(kind) ?? 0;
  kinds.set(kind, times + 1);
  if (times > 0) return;
  const until = Date.now() + limits.minimising * 1000;
  const patience = fault.promise === "no hang" ? 10 : limits.seconds;
  const small = await minimised(input, async (smaller) => {
    if (Date.now() > until) return false;
    const faults = await judge.faultsOf(smaller, patience);
    return faults.some(
      (other) =>
        kindOfFault(other) === kind || (other.promise === "memory" && fault.promise === "memory"),
    );
  });
  mkdirSync(resolve(values.output), { recursive: true });
  const path = join(values.output, `${seed}-${kinds.size}-${small.settings}-${small.name}`);
  writeFileSync(path, small.text);
  print(`${fault.promise}: ${path} (settings: ${small.settings})\n${indented(fault.detail)}`);
}

function indented(text: string): string {
  return text
    .split("\n")
    .slice(0, 8)
    .map((line) => `    ${line}`)
    .join("\n");
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
