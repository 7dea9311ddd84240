import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import Ajv from "ajv";
import { ESLint, type Linter } from "eslint";
import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Context } from "../../src/formatters/formatter.js";
import sarif from "../../src/formatters/sarif.js";
import type { Fix, Log, Result, Run } from "../../src/formatters/sarif/log.js";
import plugin from "../../src/index.js";
import { defineRule, each, Trail } from "../../src/rule.js";
import { folderWith } from "../cli/command-line.js";
import { lint, type Linted, weakTrail } from "./linted.js";

afterEach(() => {
  vi.unstubAllEnvs();
});

const root = fileURLToPath(new URL("../..", import.meta.url));

function json(path: string): object {
  return JSON.parse(readFileSync(join(root, path), "utf8")) as object;
}

// https://github.com/oasis-tcs/sarif-spec/blob/main/sarif-2.1/schema/sarif-schema-2.1.0.json
const schemas = new Ajv({ schemaId: "auto", allErrors: true });
schemas.addMetaSchema(json("node_modules/ajv/lib/refs/json-schema-draft-04.json"));
const validate = schemas.compile(json("fixtures/schemas/sarif-2.1.0.json"));

async function logOf({ results, context }: Linted): Promise<Log> {
  const log = JSON.parse(await sarif(results, context)) as Log;
  validate(log);
  expect(validate.errors ?? []).toEqual([]);
  return log;
}

async function runOf(linted: Linted): Promise<Run> {
  const { runs } = await logOf(linted);
  expect(runs).toHaveLength(1);
  return runs[0]!;
}

function fingerprintsOf({ results }: Run): readonly (string | undefined)[] {
  return results.map((result) => result.partialFingerprints?.["ruleAndAddress/v1"]);
}

/** What a reader of a log makes of a fix, by lines and by characters. */
function applied({ artifactChanges }: Fix, text: string): string {
  const [{ deletedRegion, insertedContent } = undefined!] = artifactChanges[0]!.replacements;
  const {
    charOffset = -1,
    charLength = -1,
    startLine,
    startColumn,
    endLine,
    endColumn,
  } = deletedRegion;
  const starts = [
    0,
    ...Array.from(text.matchAll(/\r\n|[\r\n]/g), (end) => end.index + end[0].length),
  ];
  expect(starts[startLine - 1]! + startColumn - 1).toBe(charOffset);
  expect(starts[endLine - 1]! + endColumn - 1).toBe(charOffset + charLength);
  return text.slice(0, charOffset) + insertedContent.text + text.slice(charOffset + charLength);
}

describe("the schema", () => {
  it("accepts no other log", () => {
    expect(validate({ version: "2.1.0", runs: [{ tool: {} }] })).toBe(false);
    expect(validate({ version: "2.1.0", runs: [{ tool: { driver: { name: 1 } } }] })).toBe(false);
  });

  it.each(["audit-trail.yaml", "log-archive.json", "regional-trails.yaml", "weak/plan.json"])(
    "accepts the log about %s",
    async (name) => {
      const text = readFileSync(join(root, "fixtures/templates", name), "utf8");
      const { results } = await runOf(await lint({ [name]: text }, [plugin.configs.all]));
      expect(results.length).toBeGreaterThan(4);
      // Each is another finding, whichever template it is about.
      expect(
        new Set(results.map((result) => JSON.stringify(result.partialFingerprints))).size,
      ).toBe(results.length);
    },
  );

  it("accepts the log of an empty run", async () => {
    const empty = await logOf({ results: [], context: { cwd: root, rulesMeta: {} } });
    expect(empty.runs.map(({ results }) => results)).toEqual([[]]);
  });
});

