import { createHash } from "node:crypto";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ESLint, type Rule } from "eslint";
import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import page from "../../src/formatters/html.js";
import { style } from "../../src/formatters/html/style.js";
import plugin from "../../src/index.js";
import { folderWith, root } from "../cli/command-line.js";
import {
  attribute,
  type Element,
  type Page,
  read,
  tagged,
  textOf,
  withClass,
  within,
  wordsOf,
} from "./dom.js";
import { lint, type Linted, weakTrail } from "./linted.js";

afterEach(() => {
  vi.restoreAllMocks();
});

async function pageOf({ results, context }: Linted): Promise<Page> {
  return read(await page(results, context));
}

async function pageAbout(files: Readonly<Record<string, string>>): Promise<Page> {
  return pageOf(await lint(files));
}

function template(name: string): string {
  return readFileSync(join(root, "fixtures/templates", name), "utf8");
}

/** What everybody may call a resource, a bucket, a reason or a file. */
const hostile = `</script></style><script>alert(1)</script><img src=x onerror=alert(1)>"'&amp;--><!--`;
const hostileFile = `a</h3><script>alert(1)<&>'"\u202Eb.yaml`;
const hostileTemplate = JSON.stringify({
  Resources: {
    [hostile]: {
      Type: "AWS::CloudTrail::Trail",
      Metadata: {
        cloudtrail: { suppress: [{ rule: "cloudtrail/trail-kms-key", reason: hostile }] },
      },
      Properties: { S3BucketName: hostile, IsLogging: true },
    },
  },
});

const pages: readonly (readonly [about: string, files: Readonly<Record<string, string>>])[] = [
  ["what is hostile", { [hostileFile]: hostileTemplate }],
  ["CloudFormation", { "a/audit-trail.yaml": template("audit-trail.yaml"), "b.yaml": weakTrail }],
  ["Terraform", { "main.tf.json": template("weak/split/main.tf.json") }],
  ["what is broken", { "broken.yaml": `${weakTrail}\tA: [\n`, "fine.yaml": "a: 1\n" }],
  ["nothing", { "none.yaml": "a: 1\n" }],
];

