import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

/** How a run of the built command line ended and what it said. */
export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export const root: string = fileURLToPath(new URL("../..", import.meta.url));
const program = join(root, "dist/cli.js");

/** Runs the built program; Node.js itself may take options too. */
export function run(
  args: readonly string[],
  cwd: string = root,
  nodeArgs: readonly string[] = [],
): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...nodeArgs, program, ...args], {
    cwd,
    encoding: "utf8",
    timeout: 60_000,
    env: { ...process.env, FORCE_COLOR: undefined },
  });
  return { status, stdout, stderr };
}

/** A folder of its own for a test, with files in it. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "cloudtrail-lint-")));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

/** A script that lets Node.js, which is given it by `--require`, load nothing of such a name. */
export function refusing(names: RegExp): string {
  return `const { Module } = require("node:module");
const load = Module._load;
Module._load = function (name, ...rest) {
  if (${String(names)}.test(name) && !Module.isBuiltin(name)) throw new Error(name);
  return load.call(this, name, ...rest);
};
`;
}

/** A template with one trail, which has all that the recommended preset asks for but what is given. */
export function trail(properties: Readonly<Record<string, unknown>> = {}): string {
  const Properties = {
    S3BucketName: "logs",
    KMSKeyId: "alias/logs",
    IsLogging: true,
    IsMultiRegionTrail: true,
    EnableLogFileValidation: true,
    ...properties,
  };
  const Resources = { Trail: { Type: "AWS::CloudTrail::Trail", Properties } };
  return `${JSON.stringify({ Resources }, null, 2)}\n`;
}

export const clean: string = trail();
export const weak: string = trail({ EnableLogFileValidation: false });
