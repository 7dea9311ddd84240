import { writeFileSync } from "node:fs";
import { join } from "node:path";
import markdown from "@eslint/markdown";
import { ESLint, type Linter } from "eslint";
import { describe, expect, it } from "vitest";
import * as yaml from "yaml-eslint-parser";
import { catalogues, controlsIn } from "../../src/formatters/catalogues.js";
import {
  askedAbout,
  matricesOf,
  type Row,
  type Standing,
} from "../../src/formatters/compliance.js";
import page from "../../src/formatters/html.js";
import { type Item, reportOf } from "../../src/formatters/html/report.js";
import { lintedFile } from "../../src/formatters/linted-file.js";
import plugin from "../../src/index.js";
import { defineRule, each, Trail } from "../../src/rule.js";
import { folderWith } from "../cli/command-line.js";
import { attribute, read, tagged, withClass, within, wordsOf } from "./dom.js";
import { lint, type Linted, weakTrail } from "./linted.js";

function rowsOf(
  { results, context }: Linted,
  rules: ReadonlySet<string>,
  areAll = true,
  id = "cis-5.0",
): readonly Row<Item>[] {
  const { items } = reportOf(results.map((result) => lintedFile(result, context)));
  const matrix = matricesOf(items, context, { rules, areAll }).find(
    ({ catalogue }) => catalogue.id === id,
  );
  return matrix!.rows;
}

function standingOf(rows: readonly Row<Item>[], number: string): Standing | undefined {
  return rows.find(({ control }) => control.number === number)?.standing;
}

const all = new Set(Object.keys(plugin.rules).map((name) => `cloudtrail/${name}`));
const validation = "3.2";
const regions = "3.1";

describe("a control", () => {
  const suppressed = weakTrail.replace("false", "false # eslint-disable-line -- We know.");

  it("has findings, suppressed ones or none", async () => {
    const found = rowsOf(await lint({ "a.yaml": weakTrail }), all);
    expect(standingOf(found, validation)).toBe("found");
    expect(standingOf(found, regions)).toBe("clean");
    const accepted = rowsOf(await lint({ "a.yaml": suppressed }), all);
    expect(standingOf(accepted, validation)).toBe("suppressed");
    const both = rowsOf(await lint({ "a.yaml": suppressed, "b.yaml": weakTrail }), all);
    expect(standingOf(both, validation)).toBe("found");
    const [answer] = both.find(({ control }) => control.number === validation)!.answers;
    expect([answer!.found.length, answer!.suppressed.length]).toEqual([1, 1]);
  });

  it("is not taken for fulfilled where its rules were not asked", async () => {
    const linted = await lint({ "a.yaml": weakTrail });
    const only = rowsOf(linted, new Set(["cloudtrail/trail-log-file-validation"]));
    expect(standingOf(only, validation)).toBe("found");
    expect(standingOf(only, regions)).toBe("unasked");
    expect(only.filter(({ standing }) => standing === "clean")).toEqual([]);
    // Somebody else asked, in another process or before.
    const nobody = rowsOf(linted, new Set(), false);
    expect(standingOf(nobody, validation)).toBe("found");
    expect(standingOf(nobody, regions)).toBe("unknown");
  });

  it("is partly asked where some of its rules were", async () => {
    const linted = await lint({ "a.yaml": weakTrail });
    const several = rowsOf(linted, all, true, "fsbp").find(
      ({ answers, standing }) => answers.length > 1 && standing === "clean",
    )!;
    const rows = rowsOf(linted, new Set([several.answers[0]!.rule]), true, "fsbp");
    expect(standingOf(rows, several.control.number)).toBe("partly");
  });

  it("is answered whatever the plugin is called", async () => {
    const { rules } = plugin.configs["cis-5.0"];
    const renamed = Object.entries(rules ?? {}).map(([id, entry]) => [
      id.replace("cloudtrail/", "ct/"),
      entry,
    ]);
    const config = {
      files: ["**/*.yaml"],
      language: "ct/template",
      plugins: { ct: plugin },
      rules: Object.fromEntries(renamed) as object,
    };
    const rows = rowsOf(
      await lint({ "a.yaml": weakTrail }, [config]),
      new Set(["ct/trail-multi-region"]),
    );
    expect(standingOf(rows, validation)).toBe("found");
    expect(rows.find(({ control }) => control.number === validation)?.answers[0]?.rule).toBe(
      "ct/trail-log-file-validation",
    );
    expect(standingOf(rows, regions)).not.toBe("unknown");
  });

  it("is answered by rules of others, too", async () => {
    const rule = defineRule({
      about: each(Trail),
      docs: { description: "Require trails", severity: "low", controls: { cis: { "5.0": "9.9" } } },
      messages: { is: "Trail '{{resource}}' is one." },
      check: (trail, report) => report(trail, "is"),
    });
    const config = {
      plugins: { house: { rules: { one: rule } } },
      rules: { "house/one": "error" },
    } as const;
    const linted = await lint({ "a.yaml": weakTrail }, [plugin.configs.recommended, config]);
    expect(standingOf(rowsOf(linted, all), "9.9")).toBe("found");
  });
});

