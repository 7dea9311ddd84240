import { describe, expect, it } from "vitest";
import cloudtrail from "../../src/index.js";
import { readExplained } from "./explained.js";
import { keyOf, readRows } from "./rows.js";
import { verdictOf } from "./verdict.js";

const rows = readRows();

/** Every disagreement, with a reason and the sentence that tells it. */
const explained = readExplained("disagreements.tsv", 5);

/** What we miss is ours to mend; it stands in the table until it is. */
const reasons = new Set(["different question", "missed", "peer wrong", "unknown"]);

/** Why no row of the peers' test suites says anything about a rule. */
const incomparable: Readonly<Record<string, string>> = {
  "event-data-store-multi-region": "No peer asks it of event data stores.",
  "event-data-store-retention": "No peer asks it of event data stores.",
  "event-data-store-termination-protection": "No peer asks it of event data stores.",
  "log-bucket-source-arn": "No peer asks whom CloudTrail may work for.",
  "secret-rotation": "The corpus has no test of a peer's check.",
  "trail-deployable": "No peer asks what the API refuses.",
  "trail-global-service-events-once": "Peers ask it of a running account.",
  "trail-insights": "Peers ask it of a running account.",
  "trail-management-events": "The peer has no test of its check.",
  "trail-not-removed": "No peer asks what a deployment takes away.",
  "trail-organization": "Peers ask it of a running account.",
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
      for (const [key, [reason = "", sentence = "", ...others]] of explained) {
        expect(keys).toContain(key);
        expect(reasons).toContain(reason);
        expect(sentence).toMatch(/^[A-Z].*\.$/);
        expect(others).toEqual([]);
      }
    });
  },
);
