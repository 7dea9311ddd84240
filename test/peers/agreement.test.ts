import { format } from "prettier";
import { describe, expect, it } from "vitest";
import cloudtrail from "../../src/index.js";
import { pageOf } from "./counted.js";
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
  "ec2-auto-scaling": "The peer has no test of its check.",
  "event-data-store-multi-region": "No peer asks it of event data stores.",
  "event-data-store-retention": "No peer asks it of event data stores.",
  "event-data-store-termination-protection": "No peer asks it of event data stores.",
  "iam-no-access-keys": "The peer's tests are not of this kind.",
  "iam-no-admin-users": "No peer follows a user through its groups.",
  "iam-role-external-id": "The peers' tests are not of this kind.",
  "log-bucket-least-privilege": "Peers ask it of a running account.",
  "log-bucket-retained": "No peer asks it of buckets.",
  "log-bucket-source-arn": "No peer asks whom CloudTrail may work for.",
  "template-readable": "No peer asks what a template leads to.",
  "trail-bucket-policy": "No peer asks whether CloudTrail may deliver.",
  "trail-depends-on-bucket-policy": "No peer asks in which order resources are created.",
  "monitoring-alarms": "No peer follows a filter to its alarm in a template.",
  "secret-rotation": "The corpus has no test of a peer's check.",
  "trail-deployable": "No peer asks what the API refuses.",
  "trail-global-service-events-once": "Peers ask it of a running account.",
  "trail-insights": "Peers ask it of a running account.",
  "trail-key-policy": "No peer asks whether a trail may use its key.",
  "trail-management-events": "The peer has no test of its check.",
  "trail-not-removed": "No peer asks what a deployment takes away.",
  "trail-organization": "Peers ask it of a running account.",
  "trail-required": "Peers ask it of a running account.",
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

    it("are counted on a page", async () => {
      const formatted = await format(pageOf(rows, explained), { parser: "markdown" });
      await expect(formatted).toMatchFileSnapshot("../../docs/peers.md");
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
