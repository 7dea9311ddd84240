import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { ESLint, Linter } from "eslint";
import type { Guest } from "./guests.js";
import { binOf } from "./installed.js";
import { type Ended, run } from "./program.js";

/** One ESLint in one Node.js, beside one guest. */
export interface Cell {
  readonly guest: Guest;
  /** Where the packages are. */
  readonly folder: string;
  /** Where the templates of this cell may be written. */
  readonly place: string;
  /** The program of Node.js. */
  readonly node: string;
}

/** Lints, lints again from the cache, and fixes; what was not as expected. */
export async function tryOut(cell: Cell): Promise<readonly string[]> {
  const { guest, place } = cell;
  rmSync(place, { recursive: true, force: true });
  for (const [name, { text }] of Object.entries(guest.files)) write(join(place, name), text);
  if (guest.config !== undefined) write(join(place, "eslint.config.js"), guest.config);

  const isEslint = guest.config !== undefined;
  const cached = isEslint ? ["--cache", "--cache-location", ".eslintcache"] : [];
  const first = await lint(cell, cached);
  const faults = [...faultsIn(first, guest, "first run")];
  if (isEslint) {
    const second = await lint(cell, cached, { DEBUG: "eslint:*" });
    faults.push(...faultsIn(second, guest, "cached run"), ...unskipped(second, cell));
  }
  const fixing = await lint(cell, ["--fix"]);
  return [...faults, ...faultsAfter(fixing, cell)];
}

interface Linted {
  readonly ended: Ended;
  /** By the name of the file; what could not be read as results has none. */
  readonly results: ReadonlyMap<string, ESLint.LintResult>;
}

async function lint(
  { guest, folder, place, node }: Cell,
  options: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<Linted> {
  const program = binOf(folder, ...guest.program);
  const ended = await run(node, [program, "--format", "json", ...options, "."], place, env);
  return { ended, results: new Map(resultsIn(ended).map((each) => [nameIn(place, each), each])) };
}

function resultsIn({ stdout }: Ended): readonly ESLint.LintResult[] {
  try {
    return JSON.parse(stdout) as ESLint.LintResult[];
  } catch {
    return [];
  }
}

function nameIn(place: string, { filePath }: ESLint.LintResult): string {
  return relative(place, filePath).replaceAll(sep, "/");
}

function faultsIn({ ended, results }: Linted, guest: Guest, when: string): readonly string[] {
  if (results.size === 0) return [`${when}: no results, but ${ended.stderr || ended.stdout}`];
  const faults = Object.entries(guest.files).flatMap(([name, { found, suppressed = [] }]) => {
    const result = results.get(name);
    return [
      ...difference(`${when}: ${name}`, result?.messages, found),
      ...difference(`${when}: suppressed in ${name}`, result?.suppressedMessages, suppressed),
    ];
  });
  const findings = [...results.values()].flatMap(({ messages }) => messages);
  const status = findings.length === 0 ? 0 : 1;
  if (ended.status !== status) faults.push(`${when}: exit status ${String(ended.status)}`);
  const isDebugged = when === "cached run";
  if (!isDebugged && guest.config !== undefined && ended.stderr !== "") {
    faults.push(`${when}: ${ended.stderr}`);
  }
  return faults;
}

function difference(
  what: string,
  messages: readonly Linter.LintMessage[] | undefined,
  expected: readonly string[],
): readonly string[] {
  const actual = (messages ?? []).map(placed);
  if (isDeepStrictEqual(actual, expected)) return [];
  return [`${what}: ${listed(actual)} rather than ${listed(expected)}`];
}

function placed({ line, column, ruleId, message }: Linter.LintMessage): string {
  return `${String(line)}:${String(column)} ${ruleId ?? message}`;
}

function listed(places: readonly string[]): string {
  return places.length === 0 ? "nothing" : places.join(", ");
}

/** ESLint says which files it did not lint again because its cache knows them. */
function unskipped({ ended }: Linted, { guest, place }: Cell): readonly string[] {
  const skipped = ended.stderr.split("\n").filter((line) => line.includes("Skipping file since"));
  return Object.keys(guest.files)
    .filter((name) => !skipped.some((line) => line.includes(join(place, name))))
    .map((name) => `cached run: ${name} was linted again`);
}

function faultsAfter({ ended, results }: Linted, { guest, place }: Cell): readonly string[] {
  if (results.size === 0) return [`--fix: no results, but ${ended.stderr || ended.stdout}`];
  return Object.entries(guest.files).flatMap(([name, { text, fixed = text, found }]) => {
    const written = readFileSync(join(place, name), "utf8");
    const left = results.get(name)?.messages.map(({ ruleId }) => ruleId ?? "") ?? [];
    const wasFixable = new Set(["cloudtrail/trail-log-file-validation", "no-trailing-spaces"]);
    const expected = found
      .map((place) => place.replace(/^\S+ /, ""))
      .filter((rule) => !wasFixable.has(rule));
    return [
      ...(written === fixed ? [] : [`--fix: ${name} became\n${written}`]),
      ...(isDeepStrictEqual(left.toSorted(), expected.toSorted())
        ? []
        : [`--fix: ${name} still has ${listed(left)}`]),
    ];
  });
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
