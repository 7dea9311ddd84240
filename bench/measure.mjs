import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const time = "/usr/bin/time";
const timeout = "/usr/bin/timeout";

/** Whether the time and the memory of other programs can be measured here. */
export const canMeasure = [time, timeout].every((each) => existsSync(each));

const killed = 128 + 9;

/**
 * Runs a command to its end, or until it has taken too long: then whatever it has started ends, too.
 *
 * @param {{ file: string, args: readonly string[], cwd?: string, input?: string }} command
 * @param {{ seconds: number, statuses: readonly number[] }} expected
 * @returns {{ milliseconds: number, megabytes: number } | { tooLong: true } | { failed: string }} processor
 * time, which what else a machine does changes little, and the most memory that one of its processes held
 */
export function measure({ file, args, cwd, input }, { seconds, statuses }) {
  const folder = mkdtempSync(join(tmpdir(), "measure-"));
  const report = join(folder, "report");
  const { status, signal } = spawnSync(
    timeout,
    [
      ...["--signal", "KILL", String(seconds), time],
      ...["--output", report, "--format", "%U %S %M", file, ...args],
    ],
    { cwd, input, encoding: "utf8", maxBuffer: 1 << 30 },
  );
  const lines = existsSync(report) ? readFileSync(report, "utf8").trim().split("\n") : [];
  rmSync(folder, { recursive: true });
  if (signal !== null || status === killed) return { tooLong: true };
  if (!statuses.includes(status)) return { failed: `status ${status}` };
  const [user, system, kilobytes] = lines.at(-1).split(" ").map(Number);
  return { milliseconds: (user + system) * 1000, megabytes: kilobytes / 1000 };
}
