import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { Linter } from "eslint";
import { describe, expect, it } from "vitest";
import cloudtrail from "../src/index.js";
import { catalogues } from "./catalogues.js";
import { groupBy } from "../src/template/group.js";
import type { Rule } from "../src/rule.js";

const folder = fileURLToPath(new URL("../docs/rules/", import.meta.url));
const linter = new Linter({ configType: "flat" });
const headerEnd = "<!-- end auto-generated rule header -->";

interface Section {
  readonly heading: string;
  readonly text: string;
  readonly blocks: readonly Block[];
}

interface Block {
  readonly language: string;
  readonly code: string;
}

/** The sections of a page by their headings of level two; a `##` in a block of code is none. */
function sectionsOf(page: string): readonly Section[] {
  const lines = page.slice(page.indexOf(headerEnd) + headerEnd.length).split("\n");
  const sections: { heading: string; lines: string[] }[] = [{ heading: "", lines: [] }];
  let isCode = false;
  for (const line of lines) {
    if (line.startsWith("```")) isCode = !isCode;
    if (!isCode && line.startsWith("## ")) sections.push({ heading: line.slice(3), lines: [] });
    else sections.at(-1)?.lines.push(line);
  }
  return sections.map(({ heading, lines }) => {
    const text = lines.join("\n").trim();
    return { heading, text, blocks: blocksOf(text) };
  });
}

function blocksOf(text: string): readonly Block[] {
  return [...text.matchAll(/^```(\w*)\n(.*?)^```$/gms)].map(([, language = "", code = ""]) => ({
    language,
    code,
  }));
}

type Kind = "CloudFormation" | "Terraform" | "plan";

/** Terraform's files say what they are by their names, of which the content gives an idea. */
const fileNames: Readonly<Record<Kind, (language: string) => string>> = {
  // Includes are read from where the template is.
  CloudFormation: (language) => `${folder}template.${language}`,
  Terraform: () => "main.tf.json",
  plan: () => "plan.json",
};

function kindOf({ language, code }: Block): Kind {
  if (language !== "json") return "CloudFormation";
  const keys = Object.keys(JSON.parse(code) as object);
  if (keys.includes("resource")) return "Terraform";
  return keys.includes("resource_changes") ? "plan" : "CloudFormation";
}

function lint(name: string, block: Block): readonly Linter.LintMessage[] {
  const { code } = block;
  return linter.verify(
    code,
    {
      files: ["**/*.yaml", "**/*.json"],
      plugins: { cloudtrail },
      language: "cloudtrail/template",
      rules: { [`cloudtrail/${name}`]: "error" },
    },
    { filename: fileNames[kindOf(block)](block.language) },
  );
}

/** What ESLint prints about a file, without its alignment and colours. */
function outputOf(messages: readonly Linter.LintMessage[]): string {
  return messages
    .map(({ line, column, message, ruleId }) =>
      ["", `${String(line)}:${String(column)}`, "error", message, ruleId].join("  "),
    )
    .join("\n");
}

/** The section on controls that the metadata of a rule asks for. */
function controlsOf({ meta }: Rule): string {
  const { controls, peers = {} } = meta.docs;
  const { cis: numbered = {}, fsbp = [], securityHub = [] } = controls ?? {};
  const numbers = groupBy(Object.entries(numbered), ([, number]) => [number].flat().join(", "));
  const cis = [...numbers].map(
    ([number, editions]) => `${number} (${editions.map(([edition]) => `v${edition}`).join(", ")})`,
  );
  const hub = [fsbp, securityHub].flat();
  const lines = [
    ...(cis.length === 0 ? [] : [`- CIS AWS Foundations Benchmark: ${cis.join(", ")}`]),
    ...(hub.length === 0 ? [] : [`- AWS Security Hub: ${hub.join(", ")}`]),
    ...Object.entries(peers).map(([peer, ids]) => {
      const written = ids.map((id) => `\`${id}\``).join(", ");
      return `- ${catalogues[peer] ?? `? ${peer}`}: ${written}`;
    }),
  ];
  return lines.length === 0 ? "No benchmark and no other tool asks for this." : lines.join("\n");
}

const pages = existsSync(folder) ? readdirSync(folder).map((file) => basename(file, ".md")) : [];
const rules = Object.entries(cloudtrail.rules);

