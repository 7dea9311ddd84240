import { parseArgs } from "node:util";

/** What the command line asks for, or what is wrong with it. */
export type Arguments =
  | { readonly kind: "help" | "version" }
  | { readonly kind: "wrong"; readonly problem: string }
  | ({ readonly kind: "lint" } & LintArguments);

export interface LintArguments {
  /** Files, folders and patterns. */
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
  /** As ESLint's: any number of warnings where it is negative. */
  readonly maxWarnings: number;
}

const options = {
  preset: { type: "string", default: "recommended" },
  format: { type: "string", short: "f", default: "stylish" },
  fix: { type: "boolean", default: false },
  "fix-suggestions": { type: "string", multiple: true },
  "dry-run": { type: "boolean", default: false },
  explain: { type: "boolean", default: false },
  "max-warnings": { type: "string", default: "-1" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean", short: "v" },
} as const;

export function readArguments(args: readonly string[]): Arguments {
  try {
    const { values, positionals } = parseArgs({
      args: [...spelledOut(args)],
      options,
      allowPositionals: true,
    });
    if (values.help === true) return { kind: "help" };
    if (values.version === true) return { kind: "version" };
    const { preset, format, fix, explain, "dry-run": dryRun } = values;
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
    const paths = positionals.length === 0 ? ["."] : positionals;
    return {
      kind: "lint",
      paths,
      preset,
      format,
      fix,
      fixSuggestions,
      dryRun,
      explain,
      maxWarnings,
    };
  } catch (error) {
    // `parseArgs` throws what it has to say to the user.
    return wrong(error instanceof Error ? error.message : String(error));
  }
}

function wrong(problem: string): Arguments {
  return { kind: "wrong", problem };
}

/** What follows `--fix-suggestions` is a path, so the option alone means the rules of the preset. */
function spelledOut(args: readonly string[]): readonly string[] {
  const end = args.includes("--") ? args.indexOf("--") : args.length;
  return args.map((arg, index) =>
    arg === "--fix-suggestions" && index < end ? `${arg}=all` : arg,
  );
}
