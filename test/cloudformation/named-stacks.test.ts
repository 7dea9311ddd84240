import { describe, expect, it } from "vitest";
import { onlyStack, readStackFile } from "../../src/cloudformation/stack-file.js";
import { link } from "../../src/cloudformation/stacks/link.js";
import type { Neighbour, Neighbours } from "../../src/cloudformation/stacks/neighbours.js";
import type { Template } from "../../src/template/template.js";

function neighbour(path: string, text: string): Neighbour {
  const stack = onlyStack(
    readStackFile(text, () => [undefined, () => ({ kind: "unknown", reason: "nothing" })]),
  );
  if (stack === undefined) throw new Error(text);
  return { path, stack };
}

function neighboursOf(files: readonly Neighbour[], reachOf: Neighbours["reachOf"]): Neighbours {
  const found = (all: readonly Neighbour[]): ReturnType<Neighbours["nesting"]> => {
    return { files: all, gap: undefined, isCutOff: false };
  };
  const all = found(files);
  const neighbours: Neighbours = {
    nested: () => undefined,
    at: (path) => files.find((each) => each.path === path),
    asset: () => undefined,
    unread: () => undefined,
    nesting: () => found([]),
    exporting: () => found([]),
    importing: () => found([]),
    mentioning: () => all,
    reachOf,
    known: [],
    stackNamesOf: () => [],
    nameOf: (path) => path,
    around: () => [neighbours],
  };
  return neighbours;
}

/** The first of some files with what takes part in it. */
function linked(texts: Readonly<Record<string, string>>, isOneAccount: boolean): Template {
  const files = Object.entries(texts).map(([path, text]) => neighbour(path, text));
  const [first] = files;
  if (first === undefined) throw new Error("There is no file.");
  return link(
    first,
    neighboursOf(files, () => (isOneAccount ? "Region" : "elsewhere")),
  ).template;
}

const trail = (bucket: string): string => `Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties: { S3BucketName: ${bucket}, KMSKeyId: alias/trail }
  Alice: { Type: AWS::IAM::User, Properties: { Groups: [admins] } }
`;
const bucket = (name: string): string => `Resources:
  Bucket: { Type: AWS::S3::Bucket, Properties: { BucketName: ${name} } }
`;
const alias =
  "Resources: { Alias: { Type: AWS::KMS::Alias, Properties: { AliasName: alias/trail } } }";
const group = "Resources: { Admins: { Type: AWS::IAM::Group, Properties: { GroupName: admins } } }";
const computed = '!Sub "acme-${AWS::AccountId}"';

describe("stacks of two accounts", () => {
  it.each([
    ["a bucket", bucket("acme-logs"), trail("acme-logs"), true],
    ["a bucket named after the account", bucket(computed), trail(computed), false],
    ["a key", alias, trail("others"), false],
    ["a group", group, trail("others"), false],
  ])("meet in the name of %s as far as it is global", (_, declaring, calling, isGlobal) => {
    for (const texts of [
      { "one.yaml": declaring, "two.yaml": calling },
      { "two.yaml": calling, "one.yaml": declaring },
    ]) {
      const names = (isOneAccount: boolean): readonly string[] =>
        [...linked(texts, isOneAccount).resources.keys()].filter((name) => name.includes(":"));
      expect(names(true).length).toBeGreaterThan(0);
      expect(names(false).length > 0).toBe(isGlobal);
    }
  });

  it("have each an ID of their own", () => {
    const texts = { "two.yaml": trail("acme-logs"), "one.yaml": bucket("acme-logs") };
    const accountsIn = (isOneAccount: boolean): readonly unknown[] =>
      [...linked(texts, isOneAccount).resources.values()].map(
        ({ deployment }) => deployment?.isOneAccount,
      );
    expect(accountsIn(true)).toEqual([undefined, undefined, true]);
    expect(accountsIn(false)).toEqual([undefined, undefined, false]);
    const owned = bucket("acme-logs").replace(
      "acme-logs",
      'acme-logs, Tags: [{ Key: a, Value: !Ref "AWS::AccountId" }]',
    );
    const localsIn = (isOneAccount: boolean): readonly string[] => [
      ...linked({ ...texts, "one.yaml": owned }, isOneAccount).locals.keys(),
    ];
    expect(localsIn(false)).toContain("parameter one.yaml:AWS::AccountId");
    expect(localsIn(true)).not.toContain("parameter one.yaml:AWS::AccountId");
  });
});

describe("many stacks that call one group", () => {
  /** How often it is asked where one of them is while each is linked with the others. */
  function asks(count: number): number {
    let asked = 0;
    const files = Array.from({ length: count }, (_, index) =>
      neighbour(`${String(index)}.yaml`, trail("others")),
    );
    const neighbours = neighboursOf(files, () => {
      asked++;
      return "Region";
    });
    for (const file of files) link(file, neighbours);
    return asked;
  }

  it("take four times as long for four times as many", () => {
    expect(asks(160) / asks(40)).toBeLessThan(6);
  });
});
