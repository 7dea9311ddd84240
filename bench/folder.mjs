import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath, URL } from "node:url";
import { Linter } from "eslint";
import cloudtrail from "../dist/index.js";
import { plugin } from "./null-language.mjs";
import { table } from "./ratios.mjs";

/** Many templates in one run: what reading them takes, and what the rules take besides. */

const root = fileURLToPath(new URL("..", import.meta.url));
const [folder = join(root, "fixtures"), rounds = "5"] = process.argv.slice(2);

const texts = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(ya?ml|json|template)$/i.test(entry.name))
  .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"));

const language = {
  files: ["**/?*"],
  plugins: { cloudtrail, null: plugin },
  language: "cloudtrail/template",
};
const configs = {
  "read, no rules": language,
  "read, recommended": { ...language, rules: cloudtrail.configs.recommended.rules },
  "read, all": { ...language, rules: cloudtrail.configs.all.rules },
  "null language": { ...language, language: "null/nothing" },
};

const linter = new Linter({ configType: "flat" });
const samples = Object.fromEntries(Object.keys(configs).map((name) => [name, []]));
// In the first round everything is still being compiled.
for (let round = -1; round < Number(rounds); round++) {
  for (const [name, config] of Object.entries(configs)) {
    const start = busy();
    for (const text of texts) linter.verify(text, config, { filename: "template" });
    if (round >= 0) samples[name].push((busy() - start) / texts.length);
  }
}

const kilobytes = Math.round(texts.reduce((sum, text) => sum + text.length, 0) / 1024);
process.stdout.write(
  `${texts.length} files, ${kilobytes} kB, ${rounds} rounds, Node.js ${process.version}; per file\n\n${table(samples, 3)}`,
);

/** The milliseconds for which this process kept processors busy. */
function busy() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
