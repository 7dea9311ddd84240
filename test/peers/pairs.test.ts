import { describe, expect, it } from "vitest";
import { readExplained } from "./explained.js";
import { type Pair, readPairs } from "./pairs.js";
import { findingsIn } from "./verdict.js";

const pairs = readPairs();

/** Every finding that only a configuration or only its plan has, and why. */
const explained = readExplained("differences.tsv", 4);

describe.skipIf(pairs.length === 0)(
  "a configuration and its plan (need the corpus beside the repository)",
  () => {
    it.each(pairs)("have the same findings, or it is told why not: $plan", (pair) => {
      const expected = [...explained.keys()].filter((key) => key.startsWith(`${pair.plan}\t`));
      expect(differencesOf(pair).toSorted()).toEqual(expected.toSorted());
    });

    it("differ for a reason", () => {
      const plans = new Set(pairs.map(({ plan }) => plan));
      for (const [key, [sentence = "", ...others]] of explained) {
        expect(plans).toContain(key.split("\t")[0]);
        expect(sentence).toMatch(/^[A-Z].*\.$/);
        expect(others).toEqual([]);
      }
    });
  },
);

function differencesOf({ configuration, isFolder, plan }: Pair): readonly string[] {
  const written = new Set(configuration.flatMap((path) => findingsIn(path, isFolder)));
  const planned = new Set(findingsIn(plan, false));
  return [
    ...[...written].filter((each) => !planned.has(each)).map((each) => `configuration\t${each}`),
    ...[...planned].filter((each) => !written.has(each)).map((each) => `plan\t${each}`),
  ].map((each) => `${plan}\t${each}`);
}
