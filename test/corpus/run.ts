import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { kindOf } from "../../src/document/gate.js";
import { maxMilliseconds, type Survey, survey } from "./survey.js";

/** Lints every template below a folder and prints what came of it. */

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write("Usage: npm run corpus -- FOLDER\n");
  process.exit(2);
}

const surveys = templatesIn(resolve(folder));
const leftAlone = surveys.filter(isNoTemplate);
const slowest = surveys.toSorted((a, b) => b.milliseconds - a.milliseconds);
const slow = slowest.filter(({ milliseconds }) => milliseconds > maxMilliseconds);
const crashes = surveys.filter(({ crash }) => crash !== undefined);
const total = slowest.reduce((sum, { milliseconds }) => sum + milliseconds, 0);

print("Files", [
  [surveys.length, "files"],
  [sum((each) => each.templates), "templates"],
  [surveys.filter((each) => each.problems.length > 0).length, "files that are broken templates"],
  [sum((each) => each.problems.length), "parse problems in them"],
  ...count(({ path, text }) => [kindOf(text, path) ?? "neither"]),
]);
print("Left alone", [
  [leftAlone.length, "files that are no templates"],
  ...leftAlone.map((each): Line => ["", nameOf(each)]),
]);
print(
  "Findings",
  count((each) => each.messages.flatMap(({ ruleId }) => ruleId ?? [])),
);
print(
  "Unknown values",
  count((each) => each.unknowns.map(withoutNames)),
);
print("Milliseconds", [
  [Math.round(total), "in all"],
  ...slowest.slice(0, 5).map((each): Line => [Math.round(each.milliseconds), nameOf(each)]),
]);
print("Faults", [
  [crashes.length, "crashes"],
  ...crashes.map((each): Line => ["", `${nameOf(each)}: ${each.crash ?? ""}`]),
  [slow.length, `files that took more than ${maxMilliseconds} ms`],
]);
process.exitCode = crashes.length + slow.length > 0 ? 1 : 0;

type Line = readonly [number: number | string, what: string];

function print(title: string, lines: readonly Line[]): void {
  const texts = lines.map(([number, what]) => `${String(number).padStart(9)}  ${what}\n`);
  process.stdout.write(`${title}\n${texts.join("")}\n`);
}

/** Whatever has a template's name, and whatever else looks like one. */
function templatesIn(path: string): readonly Survey[] {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .flatMap((file) => {
      const text = readFileSync(file, "utf8");
      const isNamedSo = /\.(ya?ml|json|template)$/i.test(file);
      return isNamedSo || kindOf(text, file) !== undefined ? [survey(file, text)] : [];
    });
}

function isNoTemplate({ templates, problems, crash }: Survey): boolean {
  return templates === 0 && problems.length === 0 && crash === undefined;
}

function sum(numberOf: (each: Survey) => number): number {
  return surveys.reduce((result, each) => result + numberOf(each), 0);
}

/** How often each text occurs, the most frequent first. */
function count(textsOf: (each: Survey) => readonly string[]): readonly Line[] {
  const counts = new Map<string, number>();
  for (const text of surveys.flatMap(textsOf)) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts]
    .map(([text, times]): [number, string] => [times, text])
    .sort((a, b) => b[0] - a[0]);
}

function withoutNames(reason: string): string {
  return reason.replace(/'[^']*'/g, "'…'");
}

function nameOf({ path }: Survey): string {
  return relative(folder ?? "", path);
}
