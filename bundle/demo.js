import { spawnSync } from "node:child_process";
import process from "node:process";

/** Shows what the command line finds in the fixtures; it has to find something. */
const { status, stdout } = spawnSync(process.execPath, ["dist/cli.js", "fixtures/templates"], {
  encoding: "utf8",
  stdio: ["ignore", "pipe", "inherit"],
});
process.stdout.write(stdout);
process.exitCode = status === 1 && stdout.includes("cloudtrail/") ? 0 : 1;
