#!/usr/bin/env node
import module from "node:module";
import { main } from "./cli/main.js";

// Newer versions of Node.js remember what they compiled; ESLint's own command asks for it too.
(module as { readonly enableCompileCache?: () => void }).enableCompileCache?.();

// Whoever reads the findings may have seen enough, as `head` has.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

void main(process.argv.slice(2)).then((status) => {
  process.exitCode = status;
});
