import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir, totalmem } from "node:os";
import { join, resolve } from "node:path";
import process from "node:process";
import { fileURLToPath, URL } from "node:url";
import { parseArgs } from "node:util";
import { casesIn, editedIn } from "./cases.mjs";
import { contendersIn } from "./contenders.mjs";
import { figures, writeSection } from "./markdown.mjs";
import { canMeasure, measure } from "./measure.mjs";
import { quantile, ratiosOf } from "./ratios.mjs";
import { relinted } from "./relinted.mjs";

/**
 * All who lint templates, in one run and by turns, each time in a process of its own; what they took
 * goes to the page of figures.
 */

const { values } = parseArgs({
  options: {
    peers: { type: "string", default: "bench/peers" },
    rounds: { type: "string", default: "5" },
    seconds: { type: "string", default: "120" },
    only: { type: "string" },
    write: { type: "boolean", default: false },
  },
});
const rounds = Number(values.rounds);
const seconds = Number(values.seconds);
if (!canMeasure) throw new Error("/usr/bin/time is needed (GNU time).");

const contenders = contendersIn(resolve(values.peers));
const present = contenders.filter(({ version }) => version !== undefined);
const folder = mkdtempSync(join(tmpdir(), "side-by-side-"));
const cases = casesIn(folder).filter(({ name }) => name.includes(values.only ?? ""));
const sections = cases.map((each) => `### ${sentence(each.name)}\n\n${compared(each)}`);
if (values.only === undefined) {
  for (const each of editedIn(folder)) {
    const title = sentence(`${each.name}, after an edit each, in a process that goes on`);
    sections.push(`### ${title}\n\n${warm(each)}`);
  }
}
rmSync(folder, { recursive: true });

const absent = contenders.filter(({ version }) => version === undefined);
const [{ model }, ...others] = cpus();
const report = [
  `${String(rounds)} rounds on ${String(others.length + 1)} × ${model}, ${String(Math.round(totalmem() / 2 ** 30))} GB, ` +
    `${process.platform} ${process.arch}, Node.js ${process.version}; ` +
    `${[...new Map(present.map(({ name, version }) => [toolOf(name), version]))].map(([name, version]) => `${name} ${version}`).join(", ")}. ` +
    `Processor time of the whole process, the quartiles of its ratio to the first line, and the most memory ` +
    `that one of its processes held. What takes longer than ${String(seconds)} s is stopped.`,
  ...(absent.length === 0
    ? []
    : [`Absent on that machine: ${absent.map(({ name }) => name).join(", ")}.`]),
  ...sections,
].join("\n\n");
process.stdout.write(`${report}\n`);
if (values.write) writeSection("side-by-side.mjs", report);

function compared(each) {
  const able = present.filter(({ kind }) => kind === undefined || kind === each.kind);
  const samples = new Map(able.map(({ name }) => [name, []]));
  // The first round fills the caches of the file system and does not count.
  for (let round = -1; round < rounds; round++) {
    for (const { name, command, statuses } of able) {
      const own = samples.get(name);
      const last = own.at(-1);
      // What took too long once would again.
      if (last !== undefined && !("milliseconds" in last)) continue;
      process.stderr.write(`${each.name}, round ${String(round + 1)}: ${name}\n`);
      const sample = measure(command(each), { seconds, statuses });
      if (round >= 0 || !("milliseconds" in sample)) own.push(sample);
    }
  }
  const [floor] = [...samples.values()].map((own) => own.map(({ milliseconds }) => milliseconds));
  const rows = [...samples].map(([name, own]) => [name, ...cells(own, floor)]);
  return figures([["", "processor time", "ratio", "quartiles", "memory"], ...rows]);
}

function cells(own, floor) {
  const last = own.at(-1);
  if ("tooLong" in last) return [`over ${String(seconds)} s`, "", "", ""];
  if ("failed" in last) return [`fails: ${last.failed}`, "", "", ""];
  const times = own.map(({ milliseconds }) => milliseconds);
  const megabytes = quantile(
    own.map((sample) => sample.megabytes),
    0.5,
  );
  return [...timed(times, floor), `${megabytes.toFixed(0)} MB`];
}

function timed(times, floor, digits = 2) {
  const { median, low, high } = ratiosOf(times, floor);
  const seconds = (quantile(times, 0.5) / 1000).toFixed(digits);
  return [`${seconds} s`, `${median.toFixed(2)} ×`, `${low.toFixed(2)} to ${high.toFixed(2)}`];
}

function warm({ files, edits }) {
  const script = fileURLToPath(new URL("warm.mjs", import.meta.url));
  const samples = Array.from({ length: rounds }, () =>
    JSON.parse(
      spawnSync(process.execPath, [script, String(edits), ...files], { encoding: "utf8" }).stdout,
    ),
  );
  const columns = Object.keys(relinted).map((name, index) => [
    name,
    samples.map((each) => each[index]),
  ]);
  const [[, floor]] = columns;
  const rows = columns.map(([name, times]) => [name, ...timed(times, floor, 4)]);
  return figures([["", "processor time", "ratio", "quartiles"], ...rows]);
}

function toolOf(name) {
  return name.split(",")[0];
}

function sentence(name) {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