/** Rules about what CloudFormation has no resource for. */
const ofTerraformOnly: ReadonlySet<string> = new Set(["iam-password-policy"]);

/** Rules that find fault with a configuration only where the settings name files. */
const ofCloudFormationOnly: ReadonlySet<string> = new Set(["template-readable"]);

describe("the pages", () => {
  it("are one for each rule", () => {
    expect(pages.sort()).toEqual(Object.keys(cloudtrail.rules).sort());
  });

  it("show YAML and JSON", () => {
    const languages = pages.flatMap((name) =>
      blocksOf(readFileSync(`${folder}${name}.md`, "utf8")).map(({ language }) => language),
    );
    expect(languages).toEqual(expect.arrayContaining(["yaml", "json"]));
  });
});

describe.each(rules.filter(([name]) => pages.includes(name)))("the page of %s", (name, rule) => {
  const page = readFileSync(`${folder}${name}.md`, "utf8");
  const sections = sectionsOf(page);
  const options = Object.keys(
    (rule.meta.docs.schema as readonly { readonly properties: object }[])[0]?.properties ?? {},
  );
  const section = (heading: string): Section =>
    sections.find((each) => each.heading === heading) ?? { heading, text: "", blocks: [] };

  it("says what there is to say, in order", () => {
    expect(page).toContain(headerEnd);
    expect(sections.map(({ heading }) => heading)).toEqual([
      "",
      "Incorrect",
      "Correct",
      "Output",
      "What it cannot see",
      ...(options.length === 0 ? [] : ["Options"]),
      "When not to use it",
      "Controls",
      "Further reading",
    ]);
    expect(sections.filter(({ text }) => text === "")).toEqual([]);
    expect(section("Further reading").text).toContain("](https://docs.aws.amazon.com/");
  });

  it("names the threat in two to four sentences", () => {
    const sentences = section("").text.match(/[.?!](?=\s|$)/g) ?? [];
    expect([2, 3, 4]).toContain(sentences.length);
  });

  it.each(section("Incorrect").blocks)("reports incorrect block %#", (block) => {
    const messages = lint(name, block);
    expect(block.code).toMatch(/Resources|"resource/);
    expect(messages.map(({ ruleId }) => ruleId)).toContain(`cloudtrail/${name}`);
    expect(messages.filter(({ fatal }) => fatal === true)).toEqual([]);
  });

  it.each(section("Correct").blocks)("accepts correct block %#", (block) => {
    expect(block.code).toMatch(/Resources|"resource/);
    expect(lint(name, block)).toEqual([]);
  });

  it("has examples of both, of CloudFormation and of Terraform", () => {
    for (const heading of ["Incorrect", "Correct"]) {
      const kinds = section(heading).blocks.map(kindOf);
      // A rule about changes has plans for examples, and CloudFormation cannot say everything.
      const templates = [
        ...(ofTerraformOnly.has(name) ? [] : ["CloudFormation"]),
        ...(ofCloudFormationOnly.has(name) ? [] : ["Terraform"]),
      ];
      const wanted = kinds.includes("plan") ? ["plan"] : templates;
      expect(kinds, heading).toEqual(expect.arrayContaining(wanted));
    }
  });

  it("shows what ESLint prints", () => {
    const [first] = section("Incorrect").blocks;
    const [output, ...others] = section("Output").blocks;
    expect(output?.code.trimEnd()).toBe(outputOf(first === undefined ? [] : lint(name, first)));
    expect(others).toEqual([]);
  });

  it("shows what each option changes", () => {
    const { text, blocks } = section("Options");
    const comment = /^# eslint cloudtrail\/.*\n/m;
    for (const option of options) {
      expect(text).toContain(`\`${option}\``);
      const examples = blocks.filter(({ code }) => comment.exec(code)?.[0].includes(option));
      expect(examples, `examples of '${option}'`).not.toEqual([]);
    }
    for (const block of blocks) {
      const standard = { ...block, code: block.code.replace(comment, "#\n") };
      expect(outputOf(lint(name, block))).not.toBe(outputOf(lint(name, standard)));
    }
  });

  it("gives the controls of its metadata", () => {
    expect(section("Controls").text).toBe(controlsOf(rule));
  });
});
