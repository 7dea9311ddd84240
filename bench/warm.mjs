import { readFileSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import process from "node:process";
import { ESLint } from "eslint";
import { quantile } from "./ratios.mjs";
import { relinted } from "./relinted.mjs";

/**
 * Templates linted again after each edit by a process that goes on, as in an editor: the medians of
 * milliseconds over all of them, for each language and preset by turns.
 */

const [edits, ...files] = process.argv.slice(2);
const linters = Object.values(relinted).map((config) => {
  const overrideConfig = { ...config, files: ["**/?*"] };
  return new ESLint({ cwd: dirname(resolve(files[0])), overrideConfigFile: true, overrideConfig });
});
const templates = files.map((file) => ({ name: basename(file), text: readFileSync(file, "utf8") }));
const samples = linters.map(() => []);
for (let edit = 0; edit < Number(edits); edit++) {
  for (const { name: filePath, text } of templates) {
    for (const [index, linter] of linters.entries()) {
      const start = process.cpuUsage();
      const [result] = await linter.lintText(text + "\n".repeat(edit), { filePath });
      const { user, system } = process.cpuUsage(start);
      const ignored = result.messages.find(({ message }) => message.startsWith("File ignored"));
      if (ignored !== undefined) throw new Error(ignored.message);
      // At first everything is still being compiled.
      if (edit >= Number(edits) / 3) samples[index].push((user + system) / 1000);
    }
  }
}
process.stdout.write(JSON.stringify(samples.map((each) => quantile(each, 0.5))));
