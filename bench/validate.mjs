import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import process from "node:process";

/** Lints the files that are named on the standard input with AWS's library, as its readme does. */
const [folder] = process.argv.slice(2);
const { RegoEngine, TemplateFile } = createRequire(import.meta.url)(folder);
const engine = new RegoEngine();
let findings = 0;
for (const path of readFileSync(0, "utf8").split("\n")) {
  try {
    findings += engine.validateStandard(new TemplateFile(path)).diagnostics.length;
  } catch {
    // What it cannot read is none of its templates.
  }
}
engine.free();
process.stdout.write(`${String(findings)} findings\n`);
