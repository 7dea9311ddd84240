import { existsSync } from "node:fs";
import { printable } from "../lint/printable.js";
import { readArguments, type Task } from "./arguments.js";
import { version } from "../version.js";
import { help } from "./help.js";
import { reasonOf } from "./reason.js";
import type { Report } from "./report.js";
import type { Status } from "./status.js";

/** Runs a command line. */
export async function main(args: readonly string[]): Promise<Status> {
  const read = readArguments(args);
  switch (read.kind) {
    case "help":
      process.stdout.write(help);
      return 0;
    case "version":
      process.stdout.write(`${version}\n`);
      return 0;
    case "wrong":
      complain(read.problem);
      process.stderr.write("See 'cloudtrail-lint --help'.\n");
      return 2;
    default:
      return carryOut(read);
  }
}

async function carryOut(task: Task): Promise<Status> {
  try {
    // Whoever has a folder of that name may have meant it, and should not take silence for praise.
    if (isBare(task) && existsSync(task.kind)) {
      complain(`'${task.kind}' is a command; write './${task.kind}' for the path.`);
    }
    const { status, output, aside, complaints, summary } = await reportOf(task);
    if (output !== "") process.stdout.write(`${output}\n`);
    process.stderr.write(aside);
    complaints.forEach(complain);
    if (summary !== undefined) process.stderr.write(`${summary}\n`);
    return status;
  } catch (error) {
    complain(reasonOf(error));
    return 2;
  }
}

/** Whether nothing is said that only a command would be told. */
function isBare(task: Task): boolean {
  if (task.kind === "graph") return task.paths.length === 1 && task.paths[0] === ".";
  return task.kind === "init" || (task.kind === "rules" && task.name === undefined);
}

/** ESLint and the rules take their time to load, so only those wait for them who need them. */
async function reportOf(task: Task): Promise<Report> {
  switch (task.kind) {
    case "lint":
      return (await import("./check.js")).check(task);
    case "rules":
      return (await import("./rules.js")).rules(task);
    case "graph":
      return (await import("./graph.js")).graph(task);
    case "init":
      return (await import("./init.js")).init(task);
  }
}

function complain(problem: string): void {
  process.stderr.write(`cloudtrail-lint: ${printable(problem)}\n`);
}