describe("a result", () => {
  const weak = { "stacks/the trail#1.yaml": weakTrail };

  it("says where it is and which resource it is about", async () => {
    const linted = await lint(weak);
    const run = await runOf(linted);
    const uri = "stacks/the%20trail%231.yaml";
    expect(run.originalUriBaseIds).toEqual({
      "%SRCROOT%": { uri: `${pathToFileURL(linted.context.cwd).href}/` },
    });
    expect(run.artifacts).toEqual([
      { location: { uri, uriBaseId: "%SRCROOT%" }, roles: ["analysisTarget"] },
    ]);
    expect(run.results).toHaveLength(1);
    expect(run.results[0]).toMatchObject({
      ruleId: "cloudtrail/trail-log-file-validation",
      ruleIndex: 0,
      level: "error",
      message: { text: "Trail 'Trail' does not validate its log files." },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri, uriBaseId: "%SRCROOT%", index: 0 },
            region: { startLine: 9, startColumn: 32, endLine: 9, endColumn: 37 },
          },
          logicalLocations: [{ fullyQualifiedName: "Trail", kind: "resource" }],
        },
      ],
      suppressions: [],
    });
  });

  it("says so from the checkout of a workflow, whichever folder it works in", async () => {
    const whole = await lint({ "infra/a.yaml": weakTrail });
    const { cwd } = whole.context;
    const below: Context = { ...whole.context, cwd: join(cwd, "infra") };
    vi.stubEnv("GITHUB_WORKSPACE", undefined);
    const expected = await runOf(whole);
    vi.stubEnv("GITHUB_WORKSPACE", cwd);
    expect(await runOf({ results: whole.results, context: below })).toEqual(expected);
    vi.stubEnv("GITHUB_WORKSPACE", folderWith({}));
    expect(await runOf(whole)).toEqual(expected);
  });

  it("has the fix, and not the suggestion to suppress it", async () => {
    const run = await runOf(await lint(weak));
    const [{ fixes = [] } = undefined!] = run.results;
    expect(fixes.map((fix) => applied(fix, weakTrail))).toEqual([
      weakTrail.replace("Validation: false", "Validation: true"),
    ]);
  });

  it("has a rule with its page, tags and severity", async () => {
    const run = await runOf(await lint(weak));
    const { rules } = run.tool.driver;
    expect(rules).toHaveLength(1);
    expect(rules[0]).toMatchObject({
      id: "cloudtrail/trail-log-file-validation",
      shortDescription: { text: "Require every trail to validate its log files" },
      helpUri: expect.stringMatching(/\/docs\/rules\/trail-log-file-validation\.md$/) as string,
      properties: {
        tags: ["security", "infrastructure-as-code", "aws", "cloudtrail"],
        precision: "very-high",
        "security-severity": "5.5",
      },
    });
    const [{ help = undefined! } = undefined!] = rules;
    expect(help.text).toMatch(/^[A-Z][^#`*]+\.$/s);
    expect(help.markdown).toContain("## Incorrect");
    expect(help.markdown).not.toMatch(/\]\((?!https:)/);
  });

  it("has a rule that answers controls", async () => {
    const run = await runOf(await lint(weak));
    const { relationships = [] } = run.tool.driver.rules[0]!;
    const answered = relationships.map(({ target: { id, index, toolComponent } }) => {
      const taxonomy = run.taxonomies[toolComponent.index]!;
      expect(taxonomy.name).toBe(toolComponent.name);
      expect(taxonomy.taxa[index]?.id).toBe(id);
      return `${taxonomy.name}: ${id}`;
    });
    expect(answered).toEqual([
      "CIS AWS Foundations Benchmark v7.0: 4.2",
      "CIS AWS Foundations Benchmark v5.0: 3.2",
      "CIS AWS Foundations Benchmark v3.0: 3.2",
      "CIS AWS Foundations Benchmark v1.4: 3.2",
      "CIS AWS Foundations Benchmark v1.2: 2.2",
      "AWS Foundational Security Best Practices: CloudTrail.4",
    ]);
    expect(run.tool.driver.supportedTaxonomies?.map(({ name }) => name)).toEqual(
      run.taxonomies.map(({ name }) => name),
    );
  });
});

