import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import cloudtrail from "../../src/index.js";
import { readRows, type Row } from "./rows.js";
import { verdictOf } from "./verdict.js";

const rows = readRows();

function keyOf({ rule, check, path, resource }: Row): string {
  return [rule, check, path, resource].join("\t");
}

const reasons = new Set(["different question", "peer wrong", "unknown"]);

/** Every disagreement, with a reason and the sentence that tells it. */
const explained = new Map(
  readFileSync(new URL("disagreements.tsv", import.meta.url), "utf8")
    .trimEnd()
    .split("\n")
    .slice(1)
    .map((line) => line.split("\t"))
    .map(([rule, check, path, resource, ...why]) => [
      [rule, check, path, resource].join("\t"),
      why,
    ]),
);

/** Why no row of the peers' test suites says anything about a rule. */
const incomparable: Readonly<Record<string, string>> = {
  "log-bucket-lifecycle": "The peers' tests of lifecycle rules are in Terraform.",
  "log-bucket-source-arn": "No peer asks whom CloudTrail may work for.",
  "trail-deployable": "No peer asks what the API refuses.",
  "trail-global-service-events-once": "Peers ask it of a running account.",
  "trail-management-events": "The peer has no test of its check.",
};

describe.skipIf(rows.length === 0)(
  "verdicts on the peers' templates (needs the corpus beside the repository)",
  () => {
    it.each(rows)("$rule and $check agree on $path $resource, or it is told why not", (row) => {
      const isExplained = explained.has(keyOf(row));
      expect(verdictOf(row) !== row.expected).toBe(isExplained);
    });

    it("are there for every rule, in both kinds, or it is known why not", () => {
      const verdicts = new Set(rows.map(({ rule, expected }) => `${rule}: ${expected}`));
      const comparable = Object.keys(cloudtrail.rules).filter((rule) => !(rule in incomparable));
      const both = comparable.flatMap((rule) => [`${rule}: report`, `${rule}: silence`]);
      expect([...verdicts].toSorted()).toEqual(both.toSorted());
    });

    it("are explained with a reason, and only where there is a row", () => {
      const keys = new Set(rows.map(keyOf));
      expect(keys.size).toBe(rows.length);
      for (const [key, [reason = "", sentence = "", ...others]] of explained) {
        expect(keys).toContain(key);
        expect(reasons).toContain(reason);
        expect(sentence).toMatch(/^[A-Z].*\.$/);
        expect(others).toEqual([]);
      }
    });
  },
);
