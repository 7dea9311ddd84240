import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { tryOut } from "./cell.js";
import { guests } from "./guests.js";
import { install, nodeOf, pack, versionOf } from "./installed.js";
import { eslintVersions, nodeVersions } from "./versions.js";

/**
 * Tries the packed plugin with each ESLint in each Node.js beside each guest, and prints what came
 * of it. Needs npm's registry, or a cache of npm that has it all.
 */

const usage = `Usage: npm run compatibility -- [--eslint=NAME] [--node=NAME] [--guest=NAME] [--cache=FOLDER]

Names are those of the table that is printed. Packages and programs are installed in the
folder, which is in the system's folder for temporary files where none is named.
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    eslint: { type: "string" },
    node: { type: "string" },
    guest: { type: "string" },
    cache: { type: "string" },
    help: { type: "boolean" },
  },
});

/** Those that are named so, or all. */
function chosen<Named extends { readonly name: string }>(
  all: readonly Named[],
  name: string | undefined,
): readonly Named[] {
  return all.filter((each) => name === undefined || each.name === name);
}

function isEmpty({ length }: readonly unknown[]): boolean {
  return length === 0;
}

const chosenEslints = chosen(eslintVersions, values.eslint);
const chosenNodes = chosen(nodeVersions, values.node);
const chosenGuests = chosen(guests, values.guest);
if (values.help === true) {
  process.stdout.write(usage);
  process.exit();
}
if (positionals.length > 0 || [chosenEslints, chosenNodes, chosenGuests].some(isEmpty)) {
  process.stderr.write(usage);
  process.exit(2);
}

/** npm's cache has no use for two at once. */
async function inTurn<From, To>(
  all: readonly From[],
  make: (each: From) => Promise<To>,
): Promise<readonly To[]> {
  const made: To[] = [];
  for (const each of all) made.push(await make(each));
  return made;
}

const root = fileURLToPath(new URL("../../..", import.meta.url));
const cache = resolve(values.cache ?? join(tmpdir(), "eslint-plugin-cloudtrail-compatibility"));
const tarball = await pack(root, cache);

const nodes = await inTurn(chosenNodes, async (node) => {
  const program = await nodeOf(node, cache);
  return { ...node, program, version: await versionOf(program) };
});
const eslints = await inTurn(chosenEslints, async (eslint) => ({
  ...eslint,
  ...(await install(eslint, tarball, cache)),
}));

const cells = eslints.flatMap(({ name: eslint, folder }) =>
  nodes.flatMap(({ name: node, program }) =>
    chosenGuests.map((guest) => ({
      command: `npm run compatibility -- --eslint=${eslint} --node=${node} --guest=${guest.name}`,
      row: guest.name,
      column: `${eslint}/${node}`,
      guest,
      folder,
      node: program,
      place: join(folder, "cells", `node-${node}`, guest.name.replaceAll(/\W/g, "-")),
    })),
  ),
);

const faults = new Map<(typeof cells)[number], readonly string[]>();
const waiting = cells.values();
/** Two at once are what small machines bear. */
await Promise.all([work(), work()]);

/** What one cell breaks on, the others may bear. */
function crash(error: unknown): readonly string[] {
  return [error instanceof Error ? (error.stack ?? error.message) : String(error)];
}

async function work(): Promise<void> {
  for (const cell of waiting) faults.set(cell, await tryOut(cell).catch(crash));
}

const columns = [...new Set(cells.map(({ column }) => column))];
const widths = columns.map((column) => Math.max(column.length, 4));
const first = Math.max(...chosenGuests.map(({ name }) => name.length));
const line = (head: string, texts: readonly string[]): string =>
  `${[head.padEnd(first), ...texts.map((text, at) => text.padEnd(widths[at] ?? 0))].join("  ").trimEnd()}\n`;

process.stdout.write(
  `ESLint ${eslints.map(({ eslint }) => eslint).join(", ")}; Node.js ${nodes.map(({ version }) => version).join(", ")}\n\n`,
);
process.stdout.write(line("", columns));
for (const { name } of chosenGuests) {
  const row = cells.filter((cell) => cell.row === name);
  process.stdout.write(
    line(
      name,
      row.map((cell) => (faults.get(cell)?.length === 0 ? "ok" : "FAIL")),
    ),
  );
}
for (const [{ command }, found] of faults) {
  if (found.length === 0) continue;
  process.stdout.write(`\n${command}\n${found.map((fault) => `  ${fault}\n`).join("")}`);
}
const [example] = cells;
process.stdout.write(`\nOne alone: ${example?.command ?? ""}\n`);
const failed = [...faults.values()].filter((found) => found.length > 0);
process.stdout.write(`\n${cells.length - failed.length} of ${cells.length} as expected\n`);
process.exitCode = failed.length > 0 ? 1 : 0;