describe("fingerprints", () => {
  async function fingerprints(text: string, name = "a.yaml"): Promise<readonly unknown[]> {
    return fingerprintsOf(await runOf(await lint({ [name]: text })));
  }

  it("stay where the layout, values and other resources change", async () => {
    const [before] = await fingerprints(weakTrail);
    expect(before).toMatch(/^[0-9a-f]{32}:1$/);
    const moved = `Description: Another\n\n# A comment\n${weakTrail}  Topic: { Type: AWS::SNS::Topic }\n`;
    expect(await fingerprints(moved)).toEqual([before]);
    expect(await fingerprints(weakTrail.replace(/\n/g, "\r\n"))).toEqual([before]);
    expect(
      await fingerprints(weakTrail.replace("Validation: false", 'Validation: "False"')),
    ).toEqual([before]);
  });

  it("stay where the CDK moves a construct and keeps the logical ID", async () => {
    const at = (path: string): string =>
      weakTrail.replace("    Prop", `    Metadata: { aws:cdk:path: ${path} }\n    Prop`);
    const [before] = await fingerprints(at("Stack/Audit/Trail/Resource"));
    expect(await fingerprints(at("Stack/Log/Trail/Resource"))).toEqual([before]);
    expect(await fingerprints(weakTrail)).toEqual([before]);
    const absent = async (path: string): Promise<readonly unknown[]> =>
      fingerprints(at(path).replace(/^.*EnableLogFileValidation.*\n/m, ""));
    expect(await absent("Stack/Log/Trail/Resource")).toEqual(
      await absent("Stack/Audit/Trail/Resource"),
    );
  });

  it("stay where what is repeated has another item", async () => {
    const text = (names: readonly string[]): string =>
      JSON.stringify({
        resource: {
          aws_cloudtrail: {
            t: {
              for_each: `\${toset(${JSON.stringify(names)})}`,
              name: "${each.key}",
              s3_bucket_name: "b",
              is_multi_region_trail: true,
              kms_key_id: "k",
            },
          },
        },
      });
    const before = await fingerprints(text(["a"]), "main.tf.json");
    expect(before).toHaveLength(1);
    expect(await fingerprints(text(["a", "b"]), "main.tf.json")).toContain(before[0]);
  });

  it("differ by rule, by resource and by file", async () => {
    const two = weakTrail.replace("MultiRegionTrail: true", "MultiRegionTrail: false");
    const all = [
      ...(await fingerprints(two)),
      ...(await fingerprints(weakTrail.replace("Trail:", "Other:"))),
      ...(await fingerprints(weakTrail, "b.yaml")),
    ];
    expect(all).toHaveLength(4);
    expect(new Set(all).size).toBe(4);
  });

  it("know a resource of Terraform by its folder", async () => {
    const text = JSON.stringify({
      resource: {
        aws_cloudtrail: {
          audit: { name: "a", s3_bucket_name: "b", is_multi_region_trail: true, kms_key_id: "k" },
        },
      },
    });
    const before = await fingerprints(text, "infra/main.tf.json");
    expect(before).toHaveLength(1);
    expect(await fingerprints(text, "infra/audit.tf.json")).toEqual(before);
    expect(await fingerprints(text, "other/main.tf.json")).not.toEqual(before);
  });

  describe("of what one rule finds in one resource", () => {
    const wildcard = "log-bucket-no-wildcard-principal";

    async function found(text: string, rule: string, name = "a.yaml"): Promise<readonly string[]> {
      const config = [{ ...plugin.configs.all, rules: { [`cloudtrail/${rule}`]: 2 } }] as never;
      const ids = fingerprintsOf(await runOf(await lint({ [name]: text }, config)));
      expect(new Set(ids).size).toBe(ids.length);
      return ids.map(String).toSorted();
    }

    const policy = (statements: readonly string[]): string => `Resources:
  Logs: { Type: AWS::S3::Bucket }
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties: { S3BucketName: !Ref Logs, IsLogging: true }
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Logs
      PolicyDocument:
        Statement:
${statements.map((each) => `          - { Effect: Allow, Principal: "*", Resource: "*", ${each} }\n`).join("")}`;

    it.each([
      ["a Sid", ["Sid: One, Action: s3:GetObject", "Sid: Two, Action: s3:GetObject"]],
      ["what they say", ["Action: s3:GetObject", "Action: s3:PutObject"]],
    ])("are those of statements by %s, whatever stands before", async (_, [one, two]) => {
      const [[first], [second]] = [
        await found(policy([one!]), wildcard),
        await found(policy([two!]), wildcard),
      ];
      expect(first).not.toBe(second);
      for (const both of [
        [one!, two!],
        [two!, one!],
      ]) {
        expect(await found(policy(both), wildcard)).toEqual([first, second].toSorted());
      }
    });

    it("stay where a statement with a Sid or the layout of another changes", async () => {
      const before = await found(policy(["Sid: One, Action: s3:GetObject"]), wildcard);
      expect(await found(policy(["Sid: One, Action: s3:PutObject"]), wildcard)).toEqual(before);
      const plain = policy(["Action: s3:GetObject"]);
      const spaced = plain.replace("{ Effect: Allow, ", "{ Effect:   Allow,\n              ");
      expect(await found(spaced, wildcard)).toEqual(await found(plain, wildcard));
    });

    it("are those of statements in a text", async () => {
      const configuration = (sids: readonly string[]): string =>
        JSON.stringify({
          resource: {
            aws_s3_bucket: { logs: { bucket: "logs" } },
            aws_cloudtrail: { t: { name: "t", s3_bucket_name: "${aws_s3_bucket.logs.id}" } },
            aws_s3_bucket_policy: {
              p: {
                bucket: "${aws_s3_bucket.logs.id}",
                policy: JSON.stringify({
                  Statement: sids.map((Sid) => ({
                    Sid,
                    Effect: "Allow",
                    Principal: "*",
                    Action: "s3:GetObject",
                    Resource: "${aws_s3_bucket.logs.arn}/*",
                  })),
                }),
              },
            },
          },
        });
      const of = async (sids: readonly string[]): Promise<readonly string[]> =>
        found(configuration(sids), wildcard, "main.tf.json");
      const [[one], [two]] = [await of(["One"]), await of(["Two"])];
      expect(await of(["Two", "One"])).toEqual([one, two].toSorted());
    });

    it("are those of properties, whether written or not", async () => {
      const block = (properties: string): string => `Resources:
  Logs:
    Type: AWS::S3::Bucket
    Properties:
      PublicAccessBlockConfiguration: { ${properties} }
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties: { S3BucketName: !Ref Logs, IsLogging: true }
`;
      const rule = "log-bucket-public-access-block";
      const all = await found(block("BlockPublicAcls: false, IgnorePublicAcls: false"), rule);
      expect(all).toHaveLength(4);
      const left = await found(block("BlockPublicAcls: true, IgnorePublicAcls: false"), rule);
      expect(left).toHaveLength(3);
      expect(all).toEqual(expect.arrayContaining([...left]));
      const last = "BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true";
      expect(left).toEqual(expect.arrayContaining([...(await found(block(last), rule))]));
    });

    it("stay where a value in a branch changes", async () => {
      const store = (days: number): string => `Parameters: { Env: { Type: String } }
Conditions: { IsProd: !Equals [!Ref Env, prod] }
Resources:
  Store:
    Type: AWS::CloudTrail::EventDataStore
    Properties: { RetentionPeriod: !If [IsProd, ${String(days)}, 31] }
`;
      const rule = "event-data-store-retention";
      const before = await found(store(30), rule);
      expect(before).toHaveLength(2);
      expect(await found(store(60), rule)).toEqual(before);
    });
  });

  it("are those of a template where no resource is meant", async () => {
    const text = "Resources:\n  Logs: { Type: AWS::S3::Bucket }\n";
    const required = [
      { ...plugin.configs.all, rules: { "cloudtrail/trail-required": 2 } },
    ] as never;
    const run = await runOf(await lint({ "a.yaml": text }, required));
    expect(run.results.map(({ ruleId }) => ruleId)).toEqual(["cloudtrail/trail-required"]);
    expect(run.results[0]?.locations[0]).not.toHaveProperty("logicalLocations");
    expect(fingerprintsOf(run)).toEqual([expect.stringMatching(/:1$/)]);
  });
});

