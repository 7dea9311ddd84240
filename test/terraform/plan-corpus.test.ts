import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";

import { readJson } from "../../src/document/json.js";
import { skimJson } from "../../src/document/skim-json.js";
import { kindOf } from "../../src/document/gate.js";
import { terraformProvider } from "../../src/aws/terraform-provider.js";
import { readPlan } from "../../src/terraform/plan.js";
import { corpusFolder } from "../corpus/manifest.js";
import { skimmedWhole } from "../document/skimmed-whole.js";

const folder = join(corpusFolder, "plan");
const absent = !existsSync(folder);
const why = "CLOUDTRAIL_CORPUS names no folder that has them";

/** Two changes without a name, made up for a query language. */
const noPlans = ["fugue+fregot/examples/ami_id/repl_input.json"];

interface Module {
  readonly resources?: readonly { readonly mode: string; readonly address: string }[];
  readonly child_modules?: readonly Module[];
}

function planFiles(): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".json"))
    .map((name) => join(folder, name));
}

function managedIn({ resources = [], child_modules: children = [] }: Module): readonly string[] {
  const own = resources.filter(({ mode }) => mode !== "data").map(({ address }) => address);
  return [...own, ...children.flatMap(managedIn)];
}

describe.skipIf(absent)(absent ? `plans of others (absent: ${why})` : "plans of others", () => {
  it("are read, with every resource that is planned", () => {
    const unread = planFiles().flatMap((path) => {
      const text = readFileSync(path, "utf8");
      const template = readPlan(skimJson(text)!, { ...terraformProvider, wants: () => true });
      if (template === undefined || kindOf(text, undefined) !== "Terraform plan") {
        return [relative(folder, path)];
      }
      const plan = JSON.parse(text) as { planned_values?: { root_module?: Module } };
      const planned = managedIn(plan.planned_values?.root_module ?? {});
      return planned
        .filter((address) => !template.resources.has(address))
        .map((address) => `${path}: ${address}`);
    });
    expect(unread).toEqual(noPlans);
  }, 60_000);

  it("are the same however they are read", () => {
    for (const path of planFiles()) {
      const text = readFileSync(path, "utf8");
      expect(skimmedWhole(text), path).toEqual(readJson(text));
    }
  }, 120_000);
});
