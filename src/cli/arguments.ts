import { parseArgs } from "node:util";
import { isSettings } from "./project-file.js";

/** What the command line asks for, or what is wrong with it. */
export type Arguments =
  | { readonly kind: "help" | "version" }
  | { readonly kind: "wrong"; readonly problem: string }
  | Task;

/** What there is to do. */
export type Task =
  | ({ readonly kind: "lint" } & LintArguments)
  | ({ readonly kind: "rules" } & RulesArguments)
  | ({ readonly kind: "init" } & InitArguments)
  | ({ readonly kind: "graph" } & GraphArguments);

export interface LintArguments {
  /** Files, folders and patterns; none for all of the project. */
  readonly paths: readonly string[];
  readonly preset: string;
  readonly format: string;
  readonly fix: boolean;
  /** The rules whose suggestions to apply, if any. */
  readonly fixSuggestions: readonly string[] | "all";
  /** Whether to show what would change rather than to save it. */
  readonly dryRun: boolean;
  /** Whether to say of each finding how it came to be. */
  readonly explain: boolean;
  /**
   * The folder whose templates to judge together, and whose trails to show, or a file of settings that
   * says which they are; empty for the folder of the repository.
   */
  readonly project: string | undefined;
  /** As ESLint's: any number of warnings where it is negative. */
  readonly maxWarnings: number;
}

export interface RulesArguments {
  /** The rule whose page to show; all are listed where there is none. */
  readonly name: string | undefined;
  /** The preset whose rules to list, of all that there are. */
  readonly preset: string;
}

export interface GraphArguments {
  readonly paths: readonly string[];
  readonly format: "dot" | "json" | "mermaid";
  /** The same of those that lead to one another. */
  readonly project: string;
}

export interface InitArguments {
  readonly preset: string;
}

/** What may stand first. Anything else, and `./rules`, is a path to lint. */
const commands: ReadonlyMap<string, (args: readonly string[]) => Arguments> = new Map([
  ["rules", readRules],
  ["init", readInit],
  ["graph", readGraph],
]);

export function readArguments(args: readonly string[]): Arguments {
  const [first = "", ...others] = args;
  const readCommand = commands.get(first);
  try {
    return readCommand === undefined ? readLint(args) : readCommand(others);
  } catch (error) {
    // `parseArgs` throws what it has to say to the user.
    return wrong(error instanceof Error ? error.message : String(error));
  }
}

/** What every command understands. */
const general = {
  help: { type: "boolean", short: "h" },
  version: { type: "boolean", short: "v" },
} as const;

type General = Readonly<Partial<Record<keyof typeof general, boolean>>>;

function generalRequest({ help, version }: General): Arguments | undefined {
  if (help === true) return { kind: "help" };
  return version === true ? { kind: "version" } : undefined;
}

const lintOptions = {
  ...general,
  preset: { type: "string", default: "recommended" },
  format: { type: "string", short: "f", default: "stylish" },
  fix: { type: "boolean", default: false },
  "fix-suggestions": { type: "string", multiple: true },
  "dry-run": { type: "boolean", default: false },
  explain: { type: "boolean", default: false },
  project: { type: "string" },
  "max-warnings": { type: "string", default: "-1" },
} as const;

function readLint(args: readonly string[]): Arguments {
  const { values, positionals } = parseArgs({
    args: [...spelledOut(args)],
    options: lintOptions,
    allowPositionals: true,
  });
  const request = generalRequest(values);
  if (request !== undefined) return request;
  const { preset, format, fix, explain, project, "dry-run": dryRun } = values;
  const maxWarnings = Number(values["max-warnings"]);
  if (!/^(-1|\d+)$/.test(values["max-warnings"])) {
    return wrong("Option '--max-warnings' needs a whole number.");
  }
  const named = (values["fix-suggestions"] ?? []).flatMap((list) => list.split(","));
  if (named.includes("")) return wrong("Option '--fix-suggestions' needs names of rules.");
  const fixSuggestions = named.includes("all") ? "all" : named;
  if (dryRun && !fix && fixSuggestions.length === 0) {
    return wrong("Option '--dry-run' needs '--fix' or '--fix-suggestions'.");
  }
  return {
    kind: "lint",
    paths: pathsIn(positionals, project),
    preset,
    format,
    fix,
    fixSuggestions,
    dryRun,
    explain,
    project,
    maxWarnings,
  };
}

function readGraph(args: readonly string[]): Arguments {
  const { values, positionals } = parseArgs({
    args: [...spelledOut(args)],
    options: {
      ...general,
      format: { type: "string", short: "f", default: "mermaid" },
      project: { type: "string", default: "" },
    },
    allowPositionals: true,
  });
  const request = generalRequest(values);
  if (request !== undefined) return request;
  const { format, project } = values;
  if (format !== "mermaid" && format !== "dot" && format !== "json") {
    return wrong("Option '--format' of command 'graph' is mermaid, dot or json.");
  }
  return { kind: "graph", paths: pathsIn(positionals, project), format, project };
}

function pathsIn(positionals: readonly string[], project = ""): readonly string[] {
  if (positionals.length > 0 || isSettings(project)) return positionals;
  return [project === "" ? "." : project];
}

function readRules(args: readonly string[]): Arguments {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { ...general, preset: { type: "string" } },
    allowPositionals: true,
  });
  const request = generalRequest(values);
  if (request !== undefined) return request;
  const [name, ...others] = positionals;
  if (others.length > 0) return wrong("Command 'rules' shows the page of one rule at a time.");
  if (name !== undefined && values.preset !== undefined) {
    return wrong("Command 'rules' takes the name of a rule or a preset.");
  }
  return { kind: "rules", name, preset: values.preset ?? "all" };
}

function readInit(args: readonly string[]): Arguments {
  const { values } = parseArgs({
    args: [...args],
    options: { ...general, preset: { type: "string", default: "recommended" } },
  });
  return generalRequest(values) ?? { kind: "init", preset: values.preset };
}

function wrong(problem: string): Arguments {
  return { kind: "wrong", problem };
}

/** What such an option means alone: what follows it is a path. */
const meaning: ReadonlyMap<string, string> = new Map([
  ["--fix-suggestions", "--fix-suggestions=all"],
  ["--project", "--project="],
]);

function spelledOut(args: readonly string[]): readonly string[] {
  const end = args.includes("--") ? args.indexOf("--") : args.length;
  return args.map((arg, index) => (index < end ? (meaning.get(arg) ?? arg) : arg));
}