describe("what is suppressed", () => {
  const suppressed = weakTrail.replace(
    "    Properties:",
    `    Metadata:
      cloudtrail:
        suppress:
          - { rule: cloudtrail/trail-log-file-validation, reason: "Nobody reads <these>." }
    Properties:`,
  );

  it("is there with its reason", async () => {
    const { results } = await runOf(await lint({ "a.yaml": suppressed }));
    expect(results).toHaveLength(1);
    expect(results[0]?.suppressions).toEqual([
      { kind: "inSource", justification: "Nobody reads <these>." },
    ]);
    expect(results[0]?.fixes).toHaveLength(1);
  });

  it("has the fingerprint that it has unsuppressed", async () => {
    const [one, other] = await Promise.all(
      [suppressed, weakTrail].map(async (text) => runOf(await lint({ "a.yaml": text }))),
    );
    expect(fingerprintsOf(one!)).toEqual(fingerprintsOf(other!));
  });

  it("is external where ESLint's list says it", async () => {
    const cwd = folderWith({
      "a.yaml": weakTrail,
      "eslint-suppressions.json": JSON.stringify({
        "a.yaml": { "cloudtrail/trail-log-file-validation": { count: 1 } },
      }),
    });
    const eslint = new ESLint({
      cwd,
      overrideConfigFile: true,
      overrideConfig: [plugin.configs.recommended],
      applySuppressions: true,
    });
    const results = await eslint.lintFiles(["a.yaml"]);
    const context: Context = { cwd, rulesMeta: eslint.getRulesMetaForResults(results) };
    const run = await runOf({ results, context });
    expect(run.results.map(({ suppressions }) => suppressions)).toEqual([[{ kind: "external" }]]);
  });
});

