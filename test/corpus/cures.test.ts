import { relative } from "node:path";
import type { Linter } from "eslint";
import { describe, expect, it } from "vitest";
import { Lexer } from "yaml";
import plugin from "../../src/index.js";
import { applied, type Cure, curesOf, expectCured, expectOneChange } from "../rules/cures.js";
import { corpusFolder, readManifest } from "./manifest.js";
import { survey } from "./survey.js";

const manifest = readManifest();
const absent = manifest.length === 0;
const why = "CLOUDTRAIL_CORPUS names no folder that has one";
const recommended = new Set<string | null>(Object.keys(plugin.configs.recommended.rules ?? {}));
const title = absent ? `edits of the corpus (absent: ${why})` : "edits of the corpus";

function filesOf(...formats: readonly string[]): readonly string[] {
  return manifest.filter(({ format }) => formats.includes(format)).map(({ path }) => path);
}

describe.skipIf(absent)(title, () => {
  it("cure what they are offered for, in one place, and keep every comment", ({ annotate }) => {
    const offers = filesOf("cfn-yaml", "cfn-json", "tf-json").map(offersIn);
    const tried = offers.flatMap(({ faults }) => faults);
    const refused = offers.reduce((sum, each) => sum + each.refused, 0);
    const failed = tried.filter((fault) => fault !== undefined);
    void annotate(`${tried.length} tried, ${failed.length} failed, ${refused} refused`);
    expect(tried.length).toBeGreaterThan(1000);
    expect(failed).toEqual([]);
  }, 900_000);

  it("are never offered in plans, which are generated", () => {
    const offered = filesOf("tf-plan-json").flatMap((path) => curesOf(survey(path).messages));
    expect(offered).toEqual([]);
  }, 240_000);
});

interface Offers {
  /** What is wrong with each edit that is offered, nothing with most. */
  readonly faults: readonly (string | undefined)[];
  /** How many findings have none. */
  readonly refused: number;
}

function offersIn(path: string): Offers {
  const { text, messages } = survey(path);
  const isRefused = ({ fix, suggestions = [] }: Linter.LintMessage): boolean =>
    fix === undefined && suggestions.length === 0;
  return {
    faults: curesOf(messages).map((cure) => faultOf(cure, path, text, messages)),
    refused: messages.filter(isRefused).length,
  };
}

function faultOf(
  cure: Cure,
  path: string,
  text: string,
  before: readonly Linter.LintMessage[],
): string | undefined {
  const cured = applied(text, cure);
  const { ruleId, line } = cure.message;
  const isSeen = (message: Linter.LintMessage): boolean =>
    message.fatal === true || message.ruleId === ruleId || recommended.has(message.ruleId);
  try {
    const { messages, crash } = survey(path, cured);
    expect(crash).toBeUndefined();
    expectCured(cure, text, before.filter(isSeen), messages.filter(isSeen));
    expectOneChange(text, cured, cure);
    expect(commentsOf(cured)).toEqual(commentsOf(text));
    return undefined;
  } catch (error) {
    const at = `${relative(corpusFolder, path)}:${line}`;
    return `${at} ${String(ruleId)}, ${cure.says ?? "fix"}: ${String(error)}`;
  }
}

function commentsOf(text: string): readonly string[] {
  return [...new Lexer().lex(text)].filter((token) => token.startsWith("#"));
}
