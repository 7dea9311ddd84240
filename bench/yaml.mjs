import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath, URL } from "node:url";
import { parseAllDocuments } from "yaml";
import { readFastYaml } from "../dist/src/document/fast-yaml/read.js";
import { readLibraryYaml } from "../dist/src/document/library-yaml.js";
import { composeYaml } from "../dist/src/document/yaml-source.js";
import { readYaml } from "../dist/src/document/yaml.js";
import { quantile, ratiosOf } from "./ratios.mjs";

/**
 * From the text of YAML files to their documents: by the library, by our reader without and with its
 * fast path. They take turns; `--write` puts the table into README.md.
 */

const root = fileURLToPath(new URL("..", import.meta.url));
const args = process.argv.slice(2);
const [folder = join(root, "fixtures"), rounds = "7"] = args.filter((arg) => arg !== "--write");

const texts = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(ya?ml|template)$/i.test(entry.name))
  .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"))
  .filter((text) => !/^\uFEFF?\s*[[{]/.test(text));
const length = texts.reduce((sum, text) => sum + text.length, 0);

const readers = {
  "`parseAllDocuments` of `yaml`": (text) => parseAllDocuments(text, { logLevel: "silent" }),
  "its nodes and lexemes, as we need them": composeYaml,
  "our tree of those": readLibraryYaml,
  "our tree, fast where possible": readYaml,
};
const samples = Object.fromEntries(Object.keys(readers).map((name) => [name, []]));
// In the first round everything is still being compiled.
for (let round = -1; round < Number(rounds); round++) {
  for (const [name, read] of Object.entries(readers)) {
    const start = busy();
    for (const text of texts) read(text);
    if (round >= 0) samples[name].push(busy() - start);
  }
}

const covered = texts.filter((text) => readFastYaml(text) !== undefined);
const coveredLength = covered.reduce((sum, text) => sum + text.length, 0);
const percent = (part, whole) => `${((100 * part) / whole).toFixed(1)} %`;

const [library] = Object.values(samples);
const own = samples["our tree of those"];
const rows = Object.entries(samples).map(([name, times]) => [
  name,
  `${(length / quantile(times, 0.5) / 1000).toFixed(1)} MB/s`,
  timesFaster(library, times),
  timesFaster(own, times),
]);
const report = [
  `${texts.length} files, ${(length / 1e6).toFixed(1)} MB, ${rounds} rounds, Node.js ${process.version}; ` +
    `${percent(covered.length, texts.length)} of the files and ${percent(coveredLength, length)} of ` +
    "the text are read without the library.",
  "",
  ...table([["", "throughput", "to the library", "to our tree of its nodes"], ...rows]),
].join("\n");
process.stdout.write(`${report}\n`);

if (args.includes("--write")) {
  const readme = join(root, "bench/README.md");
  const section = /(?<=<!-- yaml\.mjs -->\n).*?(?=<!-- end -->)/s;
  writeFileSync(
    readme,
    readFileSync(readme, "utf8").replace(section, () => `\n${report}\n\n`),
  );
}

/** How many times as fast as a measure a reader is, and the quartiles of that. */
function timesFaster(measure, times) {
  const { median, low, high } = ratiosOf(measure, times);
  const range = measure === times ? "" : ` (${low.toFixed(1)} to ${high.toFixed(1)})`;
  return `${median.toFixed(1)} ×${range}`;
}

/** A table whose first column is text and whose others are figures, laid out as Prettier would. */
function table([head, ...rows]) {
  const widths = head.map((_, column) =>
    Math.max(3, ...[head, ...rows].map((row) => row[column].length)),
  );
  const line = (row) =>
    `| ${row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]) : cell.padStart(widths[at]))).join(" | ")} |`;
  const rule = widths.map((width, at) =>
    at === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`,
  );
  return [line(head), line(rule), ...rows.map(line)];
}

/** The milliseconds for which this process kept processors busy. */
function busy() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
