import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const time = "/usr/bin/time";

/** Whether the time and the memory of other programs can be measured here. */
export const canMeasure = existsSync(time);

/**
 * Runs a command to its end, or until it has taken too long.
 *
 * @param {{ file: string, args: readonly string[], cwd?: string, input?: string }} command
 * @param {{ seconds: number, statuses: readonly number[] }} expected
 * @returns {{ milliseconds: number, megabytes: number } | { tooLong: true } | { failed: string }} processor
 * time, which what else a machine does changes little, and the most memory that one of its processes held
 */
export function measure({ file, args, cwd, input }, { seconds, statuses }) {
  const folder = mkdtempSync(join(tmpdir(), "measure-"));
  const report = join(folder, "report");
  const { status, signal, stdout, stderr, error } = spawnSync(
    time,
    ["--output", report, "--format", "%U %S %M", file, ...args],
    { cwd, input, encoding: "utf8", timeout: seconds * 1000, maxBuffer: 1 << 30 },
  );
  const lines = existsSync(report) ? readFileSync(report, "utf8").trim().split("\n") : [];
  rmSync(folder, { recursive: true });
  if (error?.code === "ETIMEDOUT" || signal !== null) return { tooLong: true };
  if (!statuses.includes(status)) {
    return { failed: `status ${status}: ${(stderr || stdout).trim().split("\n").at(-1)}` };
  }
  const [user, system, kilobytes] = lines.at(-1).split(" ").map(Number);
  return { milliseconds: (user + system) * 1000, megabytes: kilobytes / 1000 };
}
