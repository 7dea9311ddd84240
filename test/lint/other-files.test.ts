import { describe, expect, it } from "vitest";
import { Bucket } from "../../src/aws/bucket.js";
import type { Reportable } from "../../src/aws/property.js";
import { each } from "../../src/aws/subject.js";
import { findingsOf } from "../../src/lint/findings.js";
import { documentOf, type Files, graphIn, linted } from "../terraform/modules.js";

/** Where something about buckets is reported in the file that is linted. */
function reported(files: Files, at: (bucket: Bucket) => Reportable): readonly string[] {
  const rule = {
    about: each(Bucket),
    check: (bucket: Bucket, report: (at: Reportable, id: string) => void): void =>
      report(at(bucket), "a"),
  };
  const { text } = documentOf(files[linted] ?? "");
  return findingsOf(rule, graphIn(files), { settings: {} }, undefined).map(({ place }) => {
    expect(place.file).toBeUndefined();
    return text.slice(...place.span);
  });
}

const versioning = ({ versioning: property }: Bucket): Reportable => property;
const logging = ({ accessLogging }: Bucket): Reportable => accessLogging;
const bucket = (body: object): object => ({ resource: { aws_s3_bucket: { b: body } } });

describe("what is in the file that is linted", () => {
  it.each<
    [what: string, files: Files, at: (bucket: Bucket) => Reportable, places: readonly string[]]
  >([
    ["a value", { [linted]: bucket({ versioning: { enabled: false } }) }, versioning, ["false"]],
    ["a block", { [linted]: bucket({ logging: { target_bucket: "l" } }) }, logging, ['"logging"']],
    ["a resource without it", { [linted]: bucket({}) }, versioning, ['"b"']],
    [
      "the use of a value that another file spells",
      {
        [linted]: bucket({ versioning: { enabled: "${local.on}" } }),
        "o.tf.json": { locals: { on: false } },
      },
      versioning,
      ["local.on"],
    ],
    [
      "the use of a block that another file spells",
      {
        [linted]: bucket({ logging: "${local.to}" }),
        "o.tf.json": { locals: { to: { target_bucket: "l" } } },
      },
      logging,
      ['"logging"'],
    ],
  ])("is reported: %s", (_, files, at, places) => {
    expect(reported(files, at)).toEqual(places);
  });
});

describe("what is in another file", () => {
  it.each<[what: string, files: Files, at: (bucket: Bucket) => Reportable]>([
    [
      "a value",
      { [linted]: {}, "o.tf.json": bucket({ versioning: { enabled: false } }) },
      versioning,
    ],
    [
      "a block",
      { [linted]: {}, "o.tf.json": bucket({ logging: { target_bucket: "l" } }) },
      logging,
    ],
    ["a resource without it", { [linted]: {}, "o.tf.json": bucket({}) }, versioning],
    ["a resource without the block", { [linted]: {}, "o.tf.json": bucket({}) }, logging],
    [
      "a companion",
      {
        [linted]: bucket({}),
        "o.tf.json": {
          resource: {
            aws_s3_bucket_logging: { l: { bucket: "${aws_s3_bucket.b.id}", target_bucket: "l" } },
          },
        },
      },
      logging,
    ],
    [
      "a block of an override",
      { [linted]: bucket({}), "override.tf.json": bucket({ logging: { target_bucket: "l" } }) },
      logging,
    ],
  ])("is reported there: %s", (_, files, at) => {
    expect(reported(files, at)).toEqual([]);
  });

  it.each<[what: string, files: Files, places: readonly string[]]>([
    [
      "by a local value",
      {
        [linted]: { locals: { on: false } },
        "o.tf.json": bucket({ versioning: { enabled: "${local.on}" } }),
      },
      [],
    ],
    [
      "to a module",
      {
        [linted]: { module: { m: { source: "./m", on: false } } },
        "m/a.tf.json": {
          variable: { on: {} },
          ...bucket({ versioning: { enabled: "${var.on}" } }),
        },
      },
      ["false"],
    ],
    [
      "to a module by the module itself",
      {
        [linted]: { module: { m: { source: "./m" } } },
        "m/a.tf.json": bucket({ versioning: { enabled: false } }),
      },
      ['"m"'],
    ],
    [
      "by an override",
      {
        [linted]: bucket({ versioning: { enabled: true } }),
        "override.tf.json": bucket({ versioning: { enabled: false } }),
      },
      [],
    ],
  ])("is reported where it is given: %s", (_, files, places) => {
    expect(reported(files, versioning)).toEqual(places);
  });
});
