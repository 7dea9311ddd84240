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
  /** Whether to say of each finding how it came to be. */
  readonly explain: boolean;
  /** As ESLint's: any number of warnings where it is negative. */
  readonly maxWarnings: number;
}

const options = {
  preset: { type: "string", default: "recommended" },
  format: { type: "string", short: "f", default: "stylish" },
  fix: { type: "boolean", default: false },
  explain: { type: "boolean", default: false },
  "max-warnings": { type: "string", default: "-1" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean", short: "v" },
} as const;

export function readArguments(args: readonly string[]): Arguments {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    if (values.help === true) return { kind: "help" };
    if (values.version === true) return { kind: "version" };
    const { preset, format, fix, explain } = values;
    const maxWarnings = Number(values["max-warnings"]);
    if (!/^(-1|\d+)$/.test(values["max-warnings"])) {
      return { kind: "wrong", problem: "Option '--max-warnings' needs a whole number." };
    }
    const paths = positionals.length === 0 ? ["."] : positionals;
    return { kind: "lint", paths, preset, format, fix, explain, maxWarnings };
  } catch (error) {
    // `parseArgs` throws what it has to say to the user.
    return { kind: "wrong", problem: error instanceof Error ? error.message : String(error) };
  }
}
