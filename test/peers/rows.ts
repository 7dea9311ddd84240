import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import cloudtrail from "../../src/index.js";
import { corpusFolder, readManifest } from "../corpus/manifest.js";

/** What another tool's own tests expect of one of its checks on one template. */
export interface Row {
  readonly rule: string;
  readonly check: string;
  readonly path: string;
  readonly resource: string;
  readonly expected: "report" | "silence";
  /** Whether the tests speak of other resources of the template too. */
  readonly oneOfSeveral: boolean;
}

/** How a check is called in the table of expectations. */
function checksOf(rule: string): readonly string[] {
  const { peers = {} } = cloudtrail.rules[rule]?.meta.docs ?? {};
  return Object.entries(peers).flatMap(([tool, ids]) =>
    tool === "checkov" ? ids : ids.map((id) => `${tool}:${id}`),
  );
}

const verdicts = new Map<string, Row["expected"]>([
  ["fail", "report"],
  ["pass", "silence"],
  // Nothing to judge, or a finding that is suppressed.
  ["skip", "silence"],
]);

/** A line of the table. What is a `.tf` there is a configuration in JSON here, and a plan. */
interface Line {
  readonly check: string;
  readonly resource: string;
  readonly verdict: string;
  readonly own: string;
  readonly configuration: string;
  readonly plan: string;
}

function readLines(): readonly Line[] {
  const file = join(corpusFolder, "EXPECTED.tsv");
  if (!existsSync(file)) return [];
  const [header = "", ...lines] = readFileSync(file, "utf8").trimEnd().split("\n");
  const names = header.split("\t");
  return lines.map((line) => {
    const cells = line.split("\t");
    const cell = (name: string): string => cells[names.indexOf(name)] ?? "";
    return {
      check: cell("check_id"),
      resource: cell("resource"),
      verdict: cell("expected"),
      own: cell("path"),
      configuration: cell("tfjson_variant"),
      plan: cell("plan_variant"),
    };
  });
}

const templateFormat = /^(?:cfn-(?:yaml|json)|tf-json|tf-plan-json)$/;

/** The rows of every check that a rule claims, for each file; none where there is no table. */
export function readRows(): readonly Row[] {
  const templates = new Set(
    readManifest().flatMap(({ path, format }) => (templateFormat.test(format) ? [path] : [])),
  );
  const lines = readLines();
  const rows = new Map<string, Row>();
  for (const rule of Object.keys(cloudtrail.rules)) {
    const checks = new Set(checksOf(rule));
    for (const { check, resource, verdict, own, configuration, plan } of lines) {
      const expected = verdicts.get(verdict);
      if (!checks.has(check) || expected === undefined) continue;
      const same = lines.filter((line) => line.own === own && line.check === check);
      const oneOfSeveral = same.length > 1;
      for (const path of [own, configuration, plan]) {
        if (!templates.has(join(corpusFolder, path))) continue;
        const row = { rule, check, path, resource, expected, oneOfSeveral };
        rows.set(keyOf(row), row);
      }
    }
  }
  return [...rows.values()];
}

/** What tells a row from all others. One test has both verdicts about two buckets of one name. */
export function keyOf({ rule, check, path, resource, expected }: Row): string {
  return [rule, check, path, resource, expected].join("\t");
}
