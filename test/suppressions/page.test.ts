import { readFileSync } from "node:fs";
import { Linter } from "eslint";
import { describe, expect, it } from "vitest";
import { lint } from "./lint.js";

const page = readFileSync(new URL("../../docs/suppressions.md", import.meta.url), "utf8");
const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");

const examples = [...page.matchAll(/^```(yaml|json)\n(.*?)^```/gms)].map(
  ([, kind = "", text = ""]) => ({ kind, text }),
);

describe("the page about suppressions", () => {
  it("has an example of each kind", () => {
    expect(examples.map(({ kind }) => kind)).toEqual(["yaml", "json", "yaml"]);
  });

  it.each(examples)("suppresses one finding in $kind", ({ kind, text }) => {
    const name = kind === "json" ? "main.tf.json" : "template.yaml";
    const { messages, suppressed } = lint({ Linter }, text, {}, name);
    expect(messages).toEqual([]);
    expect(suppressed.map(({ ruleId }) => ruleId)).toEqual(["cloudtrail/trail-kms-key"]);
  });

  it("is linked to, and its example is the one beside the link", () => {
    expect(readme).toContain("/docs/suppressions.md)");
    const [example = ""] = /^```yaml\nTrail:.*?^```/ms.exec(readme) ?? [];
    const text = `Resources:\n${example.replaceAll(/^```.*\n?/gm, "").replaceAll(/^/gm, "  ")}`;
    expect(lint({ Linter }, text).suppressed).toHaveLength(1);
  });
});