describe.each(pages)("the page about %s", (_about, files) => {
  it("is well-formed", async () => {
    const { errors, elements } = await pageAbout(files);
    expect(errors).toEqual([]);
    const ids = elements.flatMap((each) => attribute(each, "id") ?? []);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it("loads nothing and runs nothing but its own script", async () => {
    const all = await pageAbout(files);
    const loading = [
      "link",
      "img",
      "image",
      "iframe",
      "object",
      "embed",
      "video",
      "audio",
      "base",
      "use",
    ];
    expect(tagged(all, ...loading)).toEqual([]);
    const names = new Set(all.elements.flatMap(({ attrs }) => attrs.map(({ name }) => name)));
    expect([...names].filter((name) => /^(on|src|srcset|style$|action|poster)/.test(name))).toEqual(
      [],
    );
    const urls = all.elements.flatMap(({ attrs }) => attrs.map(({ value }) => value));
    expect(urls.filter((value) => /url\((?!#)/.test(value))).toEqual([]);
    expect(style).not.toMatch(/url\(|@import/);

    const digests = tagged(all, "script", "style").map((each) => {
      const hash = createHash("sha256").update(textOf(each)).digest("base64");
      return `${each.tagName}-src 'sha256-${hash}'`;
    });
    expect(digests).toHaveLength(2);
    const [policy] = all.elements.filter(
      (each) => attribute(each, "http-equiv") === "Content-Security-Policy",
    );
    const parts = attribute(policy!, "content")!.split("; ");
    expect(parts).toEqual(expect.arrayContaining(["default-src 'none'", ...digests]));
    expect(parts).toHaveLength(5);
  });

  it("leads to places of its own, or to pages on the web", async () => {
    const all = await pageAbout(files);
    const ids = new Set(all.elements.map((each) => attribute(each, "id")));
    const targets = tagged(all, "a").map((each) => attribute(each, "href") ?? "");
    expect(targets.length).toBeGreaterThan(4);
    const lost = targets.filter((href) => !href.startsWith("https://") && !ids.has(href.slice(1)));
    expect(lost).toEqual([]);
  });

  it("can be used without eyes and without a mouse", async () => {
    const all = await pageAbout(files);
    const ids = new Map(all.elements.map((each) => [attribute(each, "id"), each]));
    expect(attribute(tagged(all, "html")[0]!, "lang")).toBe("en");
    expect(wordsOf(tagged(all, "title")[0]!)).toBe("CloudTrail report");

    const labelled = new Set(tagged(all, "label").map((each) => attribute(each, "for")));
    const inLabels = tagged(all, "label").flatMap((each) => within(each).elements);
    const unlabelled = tagged(all, "input", "select").filter(
      (each) => !labelled.has(attribute(each, "id")) && !inLabels.includes(each),
    );
    expect(unlabelled).toEqual([]);

    const references = all.elements.flatMap((each) => attribute(each, "aria-labelledby") ?? []);
    expect(references.length).toBeGreaterThan(3);
    const silent = references.filter((id) => !ids.has(id) || wordsOf(ids.get(id)!) === "");
    expect(silent).toEqual([]);
    const named = (each: Element): boolean =>
      (attribute(each, "aria-labelledby") ?? attribute(each, "aria-label")) !== undefined;
    expect(tagged(all, "section", "nav", "svg").every(named)).toBe(true);
    expect(tagged(all, "svg").every((each) => attribute(each, "role") === "img")).toBe(true);
    const focusable = all.elements.filter((each) => attribute(each, "tabindex") !== undefined);
    expect(focusable.every((each) => attribute(each, "role") === "group" && named(each))).toBe(
      true,
    );
    expect(tagged(all, "th").every((each) => attribute(each, "scope") !== undefined)).toBe(true);
    expect(tagged(all, "table").every((each) => tagged(within(each), "caption").length === 1)).toBe(
      true,
    );

    const levels = tagged(all, "h1", "h2", "h3", "h4").map(({ tagName }) => Number(tagName[1]));
    expect(levels[0]).toBe(1);
    const skipped = levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1);
    expect(skipped).toEqual([]);
  });
});

describe("what is hostile", () => {
  it("is text wherever it is shown", async () => {
    const all = await pageAbout({ [hostileFile]: hostileTemplate });
    const findings = withClass(all, "finding");
    const shown = findings.map((each) => textOf(tagged(within(each), "h4")[0]!));
    expect(shown.filter((message) => message.includes(`Trail '${hostile}' `))).toHaveLength(
      findings.length,
    );
    expect(withClass(all, "note").map(wordsOf)).toContain(`Suppressed in the file: ${hostile}`);
    const [heading] = tagged(within(withClass(all, "file")[0]!), "h3");
    expect(textOf(heading!)).toBe(hostileFile.replace("\u202E", "\uFFFD"));
    expect(tagged(all, "figcaption").map(wordsOf)[0]).toContain(`Trail ${hostile}`);
  });

  it("cannot be a link that runs something", async () => {
    const { results, context } = await lint({ "a.yaml": weakTrail });
    const metas = Object.entries(context.rulesMeta).map(([id, meta]) => {
      return [id, { ...meta, docs: { ...meta.docs, url: "javascript:alert(1)" } }] as const;
    });
    const all = await pageOf({
      results,
      context: { ...context, rulesMeta: Object.fromEntries(metas) },
    });
    const targets = tagged(all, "a").map((each) => attribute(each, "href") ?? "");
    expect(targets.filter((href) => href.startsWith("javascript"))).toEqual([]);
  });

  it("cannot break the page, whatever it is", async () => {
    const { results, context } = await lint({ "a.yaml": weakTrail });
    const [result] = results;
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", maxLength: 60 }), async (text) => {
        const messages = result!.messages.map((each) => ({ ...each, message: `<b>${text}` }));
        const source = weakTrail.replace("audit-logs", `"${text}"`);
        const odd = { ...result!, filePath: `${result!.filePath}${text}`, messages, source };
        const { errors, elements } = await pageOf({ results: [odd], context });
        expect(errors).toEqual([]);
        expect(
          elements.filter(({ tagName }) => tagName === "b" || tagName === "script"),
        ).toHaveLength(1);
      }),
      { numRuns: 40 },
    );
  });
});

describe("the summary", () => {
  function tiles(all: Page): Readonly<Record<string, string>> {
    return Object.fromEntries(
      withClass(all, "tile").map((tile) => {
        const [name, count] = tagged(within(tile), "dt", "dd");
        return [wordsOf(name!), wordsOf(count!)];
      }),
    );
  }

  it("counts what is found by severity, what is suppressed and what has a cure", async () => {
    const suppressed = weakTrail.replace("false", "false # eslint-disable-line -- We know.");
    const two = weakTrail.replace("MultiRegionTrail: true", "MultiRegionTrail: false");
    const all = await pageAbout({ "a.yaml": suppressed, "b.yaml": two, "c.yaml": "a: 1\n" });
    expect(tiles(all)).toEqual({
      critical: "0",
      high: "1",
      medium: "1",
      low: "0",
      suppressed: "1",
      "with a cure": "2",
    });
    expect(wordsOf(tagged(all, "main")[0]!)).toContain(
      "2 templates and 1 file that is no template were linted; 2 findings in 1 file.",
    );
    const rows = tagged(within(tagged(all, "tbody")[0]!), "tr").map(wordsOf);
    expect(rows).toEqual(["a.yaml00001", "b.yaml01100"]);
  });

  it("counts what is broken as an error", async () => {
    const all = await pageAbout({ "broken.yaml": `${weakTrail}\tA: [\n` });
    expect(Number(tiles(all)["error"])).toBeGreaterThan(0);
  });

  it("says that nothing was found, and whether anything was judged", async () => {
    const mainOf = async (files: Readonly<Record<string, string>>): Promise<string> =>
      wordsOf(tagged(await pageAbout(files), "main")[0]!);
    const clean = weakTrail.replace("false", "true");
    const accepted = weakTrail.replace("false", "false # eslint-disable-line -- We know.");
    expect(await mainOf({ "a.yaml": clean })).toContain(
      "1 template was linted; nothing was found.",
    );
    expect(await mainOf({ "a.yaml": clean, "b.yaml": accepted })).toContain(
      "2 templates were linted; nothing was found that is not suppressed.",
    );
    expect(await mainOf({ "a.yaml": "a: 1\n", "b.yaml": "b: 2\n" })).toContain(
      "2 files that are no templates were linted: nothing was judged.",
    );
    const words = await mainOf({ "a.yaml": "a: 1\n" });
    expect(words).toContain("1 file that is no template was linted: nothing was judged.");
    expect(words).toContain("No trail is deployed by what was linted.");
    const none = wordsOf(
      tagged(await pageOf({ results: [], context: { cwd: root, rulesMeta: {} } }), "main")[0]!,
    );
    expect(none).toContain("No file was linted.");
  });
});

describe("an excerpt", () => {
  function excerptsIn(all: Page): readonly string[] {
    return withClass(all, "excerpt").map((each) => textOf(each));
  }

  it("has a caret below what is meant", async () => {
    expect(excerptsIn(await pageAbout({ "a.yaml": weakTrail }))).toEqual([
      [
        "7       IsMultiRegionTrail: true",
        "8       KMSKeyId: alias/audit",
        "9       EnableLogFileValidation: false",
        "                                 ^^^^^",
        "",
      ].join("\n"),
    ]);
  });

  it("shows what is behind the last line only where that is meant", async () => {
    const { results, context } = await lint({ "a.yaml": weakTrail });
    const unfinished = {
      ruleId: null,
      severity: 2,
      message: "No end.",
      line: 10,
      column: 1,
    } as const;
    const broken = results.map((result) => ({ ...result, messages: [unfinished] }));
    expect(excerptsIn(await pageOf({ results: broken, context }))).toEqual([
      [
        " 8       KMSKeyId: alias/audit",
        " 9       EnableLogFileValidation: false",
        "10 ",
        "   ^",
        "",
      ].join("\n"),
    ]);
  });

  it("counts lines that end with CRLF", async () => {
    const other = excerptsIn(await pageAbout({ "a.yaml": weakTrail.replaceAll("\n", "\r\n") }));
    expect(other).toHaveLength(1);
    expect(other).toEqual(excerptsIn(await pageAbout({ "a.yaml": weakTrail })));
  });

  it("shows the middle of a long line", async () => {
    const Resources = {
      Trail: {
        Type: "AWS::CloudTrail::Trail",
        Properties: {
          S3BucketName: "a".repeat(1000),
          IsLogging: true,
          IsMultiRegionTrail: true,
          KMSKeyId: "alias/audit",
          EnableLogFileValidation: false,
          TrailName: "b".repeat(1000),
        },
      },
    };
    const [excerpt = ""] = excerptsIn(await pageAbout({ "a.json": JSON.stringify({ Resources }) }));
    const [line = "", caret = ""] = excerpt.split("\n");
    expect(line.slice(caret.indexOf("^"), caret.lastIndexOf("^") + 1)).toBe("false");
    expect(line.length).toBeLessThan(300);
    expect(line).toMatch(/^1 ….*…$/);
  });

  it("is left out where nobody has the text any more", async () => {
    const { results, context } = await lint({ "a.yaml": weakTrail });
    rmSync(join(context.cwd, "a.yaml"));
    const gone = results.map((result) => Object.assign(result, { source: undefined }));
    const all = await pageOf({ results: gone, context });
    expect(withClass(all, "finding")).toHaveLength(1);
    expect(excerptsIn(all)).toEqual([]);
  });

  it("has no secret that was found", async () => {
    const secret = "Fake/Fixture+Key9wQ2zR7tLmN4vB8xC1pS6dJh";
    const text = `Resources:
  Function:
    Type: AWS::Lambda::Function
    Properties:
      Environment:
        Variables:
          AWS_ACCESS_KEY_ID: AKIAQHRT7FAKEKEY3ZWM
          AWS_SECRET_ACCESS_KEY: ${secret}
`;
    const { results, context } = await lint({ "a.yaml": text }, [plugin.configs.account]);
    const markup = await page(results, context);
    expect(markup).toContain("A secret access key is written into");
    expect(markup).toContain("•••");
    expect(markup).not.toContain(secret.slice(3, 20));
    expect(markup).not.toContain("AKIAQHRT7FAKEKEY3ZWM");
  });
});

describe("a cure", () => {
  const curesOf = (markup: string): readonly string[] =>
    withClass(read(markup), "note")
      .map(wordsOf)
      .filter((words) => words.startsWith("Cure: "));

  it("says where a fix changes another line", async () => {
    const { results, context } = await lint({ "a.yaml": template("audit-trail.yaml") });
    const markup = await page(results, context);
    expect(curesOf(markup)).toContain("Cure: Replace 'false' by 'true' in line 13.");
  });

  it("says what a fix adds", async () => {
    const { results, context } = await lint({
      "a.yaml": weakTrail.replace(/ +EnableLogFileValidation.*\n/, ""),
      "a.json": `{"Resources":{"T":{"Type":"AWS::CloudTrail::Trail","Properties":{"S3BucketName":"a","IsLogging":true,"IsMultiRegionTrail":true,"KMSKeyId":"alias/a"}}}}`,
    });
    expect(curesOf(await page(results, context))).toEqual([
      "Cure: Add 'EnableLogFileValidation: true'.",
      `Cure: Add '"EnableLogFileValidation":true'.`,
    ]);
  });

  it("does not quote what rules of others change, which may be a secret", async () => {
    const meta = { fixable: "code" } as const;
    const shout: Rule.RuleModule = {
      meta,
      create: (context) => ({
        Program: (node) => {
          const fix = (fixer: Rule.RuleFixer) => fixer.replaceTextRange([4, 10], "SECRET");
          context.report({ node, message: "Speak up.", fix });
        },
      }),
    };
    const rules = { "own/shout": "error" } as const;
    const config = { files: ["*.js"], plugins: { own: { rules: { shout } } }, rules };
    const { results, context } = await lint({ "a.js": "// 'secret'\na;\n" }, [config]);
    const markup = await page(results, context);
    expect(curesOf(markup)).toEqual(["Cure: Fix it as 'eslint --fix' does."]);
  });
});

describe("a finding", () => {
  it("says what would cure it and which controls it answers", async () => {
    const [finding] = withClass(await pageAbout({ "a.yaml": weakTrail }), "finding");
    const notes = withClass(within(finding!), "note").map(wordsOf);
    expect(notes).toEqual([
      "Cure: Replace 'false' by 'true'.",
      "Controls: CIS 7.0: 4.2; CIS 5.0: 3.2; CIS 3.0: 3.2; CIS 1.4: 3.2; CIS 1.2: 2.2; CloudTrail.4",
    ]);
    expect(attribute(finding!, "data-grade")).toBe("medium");
  });
});

describe("the picture of a trail", () => {
  it("says in words what it shows", async () => {
    const all = await pageAbout({ "a.yaml": template("audit-trail.yaml") });
    const [figure] = tagged(all, "figure");
    expect(tagged(within(figure!), "li").map(wordsOf)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(
          /^Trail CloudTrail Trail \(\d findings\) names LogBucket S3 Bucket .* in S3BucketName$/,
        ),
        expect.stringMatching(/^Trail .* names LogKey KMS Key.* in KMSKeyId$/),
        expect.stringMatching(/^LogBucketPolicy .* names LogBucket .* in Bucket, PolicyDocument$/),
        expect.stringMatching(/^Trail .* waits for LogBucketPolicy/),
      ]) as string[],
    );
    expect(withClass(within(figure!), "box")).toHaveLength(4);
    expect(withClass(within(figure!), "arrow")).toHaveLength(4);
  });

  it("says of what a plan does not know yet that it is unknown", async () => {
    const path = "fixtures/rules/trail-cloudwatch-logs/valid/known-after-apply.plan.json";
    const all = await pageAbout({ "plan.json": readFileSync(join(root, path), "utf8") });
    const titles = withClass(all, "outside").map((box) =>
      wordsOf(tagged(within(box), "title")[0]!),
    );
    expect(titles.toSorted()).toEqual([
      "declared elsewhere audit-logs",
      "unknown known only after apply",
    ]);
  });

  it("is shown once, for the file that deploys the trail or calls its module", async () => {
    const audit = { name: "a", s3_bucket_name: "${var.logs}", enable_logging: false };
    const module = { resource: { aws_cloudtrail: { audit } }, variable: { logs: {} } };
    const main = {
      resource: { aws_cloudtrail: { own: { ...audit, s3_bucket_name: "audit-logs" } } },
      module: { trail: { source: "./modules/trail", logs: "${aws_s3_bucket.logs.id}" } },
    };
    const buckets = { resource: { aws_s3_bucket: { logs: {} } } };
    const all = await pageAbout({
      "main.tf.json": JSON.stringify(main),
      "cloudtrail-buckets.tf.json": JSON.stringify(buckets),
      "modules/trail/main.tf.json": JSON.stringify(module),
    });
    const headings = tagged(all, "figcaption").map(wordsOf);
    expect(headings.toSorted()).toEqual([
      "Trail aws_cloudtrail.own in main.tf.json",
      "Trail module.trail.aws_cloudtrail.audit in main.tf.json",
    ]);
    const lists = tagged(all, "figure").map((figure) => tagged(within(figure), "li").map(wordsOf));
    expect(lists.flat().filter((words) => words.includes("names aws_s3_bucket.logs"))).toHaveLength(
      1,
    );
  });

  it("has the findings that a module's own file has", async () => {
    const audit = { name: "a", s3_bucket_name: "${var.logs}", enable_log_file_validation: false };
    const module = { resource: { aws_cloudtrail: { audit } }, variable: { logs: {} } };
    const files = {
      "main.tf.json": JSON.stringify({
        module: { trail: { source: "./modules/trail", logs: "audit-logs" } },
      }),
      "modules/trail/main.tf.json": JSON.stringify(module),
    };
    const all = await pageAbout(files);
    const findings = withClass(all, "finding");
    const filesOf = new Set(findings.map((each) => attribute(each, "data-file")));
    expect([...filesOf]).toEqual(["modules/trail/main.tf.json"]);
    const [trail] = withClass(all, "trail");
    const [count] = withClass(within(trail!), "count").filter(({ tagName }) => tagName === "text");
    expect(wordsOf(count!)).toBe(String(findings.length));
  });

  describe("of a project", () => {
    const nested = {
      "root.yaml": `Resources:
  Logs: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: ./storage.yaml } }
  Audit:
    Type: AWS::CloudFormation::Stack
    Properties:
      TemplateURL: ./trail.yaml
      Parameters: { BucketName: !GetAtt Logs.Outputs.Name }
`,
      "storage.yaml": `Resources:
  Bucket: { Type: AWS::S3::Bucket }
Outputs: { Name: { Value: !Ref Bucket } }
`,
      "trail.yaml": `Parameters: { BucketName: { Type: String } }
Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties: { S3BucketName: !Ref BucketName, IsLogging: true }
`,
    };
    const boxesOf = (all: Page): readonly string[] =>
      withClass(all, "box").map((box) => {
        const [title] = tagged(within(box), "title");
        return `${attribute(box, "class")!} ${wordsOf(title!)}`;
      });

    it("is that of the stack that nests the trail, with what is found in any file", async () => {
      const cwd = folderWith(nested);
      vi.spyOn(process, "cwd").mockReturnValue(cwd);
      const settings = { project: {} };
      const eslint = new ESLint({
        cwd,
        overrideConfigFile: true,
        overrideConfig: [plugin.configs.recommended, { settings: { cloudtrail: settings } }],
      });
      const results = await eslint.lintFiles(Object.keys(nested));
      const rulesMeta = eslint.getRulesMetaForResults(results);
      const all = await pageOf({ results, context: { cwd, rulesMeta, settings } });
      expect(tagged(all, "figcaption").map(wordsOf)).toEqual(["Trail Audit.Trail in root.yaml"]);
      expect(boxesOf(all).slice(0, 2)).toEqual([
        "box faulty trail CloudTrail Trail Audit.Trail",
        "box faulty S3 Bucket Logs.Bucket",
      ]);
      const linked = new Set(
        tagged(within(tagged(all, "figure")[0]!), "a").map((each) => attribute(each, "href")),
      );
      expect(linked.size).toBe(2);
      // Whoever knows no project knows nothing of the others either.
      const alone = await pageOf({ results, context: { cwd, rulesMeta } });
      expect(tagged(alone, "figcaption").map(wordsOf)).toEqual(["Trail Trail in trail.yaml"]);
      expect(boxesOf(alone)[1]).toMatch(/^box outside declared elsewhere/);
    });

    it("is left out of a trail that can never be created", async () => {
      const all = await pageAbout({
        "a.yaml": `Parameters: { Env: { Type: String, AllowedValues: [dev, prod], Default: prod } }
Conditions: { IsDev: !Equals [!Ref Env, dev] }
Rules: { OnlyProd: { Assertions: [{ Assert: !Equals [!Ref Env, prod] }] } }
Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Condition: IsDev
    Properties: { S3BucketName: logs, IsLogging: true }
`,
      });
      expect(tagged(all, "figure")).toEqual([]);
    });
  });

  it("is left out past a number", async () => {
    const trails = Object.fromEntries(
      Array.from({ length: 11 }, (_, index) => [
        `T${String(index)}`,
        { Type: "AWS::CloudTrail::Trail", Properties: { S3BucketName: "b", IsLogging: true } },
      ]),
    );
    const all = await pageAbout({ "a.json": JSON.stringify({ Resources: trails }) });
    expect(tagged(all, "figure")).toHaveLength(8);
    expect(wordsOf(tagged(all, "main")[0]!)).toContain("3 more trails of this file are not shown.");
  });
});
