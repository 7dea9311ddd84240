import { groupBy } from "../../src/template/group.js";
import { catalogues } from "../catalogues.js";
import { keyOf, type Row } from "./rows.js";

const reasons = ["different question", "peer wrong", "unknown", "missed"] as const;

type Explained = ReadonlyMap<string, readonly string[]>;

/** How often we say what other tools' own tests expect of them, and why we do not. */
export function pageOf(rows: readonly Row[], explained: Explained): string {
  return `# Agreement with other tools

Other tools have tests of their own: templates, and what a check must say of each resource in them.
Every such expectation of a check that does what a rule does is compared with what the rule says. Where
they disagree, a sentence in \`test/peers/disagreements.tsv\` says why: the tool asks a different
question, it is wrong, what it decides on is unknown to us, or we miss it.

## By tool

${table("Tool", groupBy(rows, toolOf), explained)}

## By rule

${table(
  "Rule",
  groupBy(rows, ({ rule }) => rule),
  explained,
)}
`;
}

function toolOf({ check }: Row): string {
  const [tool = "", id] = check.split(":");
  return catalogues[id === undefined ? "checkov" : tool] ?? tool;
}

function table(
  heading: string,
  groups: ReadonlyMap<string, readonly Row[]>,
  explained: Explained,
): string {
  const all = [...groups.values()].flat();
  const lines = [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return [
    `| ${[heading, "Compared", "Agreed", ...reasons].join(" | ")} |`,
    `| - | ${["", "", ...reasons].map(() => "-:").join(" | ")} |`,
    ...lines.map(([name, rows]) => line(name, rows, explained)),
    line("All", all, explained),
  ].join("\n");
}

function line(name: string, rows: readonly Row[], explained: Explained): string {
  const told = rows.flatMap((row) => explained.get(keyOf(row))?.[0] ?? []);
  const counts = reasons.map((reason) => told.filter((each) => each === reason).length);
  return `| ${[name, rows.length, rows.length - told.length, ...counts].join(" | ")} |`;
}
