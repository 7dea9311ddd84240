import { existsSync, readdirSync, rmSync } from "node:fs";
import process from "node:process";

/** What was compiled from a file that is gone would be packed; chunks are written anew anyway. */
function removeStale() {
  for (const folder of ["dist/chunks", "dist/types"]) {
    rmSync(folder, { recursive: true, force: true });
  }
  for (const file of existsSync("dist") ? readdirSync("dist", { recursive: true }) : []) {
    const source = file.replace(/\.(d\.ts|js)$/, ".ts");
    if (source !== file && !existsSync(source)) rmSync(`dist/${file}`);
  }
}

if (process.argv.includes("--stale")) removeStale();
else rmSync("dist", { recursive: true, force: true });