describe("what no rule of ours reports", () => {
  const javascript: Linter.Config = { files: ["**/*.js"], rules: { "no-undef": "warn" } };

  it("is a run of its own", async () => {
    const files = { "a.yaml": weakTrail, "a.js": "undefined_one();\n", "b.js": "let ;\n" };
    const { runs } = await logOf(await lint(files, [plugin.configs.recommended, javascript]));
    const said = runs.map(({ tool, results }) => [
      tool.driver.name,
      ...results.map(({ ruleId, level }) => `${ruleId} ${level}`),
    ]);
    expect(said).toEqual([
      ["eslint-plugin-cloudtrail", "cloudtrail/trail-log-file-validation error"],
      ["ESLint", "no-undef warning", "syntax-error error"],
    ]);
    expect(runs[1]?.results[0]).not.toHaveProperty("partialFingerprints");
  });

  it("is a rule of a house, which is explained where it is on the web", async () => {
    const ruleWith = (url: string): Linter.Config => {
      const name = defineRule({
        about: each(Trail),
        docs: {
          description: "Require a name of ours",
          severity: "low",
          url,
          controls: { fsbp: "CloudTrail.4" },
        },
        messages: { bad: "Trail '{{resource}}' has a bad name." },
        check: (trail, report) => {
          report(trail, "bad");
        },
      });
      return { plugins: { acme: { rules: { name } } }, rules: { "acme/name": "error" } };
    };
    const logFor = async (url: string): Promise<Log> =>
      logOf(await lint({ "a.yaml": weakTrail }, [plugin.configs.recommended, ruleWith(url)]));
    const { runs } = await logFor("https://acme.example/rules/name");
    expect(
      runs.map(({ tool }) => [tool.driver.name, ...tool.driver.rules.map(({ id }) => id)]),
    ).toEqual([
      ["eslint-plugin-cloudtrail", "cloudtrail/trail-log-file-validation"],
      ["ESLint", "acme/name"],
    ]);
    expect(runs[1]?.tool.driver.rules).toEqual([
      {
        id: "acme/name",
        shortDescription: { text: "Require a name of ours" },
        helpUri: "https://acme.example/rules/name",
        relationships: [expect.objectContaining({ kinds: ["relevant"] })],
        properties: { tags: ["security"], "security-severity": "2.5" },
      },
    ]);
    expect(fingerprintsOf(runs[1]!)).toEqual([expect.stringMatching(/:1$/)]);
    for (const url of ["javascript:alert(1)", "https://[", "docs/name.md"]) {
      const [, run] = (await logFor(url)).runs;
      expect(run?.tool.driver.rules[0]).not.toHaveProperty("helpUri");
    }
  });

  it("is ours where a template cannot be read", async () => {
    const { results } = await runOf(await lint({ "a.yaml": `${weakTrail}\tBroken: [\n` }));
    expect(results.map(({ ruleId }) => ruleId)).toContain("syntax-error");
    expect(results[0]?.locations[0]?.physicalLocation.region?.startLine).toBeGreaterThan(1);
  });

  it("is ours where a suppression is idle", async () => {
    const text = weakTrail.replace("false", "true # eslint-disable-line cloudtrail/trail-kms-key");
    const { results } = await runOf(await lint({ "a.yaml": text }));
    expect(results.map(({ ruleId, level }) => [ruleId, level])).toEqual([
      ["directive-problem", "warning"],
    ]);
  });

  it("is a notification where it is about no place", async () => {
    const linted = await lint({ "a.yaml": weakTrail }, [
      plugin.configs.recommended,
      { ignores: ["a.yaml"] },
    ]);
    const run = await runOf(linted);
    expect(run.results).toEqual([]);
    expect(run.invocations[0]?.toolExecutionNotifications).toEqual([
      expect.objectContaining({ level: "warning" }),
    ]);
  });
});

describe("any text", () => {
  it("is written as it is", async () => {
    const { results, context } = await lint({ "a.yaml": weakTrail });
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary" }), async (message) => {
        const [result] = results;
        const messages = result!.messages.map((each) => ({ ...each, message }));
        const run = await runOf({ results: [{ ...result!, messages }], context });
        const [{ message: written } = undefined as unknown as Result] = run.results;
        expect(written.text).toBe(message);
      }),
      { numRuns: 30 },
    );
  });
});
