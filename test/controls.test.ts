import { readFileSync } from "node:fs";
import { format } from "prettier";
import { describe, expect, it } from "vitest";
import cloudtrail from "../src/index.js";
import type { Rule } from "../src/rule.js";
import { catalogues } from "./catalogues.js";

const rules: Readonly<Record<string, Rule>> = cloudtrail.rules;

const editions = ["1.2", "1.4", "3.0", "5.0", "7.0"] as const;

const columns: readonly (readonly [
  heading: string,
  cell: (docs: Rule["meta"]["docs"]) => string,
])[] = [
  ...editions.map(
    (edition) =>
      [
        `CIS ${edition}`,
        ({ controls }: Rule["meta"]["docs"]) => listed(controls?.cis?.[edition]),
      ] as const,
  ),
  ["Security Hub", ({ controls }) => listed(controls?.fsbp, controls?.securityHub)],
  ...Object.entries(catalogues).map(
    ([peer, name]) => [name, ({ peers }: Rule["meta"]["docs"]) => listed(peers?.[peer])] as const,
  ),
];

function listed(...ids: readonly (string | readonly string[] | undefined)[]): string {
  return ids.flatMap((each) => each ?? []).join(", ");
}

/** Every rule, the controls that ask for it, and the checks of other tools that do the same. */
function matrix(): string {
  const headings = ["Rule", ...columns.map(([heading]) => heading)];
  const rows = Object.entries(rules).map(([name, { meta }]) => [
    `[${name}](rules/${name}.md)`,
    ...columns.map(([, cell]) => cell(meta.docs)),
  ]);
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [headings, headings.map(() => "-"), ...rows].map(line).join("\n");
}

const page = (): string => `# Controls

Which controls ask for what a rule asks for, and which checks of other tools do the same. The numbers
of Security Hub are those of its standard of foundational best practices, then others.

${matrix()}
`;

describe("the table of controls", () => {
  it("is what the rules say", async () => {
    const formatted = await format(page(), { parser: "markdown" });
    await expect(formatted).toMatchFileSnapshot("../docs/controls.md");
  });
});

/** The numbers that catalogues have. */
const pinned: ReadonlySet<string> = new Set(
  readFileSync(new URL("../fixtures/controls/controls.tsv", import.meta.url), "utf8")
    .trimEnd()
    .split("\n")
    .slice(1)
    .map((row) => row.replace("\t", " ")),
);

/** The numbers that a rule names, each after its catalogue: all of a range in place of its ends. */
function numbersOf({ controls = {} }: Rule["meta"]["docs"]): readonly string[] {
  const { cis = {}, fsbp = [], securityHub = [] } = controls;
  const inEditions = Object.entries(cis).flatMap(([edition, numbers]) =>
    [numbers]
      .flat()
      .flatMap(numbersIn)
      .map((number) => `cis-${edition} ${number}`),
  );
  return [
    ...inEditions,
    ...[fsbp].flat().map((number) => `fsbp ${number}`),
    ...[securityHub].flat().map((number) => `securityHub ${number}`),
  ];
}

function numbersIn(numbers: string): readonly string[] {
  const [, section = "", first = "", last] = /^([\d.]+)\.(\d+)(?:–\1\.(\d+))?$/.exec(numbers) ?? [];
  const length = Number(last ?? first) - Number(first) + 1;
  return Array.from({ length }, (_, index) => `${section}.${String(Number(first) + index)}`);
}

describe("the numbers of controls", () => {
  it.each(Object.entries(rules))("of %s are those of the catalogues", (_, { meta }) => {
    expect(numbersOf(meta.docs).filter((number) => !pinned.has(number))).toEqual([]);
  });

  it("are read from a table in which those of best practices are in no other", () => {
    expect(pinned.has("fsbp CloudTrail.1")).toBe(true);
    const [best, others] = ["fsbp ", "securityHub "].map((catalogue) =>
      [...pinned].flatMap((row) => (row.startsWith(catalogue) ? row.slice(catalogue.length) : [])),
    );
    expect(others?.filter((number) => best?.includes(number))).toEqual([]);
  });

  it("of ranges are all in between", () => {
    expect(numbersIn("3.9–3.11")).toEqual(["3.9", "3.10", "3.11"]);
    expect(numbersIn("2.1.5")).toEqual(["2.1.5"]);
  });
});

describe("the presets of frameworks", () => {
  /** Without the one about what nobody reads, which no control asks for. */
  const has = (name: keyof typeof cloudtrail.configs): readonly string[] => {
    const names = Object.keys(cloudtrail.configs[name].rules ?? {});
    expect(names).toContain("cloudtrail/template-readable");
    return names
      .map((rule) => rule.replace("cloudtrail/", ""))
      .filter((rule) => rule !== "template-readable");
  };
  const saying = (isAsked: (docs: Rule["meta"]["docs"]) => boolean): readonly string[] =>
    Object.keys(rules).filter((name) => {
      const rule = rules[name];
      return rule !== undefined && isAsked(rule.meta.docs);
    });

  it.each(editions)("contain the rules with a number in the CIS benchmark %s", (edition) => {
    expect(has(`cis-${edition}`)).toEqual(
      saying(({ controls }) => controls?.cis?.[edition] !== undefined),
    );
  });

  it("contain the rules with a control among the foundational best practices", () => {
    expect(has("fsbp")).toEqual(saying(({ controls }) => controls?.fsbp !== undefined));
  });

  it("ask for what their edition has only", () => {
    const optionsIn = (edition: (typeof editions)[number], rule: string): unknown => {
      const configured = cloudtrail.configs[`cis-${edition}`].rules?.[`cloudtrail/${rule}`];
      return Array.isArray(configured) ? configured[1] : {};
    };
    const alarms = optionsIn("1.2", "monitoring-alarms") as { controls: readonly string[] };
    expect(alarms.controls).toHaveLength(14);
    expect(alarms.controls).not.toContain("organization-changes");
    expect(optionsIn("1.4", "monitoring-alarms")).toEqual({});
    expect(optionsIn("1.4", "encryption-at-rest")).toEqual({ services: ["RDS"] });
    for (const edition of ["3.0", "5.0", "7.0"] as const) {
      expect(optionsIn(edition, "encryption-at-rest")).toEqual({ services: ["EFS", "RDS"] });
    }
    for (const edition of editions) {
      expect(optionsIn(edition, "security-group-no-open-ingress")).toEqual({
        judgedPorts: [22, 3389],
      });
    }
  });

  it("leave what the best practices lack to others", () => {
    for (const rule of ["trail-required", "log-bucket-mfa-delete", "kms-key-rotation"]) {
      expect(has("fsbp")).not.toContain(rule);
    }
  });

  it("are not empty", () => {
    for (const edition of editions) expect(has(`cis-${edition}`)).not.toEqual([]);
  });
});
