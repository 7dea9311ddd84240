import { describe, expect, it } from "vitest";
import { readArguments } from "../../src/cli/arguments.js";

describe("readArguments", () => {
  it("needs nothing", () => {
    expect(readArguments([])).toEqual({
      kind: "lint",
      paths: ["."],
      preset: "recommended",
      format: "stylish",
      fix: false,
      fixSuggestions: [],
      dryRun: false,
      explain: false,
      maxWarnings: -1,
    });
  });

  it("reads every option, before and after the paths", () => {
    const args = [
      "--preset",
      "all",
      "a",
      "-f",
      "json",
      "--fix",
      "--fix-suggestions=trail-kms-key,trail-logging",
      "--dry-run",
      "--explain",
      "b",
      "--max-warnings=0",
    ];
    expect(readArguments(args)).toEqual({
      kind: "lint",
      paths: ["a", "b"],
      preset: "all",
      format: "json",
      fix: true,
      fixSuggestions: ["trail-kms-key", "trail-logging"],
      dryRun: true,
      explain: true,
      maxWarnings: 0,
    });
  });

  it("takes what follows two dashes for paths", () => {
    expect(readArguments(["--", "--fix"])).toMatchObject({ paths: ["--fix"], fix: false });
  });

  it.each<[args: readonly string[], rules: readonly string[] | "all"]>([
    [["--fix-suggestions"], "all"],
    [["--fix-suggestions=all"], "all"],
    [["--fix-suggestions", "--fix-suggestions=a"], "all"],
    [
      ["--fix-suggestions=a,b", "--fix-suggestions=c"],
      ["a", "b", "c"],
    ],
  ])("takes %j for suggestions of %j", (args, fixSuggestions) => {
    expect(readArguments(args)).toMatchObject({ paths: ["."], fixSuggestions });
  });

  it("takes what stands behind a space for a path", () => {
    const args = readArguments(["--fix-suggestions", "a", "--", "--fix-suggestions"]);
    expect(args).toMatchObject({ paths: ["a", "--fix-suggestions"], fixSuggestions: "all" });
  });

  it.each([["--help"], ["-h"]])("shows help for %s, whatever else is asked", (option) => {
    expect(readArguments(["a", "--fix", option])).toEqual({ kind: "help" });
  });

  it.each([["--version"], ["-v"]])("shows the version for %s", (option) => {
    expect(readArguments([option])).toEqual({ kind: "version" });
  });

  it.each([
    ["an unknown option", ["--strict"], "Unknown option '--strict'"],
    ["an option without its value", ["--preset"], "'--preset <value>' argument missing"],
    ["a value too many", ["--fix=yes"], "'--fix' does not take an argument"],
    ["words for a number", ["--max-warnings", "few"], "'--max-warnings' needs a whole number"],
    ["a fraction", ["--max-warnings", "1.5"], "'--max-warnings' needs a whole number"],
    ["no names of rules", ["--fix-suggestions="], "needs names of rules"],
    ["a name too few", ["--fix-suggestions=a,"], "needs names of rules"],
    ["a dry run of nothing", ["--dry-run"], "needs '--fix' or '--fix-suggestions'"],
    ["nothing for a number", ["--max-warnings="], "'--max-warnings' needs a whole number"],
  ])("rejects %s", (_fault, args, problem) => {
    const read = readArguments(args);
    expect(read.kind === "wrong" && read.problem).toContain(problem);
  });
});

describe("commands", () => {
  it.each<[args: readonly string[], task: object]>([
    [["rules"], { kind: "rules", name: undefined, preset: "all" }],
    [["rules", "trail-kms-key"], { kind: "rules", name: "trail-kms-key", preset: "all" }],
    [["rules", "--preset", "fsbp"], { kind: "rules", name: undefined, preset: "fsbp" }],
    [["init"], { kind: "init", preset: "recommended" }],
    [["init", "--preset=strict"], { kind: "init", preset: "strict" }],
    [["rules", "--help"], { kind: "help" }],
    [["init", "-v"], { kind: "version" }],
  ])("are read from %j", (args, task) => {
    expect(readArguments(args)).toEqual(task);
  });

  it.each<[args: readonly string[], paths: readonly string[]]>([
    [["./rules"], ["./rules"]],
    [["rules/"], ["rules/"]],
    [["--", "rules"], ["rules"]],
    [["--fix", "rules"], ["rules"]],
    [
      ["stacks", "rules", "init"],
      ["stacks", "rules", "init"],
    ],
    [["toString"], ["toString"]],
    [[""], [""]],
  ])("are no commands in %j", (args, paths) => {
    expect(readArguments(args)).toMatchObject({ kind: "lint", paths });
  });

  it.each([
    [["rules", "--fix"], "Unknown option '--fix'"],
    [["rules", "a", "b"], "shows the page of one rule at a time"],
    [["rules", "a", "--preset", "all"], "takes the name of a rule or a preset"],
    [["init", "stacks"], "Unexpected argument 'stacks'"],
    [["init", "--explain"], "Unknown option '--explain'"],
  ])("have options of their own: %j", (args, problem) => {
    const read = readArguments(args);
    expect(read.kind === "wrong" && read.problem).toContain(problem);
  });
});
