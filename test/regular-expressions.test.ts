import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { checkSync } from "recheck";
import ts from "typescript";
import { describe, expect, it } from "vitest";

/** A regular expression that is written somewhere. */
interface Written {
  readonly file: string;
  readonly source: string;
  readonly flags: string;
}

const files = ["src", "rules"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => join(folder, file).replaceAll("\\", "/")),
);

const written = files.flatMap((file) => {
  const found: Written[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf("/");
      found.push({ file, source: node.text.slice(1, end), flags: node.text.slice(end + 1) });
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.ESNext));
  return found;
});

/** Why a text that keeps it busy does no harm. */
const harmless: Readonly<Record<string, string>> = {
  "src/cli/eslint-config.ts": "It reads the configuration of whoever starts it.",
  "src/cli/on-screen.ts": "It reads our own pages.",
};

/** Why it takes no time, where that is too much for the checker on some machines. */
const plain: Readonly<Record<string, string>> = {
  "src/document/gate.ts": "Whatever repeats after a word is counted.",
};

/** Made of what is written elsewhere: each is made of words, is run on short texts, or is the user's. */
const made = [
  "src/aws/configured-by-name.ts",
  "src/aws/credentials/access-key.ts",
  "src/aws/elsewhere.ts",
  "src/aws/gap.ts",
  "src/cloudformation/allowed-pattern.ts",
  "src/cloudformation/stacks/account-name.ts",
  "src/cloudformation/stacks/asked-for.ts",
  "src/cloudformation/stacks/open-names.ts",
  "src/include/may-include.ts",
  "src/lint/estate/project-problems.ts",
  "src/lint/named-elsewhere.ts",
  "src/lint/template-names.ts",
  "src/terraform/configuration/words-of-names.ts",
];

describe("a text takes a regular expression no more time than its length", () => {
  const checked = written.filter(({ file }) => harmless[file] === undefined);

  it("in any of them", () => {
    expect(checked.length).toBeGreaterThan(400);
    const unsafe = checked.flatMap(({ file, source, flags }) => {
      const { status } = checkSync(source, flags.replace("d", ""), { timeout: 10_000 });
      const isPlain = status === "unknown" && plain[file] !== undefined;
      return status === "safe" || isPlain ? [] : [`${file}: /${source}/${flags} is ${status}`];
    });
    expect(unsafe).toEqual([]);
  }, 300_000);

  it("or in those that are made of others", () => {
    const making = files.filter((file) => /\bRegExp\(/.test(readFileSync(file, "utf8")));
    expect(making.sort()).toEqual(made);
  });
});
