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

describe("the presets of frameworks", () => {
  const has = (name: keyof typeof cloudtrail.configs): readonly string[] =>
    Object.keys(cloudtrail.configs[name].rules ?? {}).map((rule) =>
      rule.replace("cloudtrail/", ""),
    );
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

  it("are not empty", () => {
    for (const edition of editions) expect(has(`cis-${edition}`)).not.toEqual([]);
  });
});
