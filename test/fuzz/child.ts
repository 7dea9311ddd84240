import process from "node:process";

import type { Input } from "./any-input.js";
import { judge } from "./faults.js";

/** A process of its own, which may hang or run out of memory, judges files one by one. */

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error("It is started by another.");
process.chdir(folder);

const faultsOf = judge();

process.on("message", (input: Input) => {
  process.send?.(faultsOf(input));
});
process.on("disconnect", () => process.exit());
