import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { covers, overlaps } from "../../src/iam/pattern.js";
import { type Hole, hole, joined, type Plain, returned, text, valueOf } from "./value-of.js";

const logs = returned("Logs", "Arn");
const bucket = returned("Logs");
const partition = hole("AWS::Partition");
const account = hole("AWS::AccountId");

describe("covers", () => {
  it.each<[pattern: Plain, other: Plain, expected: boolean | undefined]>([
    ["s3:PutObject", "s3:PutObject", true],
    ["s3:PutObject", "s3:GetObject", false],
    ["s3:Put*", "s3:PutObject", true],
    ["s3:Put*", "s3:Put", true],
    ["s3:*Object", "s3:PutObjectAcl", false],
    ["s3:?etObject", "s3:GetObject", true],
    ["s3:?etObject", "s3:etObject", false],
    ["*", "", true],
    ["?", "", false],
    ["s3:*", "s3:*", true],
    ["s3:*", "s3:Put*", true],
    ["s3:Put*", "s3:*", false],
    ["s3:?", "s3:*", false],
    ["s3:a?", "s3:??", false],
    ["s3:??", "s3:a?", true],
    ["*:*", "s3:*", true],
    [hole("X"), "s3:PutObject", undefined],
    [hole("X"), hole("X"), true],
    [hole("X"), hole("Y"), undefined],
    [hole(), hole(), undefined],
    [text`${logs}/*`, text`${logs}/AWSLogs/${account}/*`, true],
    [text`${logs}/AWSLogs/*`, text`${logs}/*`, false],
    [text`${logs}/AWSLogs/*`, text`${logs}/other/x`, false],
    [text`*/${bucket}/*`, text`a/${bucket}/b`, true],
    [text`*/${bucket}/*`, text`a/${account}/b`, undefined],
    [text`${logs}/*`, logs, false],
    [logs, text`${logs}/*`, false],
    [
      text`arn:${partition}:s3:::${bucket}/*`,
      text`arn:${partition}:s3:::${bucket}/AWSLogs/${account}/*`,
      true,
    ],
    [
      text`arn:${partition}:s3:::${bucket}/p/*`,
      text`arn:${partition}:s3:::${bucket}/AWSLogs/${account}/*`,
      false,
    ],
    [text`arn:aws:s3:::${bucket}/*`, text`${logs}/AWSLogs/x`, undefined],
    ["arn:aws:s3:::*", text`arn:aws:s3:::${bucket}`, true],
    ["arn:aws:s3:::other*", text`arn:aws:s3:::${bucket}`, undefined],
    [text`${logs}/a`, text`${hole("X")}/b`, false],
    [text`x${hole("X")}`, "yes", false],
    [text`x${hole("X")}`, "xes", undefined],
    ["bucket/${aws:username}/*", "bucket/ann/file", undefined],
    ["bucket/${aws:username}/*", "other/ann/file", false],
    ["bucket/${aws:username}/*", "bucket/${AWS:UserName}/file", true],
    ["bucket/${*}", "bucket/file", false],
    [["s3:*"], "s3:*", undefined],
    [undefined, "s3:*", undefined],
  ])("%j covers %j: %s", (pattern, other, expected) => {
    expect(covers(valueOf(pattern), valueOf(other))).toBe(expected);
  });

  it("minds case unless told otherwise", () => {
    expect(covers("S3:put*", "s3:PutObject")).toBe(false);
    expect(covers("S3:put*", "s3:PutObject", true)).toBe(true);
  });

  it("gives up on what is too long to compare", () => {
    expect(covers("*a".repeat(2000), "ba".repeat(2000))).toBeUndefined();
  });
});

describe("overlaps", () => {
  it.each<[pattern: Plain, other: Plain, expected: boolean | undefined]>([
    ["s3:Put*", "s3:*Object", true],
    ["s3:Put*", "s3:Get*", false],
    ["s3:Put*", "s3:PutObject", true],
    ["a?", "?b", true],
    ["a?", "b?", false],
    [text`${logs}/AWSLogs/*`, text`${logs}/*`, true],
    [text`${logs}/a/*`, text`${logs}/b/*`, false],
    [text`${logs}/a/*`, text`${hole("X")}/b/*`, undefined],
    [hole("X"), "s3:*", undefined],
    ["*", hole("X"), true],
  ])("%j overlaps %j: %s", (pattern, other, expected) => {
    expect(overlaps(valueOf(pattern), valueOf(other))).toBe(expected);
    expect(overlaps(valueOf(other), valueOf(pattern))).toBe(expected);
  });
});

const pattern = fc.string({ unit: fc.constantFrom("a", "b", "*", "?"), maxLength: 7 });
const literal = fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 7 });
const part = fc.oneof(pattern, fc.constantFrom(hole("X"), hole("Y"), hole("Z")));
const parts = fc.array(part, { maxLength: 5 });

function fill(
  written: readonly (string | Hole)[],
  holes: Readonly<Record<string, string>>,
): readonly (string | Hole)[] {
  return written.map((each) =>
    typeof each === "string" ? each : (holes[each.name ?? ""] ?? each),
  );
}

function matches(glob: string, subject: string): boolean {
  return new RegExp(`^${glob.replaceAll("*", ".*").replaceAll("?", ".")}$`).test(subject);
}

describe("patterns", () => {
  it("match as wildcards do", () => {
    fc.assert(
      fc.property(pattern, literal, (glob, subject) => {
        expect(covers(glob, subject)).toBe(matches(glob, subject));
        expect(overlaps(glob, subject)).toBe(matches(glob, subject));
      }),
    );
  });

  it("cover only what they match whatever the wildcards stand for", () => {
    fc.assert(
      fc.property(pattern, pattern, fc.array(literal), (glob, other, subjects) => {
        if (covers(glob, other) !== true) return;
        for (const subject of subjects) {
          if (matches(other, subject)) expect(matches(glob, subject)).toBe(true);
        }
      }),
    );
  });

  it("overlap wherever one text matches both", () => {
    fc.assert(
      fc.property(pattern, pattern, literal, (glob, other, subject) => {
        if (matches(glob, subject) && matches(other, subject)) {
          expect(overlaps(glob, other)).toBe(true);
        }
      }),
    );
  });

  it("say of holes only what holds for every text without wildcards", () => {
    const holes = fc.record({ X: literal, Y: literal, Z: literal });
    fc.assert(
      fc.property(parts, parts, holes, (a, b, filling) => {
        for (const question of [covers, overlaps]) {
          const general = question(valueOf(joined(a)), valueOf(joined(b)));
          const special = question(
            valueOf(joined(fill(a, filling))),
            valueOf(joined(fill(b, filling))),
          );
          expect([undefined, special]).toContain(general);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