describe("the rules that were asked", () => {
  const only = (rule: string): Linter.Config => {
    return { ...plugin.configs.all, rules: { [`cloudtrail/${rule}`]: "error" } };
  };

  function asked({ results, context }: Linted): ReturnType<typeof askedAbout> {
    return askedAbout(results.map((result) => lintedFile(result, context)));
  }

  it("are known from linting a template, and not from another file", async () => {
    const other = await lint({ "a.yaml": "a: 1\n" }, [only("ebs-encryption")]);
    expect(asked(other)).toEqual({ rules: new Set(), areAll: true });
    const template = await lint({ "a.yaml": weakTrail }, [only("ebs-encryption")]);
    const rules = new Set(["cloudtrail/ebs-encryption"]);
    expect(asked(template)).toEqual({ rules, areAll: true });
  });

  it("are those of the files, whatever else was linted before", async () => {
    await lint({ "a.yaml": weakTrail }, [plugin.configs.all]);
    const none = { results: [], context: { cwd: ".", rulesMeta: {} } };
    expect(asked(none)).toEqual({ rules: new Set(), areAll: true });
    const cwd = folderWith({ "a.yaml": weakTrail, "b.yaml": weakTrail });
    const lintedWith = async (config: Linter.Config): Promise<Linted> => {
      const eslint = new ESLint({ cwd, overrideConfigFile: true, overrideConfig: [config] });
      return { results: await eslint.lintFiles(["a.yaml"]), context: none.context };
    };
    expect(asked(await lintedWith(plugin.configs.all)).rules.size).toBeGreaterThan(50);
    // The same file again, with one rule, with none, and as what cannot be parsed.
    const rules = new Set(["cloudtrail/trail-logging"]);
    const again = await lintedWith(only("trail-logging"));
    expect(asked(again)).toEqual({ rules, areAll: true });
    expect(asked(await lintedWith({ ...plugin.configs.all, rules: {} })).rules).toEqual(new Set());
    await lintedWith(plugin.configs.all);
    writeFileSync(join(cwd, "a.yaml"), `${weakTrail}\tA: [\n`);
    expect(asked(await lintedWith(plugin.configs.all)).rules).toEqual(new Set());
  });

  it("are those of guests, too, and of all blocks of a document", async () => {
    const guest: Linter.Config = {
      files: ["**/*.yaml"],
      languageOptions: { parser: yaml },
      plugins: { cloudtrail: plugin },
      rules: { "cloudtrail/trail-logging": "error" },
    };
    const rules = new Set(["cloudtrail/trail-logging"]);
    expect(asked(await lint({ "a.yaml": weakTrail }, [guest])).rules).toEqual(rules);
    const blocks = `\`\`\`yaml\n${weakTrail}\`\`\`\n\n\`\`\`yaml\na: 1\n\`\`\`\n`;
    const documents: Linter.Config = {
      files: ["**/*.md"],
      plugins: { markdown: markdown },
      processor: "markdown/markdown",
    };
    const linted = await lint({ "a.md": blocks }, [documents, only("trail-logging")]);
    expect(asked(linted).rules).toEqual(rules);
  });

  it("are not known of a template that ESLint remembers", async () => {
    const cwd = folderWith({ "a.yaml": weakTrail, "b.yaml": "a: 1\n" });
    const { results, context } = await lint({ "b.yaml": "a: 1\n" }, [only("trail-logging")]);
    const [result] = results;
    const remembered = ["a.yaml", "b.yaml"].map((name) => {
      return { ...result!, filePath: join(cwd, name) };
    });
    expect(asked({ results: remembered, context }).areAll).toBe(false);
    expect(asked({ results: remembered.slice(1), context }).areAll).toBe(true);
  });
});

describe("catalogues", () => {
  it("have every control that a rule of ours names", () => {
    for (const { meta } of Object.values(plugin.rules)) {
      const { cis = {}, fsbp = [], securityHub = [] } = meta.docs.controls ?? {};
      const named = [...Object.values(cis), fsbp, securityHub].flat().toSorted();
      expect(
        controlsIn(meta.docs.controls)
          .map(({ number }) => number)
          .toSorted(),
      ).toEqual(named);
    }
  });

  it("have the names of presets", () => {
    const presets = catalogues.map(({ id }) => id).filter((id) => id in plugin.configs);
    expect(presets).toEqual(["cis-7.0", "cis-5.0", "cis-3.0", "cis-1.4", "cis-1.2", "fsbp"]);
  });

  it("know where Security Hub explains a control", () => {
    const [control] = controlsIn({ fsbp: "CloudTrail.2" });
    expect(control?.url).toMatch(/\/cloudtrail-controls\.html#cloudtrail-2$/);
  });
});

describe("the page", () => {
  it("has a table for each catalogue, and names them to choose from", async () => {
    const { results, context } = await lint({ "a.yaml": weakTrail });
    const all = read(await page(results, context));
    const tables = withClass(all, "catalogue").map(
      (each) =>
        [
          attribute(each, "id"),
          tagged(within(tagged(within(each), "tbody")[0]!), "tr").map(wordsOf),
        ] as const,
    );
    const [select] = tagged(all, "select").filter((each) => attribute(each, "id") === "catalogue");
    const choices = tagged(within(select!), "option").map((each) => attribute(each, "value"));
    expect(tables.map(([id]) => id)).toEqual(choices.map((id) => `catalogue-${String(id)}`));
    expect(choices).toEqual(catalogues.map(({ id }) => id));
    const [, rows] = tables.find(([id]) => id === "catalogue-cis-5.0")!;
    expect(rows).toContain(
      "3.2cloudtrail/trail-log-file-validation: a.yaml:9 Require every trail to validate its log files1 finding",
    );
    expect(rows.filter((row) => row.startsWith("3.1cloudtrail"))).toEqual([
      expect.stringMatching(/Nothing found$/),
    ]);
  });
});
