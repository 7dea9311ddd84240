import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";

import { templatesIn } from "./templates-in.js";
import { anyInput, settings } from "./any-input.js";
import { type FaultsOf, judge } from "./faults.js";
import { minimised } from "./minimised.js";
import { folderOfNeighbours } from "./neighbours.js";
import { planOf } from "./plan-twin.js";

const found = "fixtures/found";
let folder = "";
let faultsOf: FaultsOf;

beforeAll(() => {
  folder = folderOfNeighbours();
  vi.spyOn(process, "cwd").mockReturnValue(folder);
  faultsOf = judge();
});

afterAll(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

describe("a file that nobody wrote", () => {
  it("is linted without a fault, whatever is in it", () => {
    fc.assert(
      fc.property(anyInput(templatesIn("fixtures")), (input) => {
        expect(faultsOf(input)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  }, 120_000);

  it.each(readdirSync(found))("is linted without a fault that was found once: %s", (name) => {
    const text = readFileSync(join(found, name), "utf8");
    for (const set of settings) expect(faultsOf({ name, text, settings: set })).toEqual([]);
  });
});

describe("what is wrong", () => {
  it("is shown by as few characters as can be", async () => {
    const text = "Resources:\n  A: 1\n  B: 2\n  Trail: { Type: 3 }\n";
    const small = await minimised({ name: "main.yaml", text, settings: "none" }, (input) =>
      Promise.resolve(input.text.includes("Trail")),
    );
    expect(small.text).toBe("Trail");
  });

  it("is shown by as little JSON as can be", async () => {
    const text = JSON.stringify({ a: [1, { b: 2, c: [3, 4] }], d: {} });
    const small = await minimised({ name: "main.json", text, settings: "none" }, (input) => {
      try {
        return Promise.resolve(JSON.stringify(JSON.parse(input.text)).includes("4"));
      } catch {
        return Promise.resolve(false);
      }
    });
    expect(small.text).toBe('{"":[{"":[4]}]}');
  });
});

describe("the plan of a configuration", () => {
  it("has what is written, as the provider reads it", () => {
    const trail = { name: "a", enable_logging: "true", event_selector: { data_resource: [] } };
    const { plan } = planOf(JSON.stringify({ resource: { aws_cloudtrail: { main: trail } } }))!;
    const { planned_values } = JSON.parse(plan) as {
      planned_values: { root_module: { resources: readonly { values: object }[] } };
    };
    expect(planned_values.root_module.resources[0]!.values).toEqual({
      name: "a",
      enable_logging: true,
      event_selector: [{ data_resource: [] }],
    });
  });

  it.each([
    ["an expression", { name: "${var.a}" }],
    ["an argument that the provider has not", { nobody: 1 }],
    ["a value of another type", { enable_logging: "maybe" }],
    ["a meta-argument", { count: 1 }],
  ])("is none where there is %s", (_, trail) => {
    expect(
      planOf(JSON.stringify({ resource: { aws_cloudtrail: { main: trail } } })),
    ).toBeUndefined();
  });
});
