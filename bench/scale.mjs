import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, extname, join } from "node:path";
import process from "node:process";
import { fileURLToPath, URL } from "node:url";
import { figures, writeSection } from "./markdown.mjs";
import { largeTemplate } from "./large-template.mjs";

/**
 * What more files, and larger ones, take of the processor and of the memory: whole runs of ESLint with
 * `recommended`, in one thread and in two.
 */

const root = fileURLToPath(new URL("..", import.meta.url));
const [corpus = join(root, "fixtures"), ...options] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "scale-"));

const templates = readdirSync(corpus, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(?:ya?ml|json|template)$/i.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name))
  .sort();

const ofFiles = [["files", "text", "one thread", "memory", "two threads", "memory"]];
for (const count of [250, 1000, 4000]) {
  const copies = join(folder, String(count));
  let characters = 0;
  for (let index = 0; index < count; index++) {
    const template = templates[Math.floor((index * templates.length) / count) % templates.length];
    const text = readFileSync(template);
    characters += text.length;
    write(join(copies, String(index % 50), `${index}${extname(template)}`), text);
  }
  const [one, two] = [1, 2].map((threads) => run(copies, "**/*", threads));
  ofFiles.push([
    String(count),
    `${megabytes(characters)} MB`,
    ...[one, two].flatMap(({ seconds, memory }) => [`${seconds} s`, `${memory} MB`]),
  ]);
}

const ofSizes = [["one file", "YAML", "memory", "JSON", "memory"]];
for (const size of [100_000, 1_000_000, 9_900_000]) {
  const measured = ["yaml", "json"].map((language) => {
    const file = join(folder, String(size), `template.${language}`);
    write(file, largeTemplate(size, language));
    return run(dirname(file), `template.${language}`, 1);
  });
  ofSizes.push([
    `${megabytes(size)} MB`,
    ...measured.flatMap(({ seconds, memory }) => [`${seconds} s`, `${memory} MB`]),
  ]);
}
rmSync(folder, { recursive: true });

const measured = `${figures(ofFiles)}\n\n${figures(ofSizes)}\n\nNode.js ${process.version}.`;
process.stdout.write(`${measured}\n`);
if (options.includes("--write")) writeSection("scale.mjs", measured);

function write(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function run(cwd, pattern, threads) {
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      ...["--require", join(root, "bench/processor-time.cjs")],
      join(root, "node_modules/eslint/bin/eslint.js"),
      ...["--config", join(root, "bench/recommended.config.mjs")],
      ...["--concurrency", String(threads), "--output-file", join(folder, "report"), pattern],
    ],
    { cwd, encoding: "utf8", maxBuffer: 1 << 30 },
  );
  if (status > 1) throw new Error(stderr);
  // Each thread tells what the whole process took until it ended; the process itself is the last.
  const last = (name) => Number([...stderr.matchAll(new RegExp(`${name} (\\S+)`, "g"))].at(-1)[1]);
  return {
    seconds: (last("processor time") / 1000).toFixed(1),
    memory: Math.round(last("memory")),
  };
}

function megabytes(bytes) {
  return (bytes / 1_000_000).toFixed(1);
}
