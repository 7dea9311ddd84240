import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { folderWith, root, type Run } from "../cli/command-line.js";

const lint = `exec "${process.execPath}" "${join(root, "dist/cli.js")}" "$@"`;

/** The package as npm would have installed it: a program of a folder `.bin`. */
export const installed = `#!/bin/sh\n${lint}\n`;

/** What takes the place of npm's programs, so that nothing is fetched: they write down what they are told. */
const programs = {
  npm: `#!/bin/sh
echo "npm $*" >> "$TOLD"
[ "$1" = install ] || exit 0
mkdir -p "$3/node_modules/.bin"
cp "$(dirname "$0")/cloudtrail-lint" "$3/node_modules/.bin/cloudtrail-lint"
`,
  npx: `#!/bin/sh
echo "npx $*" >> "$TOLD"
while [ "$1" != cloudtrail-lint ]; do shift; done
shift
${lint}
`,
  "cloudtrail-lint": installed,
};

export interface Shell {
  /** Runs a script as a pipeline does: it ends where a command fails. */
  readonly run: (script: string, env?: Readonly<Record<string, string>>) => Run;
  /** A file with what npm and npx were told. */
  readonly told: string;
}

/** A shell in a folder. */
export function shellIn(folder: string): Shell {
  const bin = join(folderWith({}), "bin");
  mkdirSync(bin);
  for (const [name, script] of Object.entries(programs)) {
    writeFileSync(join(bin, name), script);
    chmodSync(join(bin, name), 0o755);
  }
  const told = join(bin, "told.txt");
  const PATH = [bin, process.env["PATH"] ?? ""].join(delimiter);
  return {
    told,
    run(script, env = {}) {
      const args = ["--noprofile", "--norc", "-eo", "pipefail", "-c", script];
      const { status, stdout, stderr } = spawnSync("bash", args, {
        cwd: folder,
        encoding: "utf8",
        env: { ...process.env, FORCE_COLOR: undefined, TOLD: told, PATH, ...env },
      });
      return { status, stdout, stderr };
    },
  };
}
