import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { kindOf, type TemplateKind } from "../../src/document/gate.js";
import { readTemplateFile } from "../../src/lint/template-file.js";
import { isInside, linesOf } from "../inside.js";
import { corpusFolder, type Entry, readManifest } from "./manifest.js";
import { maxMilliseconds, survey, type Survey } from "./survey.js";

const manifest = readManifest();
const absent = manifest.length === 0;
const why = "CLOUDTRAIL_CORPUS names no folder that has one";
const title = absent ? `the corpus (absent: ${why})` : "the corpus";

function entries(...formats: readonly string[]): readonly Entry[] {
  return manifest.filter(({ format }) => formats.includes(format));
}

/** Blocks that no rule asks about: a file of nothing else is left alone. */
const unread = new Set(["terraform", "moved"]);

/** What the table of contents calls a plan: two changes without a name, made up for a query language. */
const noPlans = ["plan/fugue+fregot/examples/ami_id/repl_input.json"];

describe.skipIf(absent)(title, () => {
  it("is linted without a crash, in time, and with every problem in its place", () => {
    const faults = entries("cfn-yaml", "cfn-json", "tf-json", "tf-plan-json").flatMap(({ path }) =>
      faultsOf(survey(path)).map((fault) => `${path}: ${fault}`),
    );
    expect(faults).toEqual([]);
  }, 240_000);

  it("is read as what it is where it is Terraform's", () => {
    const unlike = (format: string, kind: TemplateKind): readonly string[] =>
      entries(format)
        .filter(({ path }) => kindOf(readFileSync(path, "utf8"), path) !== kind)
        .map(({ path }) => relative(corpusFolder, path));
    const skipped = unlike("tf-json", "Terraform configuration");
    expect(skipped.filter((path) => !isUnread(join(corpusFolder, path)))).toEqual([]);
    expect(unlike("tf-plan-json", "Terraform plan")).toEqual(noPlans);
  }, 60_000);

  it("is read without a problem where cfn-lint calls it good", () => {
    const good = entries("cfn-yaml", "cfn-json").filter(({ path }) => cfnLint("good").test(path));
    const broken = good.flatMap(({ path }) => {
      const { problems } = readTemplateFile(readFileSync(path, "utf8"), path);
      return problems.map(({ message }) => `${relative(corpusFolder, path)}: ${message}`);
    });
    expect(good.length).toBeGreaterThan(100);
    expect(broken).toEqual([]);
  }, 60_000);

  it("is read without a crash where cfn-lint calls it bad", () => {
    const bad = manifest.filter(({ path }) => cfnLint("bad").test(path));
    const crashed = bad.flatMap(({ path }) => survey(path).crash ?? []);
    expect(bad.length).toBeGreaterThan(80);
    expect(crashed).toEqual([]);
  }, 60_000);

  it("is left alone where it holds no templates", () => {
    const loud = entries("yaml", "json").filter(({ path }) => survey(path).messages.length > 0);
    expect(loud).toEqual([]);
  });
});

/** Its own fixtures, integrations and quick starts among the good ones. */
function cfnLint(kind: "good" | "bad"): RegExp {
  const folders = kind === "good" ? "(?:good|integration|public|quickstart)" : "bad";
  return new RegExp(`cfn-lint/test/fixtures/templates/${folders}/`);
}

function isUnread(path: string): boolean {
  const text = readFileSync(path, "utf8");
  const blocks = text === "" ? [] : Object.keys(JSON.parse(text) as object);
  return blocks.every((block) => unread.has(block));
}

function faultsOf(file: Survey): readonly string[] {
  const { crash, messages, text } = file;
  const lines = linesOf(text);
  const lost = messages.filter((message) => !isInside(message, lines));
  return [
    ...(crash === undefined ? [] : [crash]),
    ...(isSlow(file) ? [`took ${Math.round(file.milliseconds)} ms`] : []),
    ...lost.map(({ message, line, column }) => `${line}:${column} is nowhere: ${message}`),
  ];
}

/** A machine that is busy gets a second chance. */
function isSlow({ milliseconds, path }: Survey): boolean {
  return milliseconds > maxMilliseconds && survey(path).milliseconds > maxMilliseconds;
}
