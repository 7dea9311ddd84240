import * as fs from "node:fs";
import { describe, expect, it, vi } from "vitest";
import { disturbedProject, linted } from "./disturbed-project.js";

vi.mock("node:fs", { spy: true });

const actual = await vi.importActual<typeof fs>("node:fs");
const project = disturbedProject();

/** Lets one of the answers of the disk be a refusal; tells how many there were, and what was refused. */
function refuseAt(
  which: number,
  code: string,
): { readonly calls: number; readonly refused: string } {
  const told = { calls: 0, refused: "" };
  const before = (path: unknown): void => {
    told.calls += 1;
    if (told.calls !== which) return;
    told.refused = String(path);
    throw Object.assign(new Error(`${code}: ${told.refused}`), { code });
  };
  const { readFileSync, readdirSync, statSync, realpathSync: real } = actual;
  vi.mocked(fs.readFileSync).mockImplementation(((path: string, as: "utf8") => {
    before(path);
    return readFileSync(path, as);
  }) as typeof fs.readFileSync);
  vi.mocked(fs.readdirSync).mockImplementation(((path: string, as: { withFileTypes: true }) => {
    before(path);
    return readdirSync(path, as);
  }) as unknown as typeof fs.readdirSync);
  vi.mocked(fs.statSync).mockImplementation(((path: string) => {
    before(path);
    return statSync(path);
  }) as typeof fs.statSync);
  vi.mocked(fs.realpathSync.native).mockImplementation(((path: string) => {
    before(path);
    return real.native(path);
  }) as typeof fs.realpathSync.native);
  return told;
}

const ruleOf = (said: string): string => said.slice(0, said.indexOf(":"));

/** What is said only once something is refused that the disk was asked, each thing in its turn. */
function saidMore(path: (typeof linted)[number], code: string): readonly string[] {
  const usual = new Set(linted.flatMap((each) => project.lint(each, () => undefined)).map(ruleOf));
  expect(usual.size).toBeGreaterThan(2);
  const more: string[] = [];
  for (let which = 1; ; which += 1) {
    let told = { calls: 0, refused: "" };
    const said = project.lint(path, () => {
      told = refuseAt(which, code);
    });
    if (told.calls < which) break;
    // A project without its folder is none.
    if (told.refused !== project.root) {
      more.push(...said.filter((each) => !usual.has(ruleOf(each))));
    }
  }
  return [...new Set(more)];
}

describe(
  "nobody throws, whatever the disk refuses while something is judged",
  { timeout: 60_000 },
  () => {
    it.each(linted)("and what nobody may read is unknown: %s", (path) => {
      const said = saidMore(path, "EACCES");
      expect(said.filter((each) => ruleOf(each) !== "template-readable")).toEqual([]);
    });

    it("and what keeps trails from being known is said", () => {
      const said = saidMore("root.yaml", "EIO").join("\n");
      for (const folder of ["live", "modules", "more"]) {
        expect(said).toContain(`since '${folder}' cannot be read`);
      }
    });

    it("and what is gone is not there", () => {
      expect(saidMore("importer.yaml", "ENOENT")).toEqual([
        "template-readable: Parameter file 'parameters.json' cannot be used: there is no such file.",
      ]);
    });
  },
);
