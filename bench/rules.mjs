import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath, URL } from "node:url";
import { Linter } from "eslint";
import cloudtrail from "../dist/index.js";

/** What part of the time the rules take beside reading the templates, and which take most of it. */

const root = fileURLToPath(new URL("..", import.meta.url));
const [folder = join(root, "fixtures"), rounds = "3"] = process.argv.slice(2);

const texts = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(ya?ml|json|template)$/i.test(entry.name))
  .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"));

const config = {
  ...cloudtrail.configs.all,
  files: ["**/?*"],
  ignores: [],
};

let reading = 0;
const rules = new Map();
// In the first round everything is still being compiled.
for (let round = -1; round < Number(rounds); round++) {
  for (const text of texts) {
    const linter = new Linter({ configType: "flat" });
    linter.verifyAndFix(text, config, { filename: "template", stats: true, fix: false });
    for (const pass of round < 0 ? [] : linter.getTimes().passes) {
      reading += pass.parse.total;
      for (const [name, { total }] of Object.entries(pass.rules ?? {})) {
        rules.set(name, (rules.get(name) ?? 0) + total);
      }
    }
  }
}

const all = [...rules.values()].reduce((sum, each) => sum + each, 0);
const dearest = [...rules].sort(([, a], [, b]) => b - a).slice(0, 5);
const share = (part) => `${((100 * part) / (reading + all)).toFixed(1)} %`;
const lines = [
  `${texts.length} files: reading ${share(reading)}, all rules ${share(all)}, of which`,
  ...dearest.map(([name, total]) => `${share(total).padStart(8)}  ${name}`),
];
process.stdout.write(`${lines.join("\n")}\n`);
