import type { Linter } from "eslint";
import { describe, expect, it } from "vitest";
import { type EslintVersion, versions } from "./eslint-versions.js";
import { plugin } from "./trail-names.js";

type Options = Omit<Linter.Config, "files" | "plugins">;

/** Its types lack this method. */
interface WithSuppressed extends Linter {
  getSuppressedMessages(): Linter.SuppressedLintMessage[];
}

function lint(
  { Linter: Version }: EslintVersion,
  text: string,
  options: Options = {},
  filename = "template.yaml",
): readonly (Linter.LintMessage | Linter.SuppressedLintMessage)[] {
  const linter = new Version() as WithSuppressed;
  const messages = linter.verify(
    text,
    [
      {
        files: ["**"],
        plugins: { cloudtrail: plugin },
        language: "cloudtrail/template",
        linterOptions: { reportUnusedDisableDirectives: "off" },
        rules: { "cloudtrail/trail-names": "error" },
        ...options,
      },
    ],
    filename,
  );
  return [...messages, ...linter.getSuppressedMessages()];
}

const resources = "Resources:\n  Trail:\n    Type: AWS::CloudTrail::Trail\n";

describe.each(versions)("comments in $name", (version) => {
  it.each<[where: string, text: string]>([
    [
      "on the line",
      resources.replace("Trail:", "Trail: # eslint-disable-line cloudtrail/trail-names -- known"),
    ],
    [
      "on the line above",
      resources.replace(
        "Trail:",
        "# eslint-disable-next-line cloudtrail/trail-names -- known\n  Trail:",
      ),
    ],
    ["for the file", `# eslint-disable cloudtrail/trail-names -- known\n${resources}`],
    ["for every rule", `#eslint-disable -- known\n${resources}`],
    [
      "after CRLF",
      `# eslint-disable cloudtrail/trail-names -- known\n${resources}`.replaceAll("\n", "\r\n"),
    ],
    ["after a byte order mark", `\uFEFF# eslint-disable -- known\n${resources}`],
    [
      "in braces",
      "{Resources: { # eslint-disable-next-line cloudtrail/trail-names -- known\n  Trail: {Type: AWS::CloudTrail::Trail}}}",
    ],
  ])("switch a rule off %s", (_where, text) => {
    expect(lint(version, text)).toMatchObject([
      { message: "Trail", suppressions: [{ kind: "directive", justification: "known" }] },
    ]);
  });

  it("switch a rule on again", () => {
    const text = `# eslint-disable\n# eslint-enable cloudtrail/trail-names\n${resources}`;
    expect(lint(version, text)).toMatchObject([{ message: "Trail" }]);
    expect(lint(version, text)[0]).not.toHaveProperty("suppressions");
  });

  it("configure a rule", () => {
    expect(lint(version, `# eslint cloudtrail/trail-names: "off"\n${resources}`)).toEqual([]);
    expect(
      lint(version, `# eslint cloudtrail/trail-names: warn -- for now\n${resources}`),
    ).toMatchObject([{ message: "Trail", severity: 1 }]);
    expect(
      lint(version, `# eslint no-restricted-syntax: ["error", "Resource"]\n${resources}`),
    ).toMatchObject([
      { line: 3, ruleId: "cloudtrail/trail-names" },
      { ruleId: "no-restricted-syntax" },
    ]);
  });

  it("are reported where they cannot be understood", () => {
    expect(lint(version, `# eslint cloudtrail/trail-names: [\n${resources}`)).toMatchObject([
      { line: 1, column: 1, endLine: 1, endColumn: 35, fatal: true },
      { message: "Trail" },
    ]);
    expect(lint(version, `# eslint-disable cloudtrail/trial-names\n${resources}`)).toMatchObject([
      { line: 1, column: 1, ruleId: "cloudtrail/trial-names" },
      { message: "Trail" },
    ]);
  });

  it("have no effect where the configuration forbids them", () => {
    const text = `# eslint-disable cloudtrail/trail-names\n# eslint cloudtrail/trail-names: "off"\n${resources}`;
    expect(lint(version, text, { linterOptions: { noInlineConfig: true } })).toMatchObject([
      {
        line: 1,
        message: expect.stringMatching(
          /^'# eslint-disable cloudtrail\/trail-names' has no effect/,
        ) as string,
      },
      {
        line: 2,
        message: expect.stringMatching(
          /^'# eslint cloudtrail\/trail-names: "off"' has no effect/,
        ) as string,
      },
      { message: "Trail" },
    ]);
  });

  it.each<[what: string, line: string]>([
    ["a block of text", "Description: |\n  # eslint-disable\n"],
    ["a folded block", "Description: >-\n  a\n\n  # eslint-disable\n"],
    ["quotes", 'Description: "# eslint-disable"\n'],
    ["quotes over two lines", "Description: 'a\n  # eslint-disable'\n"],
    ["a plain value", "Description: a# eslint-disable\n"],
  ])("are none in %s", (_what, line) => {
    const messages = lint(version, `${line}${resources}`);
    expect(messages).toMatchObject([{ message: "Trail" }]);
    expect(messages[0]).not.toHaveProperty("suppressions");
  });

  it.each([
    "# eslintrc is elsewhere",
    "# see eslint-disable",
    "# ESLint: off",
    "# eslint-disabled",
    "# eslint is run over this file",
    "# eslint must not reformat this: it is signed",
  ])("are none if they say '%s'", (comment) => {
    expect(
      lint(version, `${comment}\n${resources}`, {
        linterOptions: { reportUnusedDisableDirectives: "error" },
      }),
    ).toMatchObject([{ message: "Trail" }]);
  });
});
