import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { onScreen } from "../../src/cli/on-screen.js";
import { rules } from "../../src/cli/rules.js";
import plugin from "../../src/index.js";
import { folderWith, root, run, weak } from "./command-line.js";

const pages = join(root, "docs/rules");
const names = readdirSync(pages).map((file) => file.replace(/\.md$/, ""));

/** What people read of a page. */
function pageOf(name: string): string {
  const page = readFileSync(join(pages, `${name}.md`), "utf8");
  expect(page).toContain("<!-- end auto-generated rule header -->\n\n");
  return page.replace("<!-- end auto-generated rule header -->\n\n", "");
}

function namesIn(output: string): readonly string[] {
  return output
    .trimEnd()
    .split("\n")
    .map((line) => line.split(" ")[0] ?? "");
}

describe("cloudtrail-lint rules", () => {
  const { status, stdout, stderr } = run(["rules"], pages);

  it("lists every rule with what it asks for", () => {
    expect(status).toBe(0);
    expect(namesIn(stdout)).toEqual(names.sort());
    const lines = stdout.trimEnd().split("\n");
    for (const [name, rule] of Object.entries(plugin.rules)) {
      const line = lines.find((each) => each.startsWith(`${name} `));
      expect(line?.endsWith(`  ${rule.meta.docs.description}`), name).toBe(true);
    }
    expect(stderr).toBe(
      `${names.length} rules. 'cloudtrail-lint rules NAME' shows the page of one.\n`,
    );
  });

  it("says in which presets they are", () => {
    expect(stdout).toMatch(
      /^trail-kms-key +recommended, cis-1.2\/1.4\/3.0\/5.0\/7.0, fsbp +Require/m,
    );
    expect(stdout).toMatch(/^trail-insights +strict +Require/m);
    expect(stdout).toMatch(/^template-readable +recommended, account, cis.* +Require/m);
    expect(stdout).toMatch(/^monitoring-alarms +cis-1.2\/1.4\/3.0\/5.0\/7.0 +Require/m);
    expect(stdout).toMatch(/^trail-required +- +Require/m);
  });

  it("leaves no preset unsaid, there and on the page of a rule", () => {
    for (const preset of Object.keys(plugin.configs)) {
      if (preset.endsWith("-rules") || preset === "all" || preset === "strict") continue;
      const { output } = rules({ name: undefined, preset });
      const [, family = preset, edition = ""] = /^(cis)-(.*)$/.exec(preset) ?? [];
      for (const line of output.split("\n")) {
        const [name = ""] = line.split(" ");
        expect(line).toMatch(new RegExp(`^\\S+ .*\\b${family}.*${edition}`));
        expect(pageOf(name), name).toMatch(new RegExp(`^💼 .*\`${preset}\`.*\\.$`, "m"));
      }
    }
  });

  it("lists those of one preset", () => {
    const { output } = rules({ name: undefined, preset: "cis-3.0" });
    const expected = Object.keys(plugin.configs["cis-3.0"].rules ?? {});
    expect(namesIn(output).map((name) => `cloudtrail/${name}`)).toEqual(expected.sort());
    expect(expected.length).toBeLessThan(names.length);
    const { status, complaints } = rules({ name: undefined, preset: "cis" });
    expect(status).toBe(2);
    expect(complaints).toEqual([expect.stringContaining("There is no preset 'cis'; there are: ")]);
  });

  it("counts more than a folder of that name, and says so", () => {
    const folder = folderWith({ "rules/trail.json": weak });
    const listed = run(["rules"], folder);
    expect(listed.stdout).toBe(stdout);
    expect(listed.stderr).toContain("'rules' is a command; write './rules' for the path.\n");
    expect(run(["rules", "trail-kms-key"], folder).stderr).toBe("");
    expect(run(["./rules"], folder)).toMatchObject({ status: 1 });
    expect(run(["--", "rules"], folder)).toMatchObject({ status: 1 });
  });
});

describe("cloudtrail-lint rules NAME", () => {
  it.each([["trail-kms-key"], ["cloudtrail/trail-kms-key"]])(
    "gives a program the page of %s",
    (name) => {
      expect(run(["rules", name], folderWith({}))).toEqual({
        status: 0,
        stdout: pageOf("trail-kms-key"),
        stderr: "",
      });
    },
  );

  it("has a page for every rule, of the package itself", () => {
    for (const name of Object.keys(plugin.rules)) {
      expect(rules({ name, preset: "all" }, { isTTY: false }).output, name).toBe(
        pageOf(name).trimEnd(),
      );
    }
  });

  it("shows it in a terminal without the marks of Markdown", () => {
    for (const name of Object.keys(plugin.rules)) {
      const { output } = rules({ name, preset: "all" }, { isTTY: true });
      expect(output, name).not.toMatch(/^```|^#+ |<!--|\]\(/m);
      expect(output, name).not.toContain("\u001b");
      const words = (text: string): number => text.match(/[\w']{3,}/g)?.length ?? 0;
      expect(words(output) / words(pageOf(name))).toBeGreaterThan(0.8);
    }
  });

  it("shows colours where there are some", () => {
    const colored = { isTTY: true, hasColors: () => true };
    const { output } = rules({ name: "trail-kms-key", preset: "all" }, colored);
    expect(output).toContain("\u001b[1mIncorrect\u001b[22m");
  });

  it.each([
    ["kms", "There is no rule 'kms'; like it there are: kms-key-no-wildcard-principal,"],
    ["trail-longing", "There is no rule 'trail-longing'."],
    ["../README", "There is no rule '../README'."],
    ["", "There is no rule ''."],
  ])("knows no rule %j", (name, complaint) => {
    const { status, stdout, stderr } = run(["rules", name], folderWith({}));
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain(`cloudtrail-lint: ${complaint}`);
  });
});

describe("a page on screen", () => {
  const page = `# A \`rule\`

<!-- end of the header -->

See [the guide](https://docs.aws.amazon.com/a) and [\`b\`](b.md).

\`\`\`yaml
# [not a link](x), \`nor code\`
a:

  - b
\`\`\`

### \`option\`
`;

  it("is plain without colours", () => {
    expect(onScreen(page, false)).toBe(`A \`rule\`

See the guide (https://docs.aws.amazon.com/a) and \`b\`.

    # [not a link](x), \`nor code\`
    a:

      - b

\`option\`
`);
  });

  it("has styles with them", () => {
    expect(onScreen(page, true)).toBe(`\u001b[1mA \u001b[36mrule\u001b[39m\u001b[22m

See the guide (https://docs.aws.amazon.com/a) and \u001b[36mb\u001b[39m.

    # [not a link](x), \`nor code\`
    a:

      - b

\u001b[1m\u001b[36moption\u001b[39m\u001b[22m
`);
  });
});
