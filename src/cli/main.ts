import { readArguments, type LintArguments } from "./arguments.js";
import { version } from "../version.js";
import { help } from "./help.js";
import { reasonOf } from "./reason.js";
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
    case "lint":
      return lint(read);
  }
}

async function lint(args: LintArguments): Promise<Status> {
  try {
    // ESLint and the rules take their time to load, so only those wait for them who lint.
    const { check } = await import("./check.js");
    const { status, output, aside, complaints, summary } = await check(args);
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

function complain(problem: string): void {
  process.stderr.write(`cloudtrail-lint: ${problem}\n`);
}
