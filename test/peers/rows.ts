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

/** The rows about CloudFormation of every check that a rule claims; none where there is no table. */
export function readRows(): readonly Row[] {
  const file = join(corpusFolder, "EXPECTED.tsv");
  if (!existsSync(file)) return [];
  const templates = new Set(
    readManifest().flatMap(({ path, format }) => (format.startsWith("cfn") ? [path] : [])),
  );
  const [, ...lines] = readFileSync(file, "utf8").trimEnd().split("\n");
  const written = lines.map((line) => line.split("\t"));
  return Object.keys(cloudtrail.rules).flatMap((rule) => {
    const checks = new Set(checksOf(rule));
    return written.flatMap(([, path = "", check = "", verdict = "", resource = ""]) => {
      const expected = verdicts.get(verdict);
      const isTemplate = templates.has(join(corpusFolder, path));
      if (!checks.has(check) || expected === undefined || !isTemplate) return [];
      const same = written.filter((row) => row[1] === path && row[2] === check);
      return [{ rule, check, path, resource, expected, oneOfSeveral: same.length > 1 }];
    });
  });
}
