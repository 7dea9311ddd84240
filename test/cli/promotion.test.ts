import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Linter, Rule as Eslint } from "eslint";
import { describe, expect, it } from "vitest";
import { lint } from "../../src/cli/lint.js";
import { promote } from "../../src/cli/promotion.js";
import plugin from "../../src/index.js";
import type { Rule } from "../../src/rule.js";
import { folderWith, trail } from "./command-line.js";

type Suggestion = readonly [id: string, typed: string];

/** A rule that never has enough, and suggests to type something at the end. */
function greedy(...suggestions: readonly Suggestion[]): Rule {
  const [{ meta }] = Object.values(plugin.rules) as [Rule];
  return {
    meta: {
      ...meta,
      messages: { more: "More.", worse: "Worse.", better: "Better.", least: "Least." },
      hasSuggestions: true,
      docs: { ...meta.docs, cures: ["better", "least"], isAboutAll: false },
    },
    create: (context) => ({
      Document() {
        const end = context.sourceCode.text.length;
        context.report({
          loc: { line: 1, column: 0 },
          messageId: "more",
          suggest: suggestions.map(([messageId, typed]) => ({
            messageId,
            fix: (fixer: Eslint.RuleFixer) => fixer.insertTextAfterRange([end, end], typed),
          })),
        });
      },
    }),
  };
}

/** What is typed at the end of a template, and what is left to say. */
async function typed(
  rule: Rule,
): Promise<readonly [typed: string | undefined, left: readonly Linter.LintMessage[]]> {
  const path = join(folderWith({ "trail.json": trail() }), "trail.json");
  const preset = {
    plugins: { cloudtrail: { ...plugin, rules: { greedy: rule } } },
    rules: { "cloudtrail/greedy": "error" },
  } as const;
  const args = { fix: false, explain: false };
  const { changes, results, unfinished } = await lint(
    [path],
    preset,
    args,
    promote({ greedy: rule }),
  );
  const stopped = `Stopped fixing '${path}' after ten rounds: run again for the rest.`;
  expect(unfinished).toEqual(changes.length > 0 ? [stopped] : []);
  expect(readFileSync(path, "utf8")).toBe(trail());
  const [{ messages }] = results as [(typeof results)[number]];
  expect(results).toMatchObject([{ fixableErrorCount: 0, errorCount: 1 }]);
  return [changes[0]?.after.slice(trail().length), messages];
}

describe("suggestions that are applied", () => {
  it("are those that are named first, and ten at most one after the other", async () => {
    const [text, left] = await typed(greedy(["better", "\n"], ["least", "\t"]));
    expect(text).toBe("\n".repeat(10));
    expect(left).toMatchObject([{ messageId: "more", suggestions: [{}, {}] }]);
    expect(left[0]).not.toHaveProperty("fix");
  });

  it("are none that cure nothing", async () => {
    expect(await typed(greedy(["worse", "\t"], ["least", "\n"]))).toMatchObject([
      "\n".repeat(10),
      [{}],
    ]);
    expect(await typed(greedy(["worse", "\t"]))).toMatchObject([undefined, [{}]]);
  });
});
