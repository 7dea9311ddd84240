import { describe, expect, it } from "vitest";
import { Bucket } from "../../src/aws/bucket.js";
import { Key } from "../../src/aws/key.js";
import { readJson } from "../../src/document/json.js";
import { terraformProvider } from "../../src/aws/terraform-provider.js";
import { readPlan } from "../../src/terraform/plan.js";
import { configuration, planText } from "../terraform/plan-text.js";
import { inConfiguration, inTemplate } from "./terraform-worlds.js";

/** What the policy of a key says, in one word. */
function policyIn({ policy: { statements, gap } }: Key): string {
  if (gap !== undefined) return "unknown";
  return statements.map(({ sid }) => sid).join() || "absent";
}

/** What matters of a bucket, in one line. */
function shown(bucket: Bucket): string {
  const { acl, versioning, accessLogging, lifecycle, encryption, objectLock } = bucket;
  const { ownership, publicAccessBlock } = bucket;
  const rules = lifecycle.part?.rules.items.map((rule) => {
    return `${String(rule.status.value)} ${String(rule.expirationDays.value)}`;
  });
  return [
    `acl ${acl.value ?? acl.state}`,
    `versioning ${versioning.value ?? versioning.state}`,
    `logging ${accessLogging.part?.target.property.value ?? accessLogging.state}`,
    `lifecycle ${rules?.join() ?? lifecycle.state}`,
    `encryption ${encryption.state}`,
    `lock ${objectLock.state}`,
    `owner ${ownership.items.map((each) => each.objectOwnership.value).join() || ownership.state}`,
    `block ${String(publicAccessBlock.part?.blockPublicAcls.value ?? publicAccessBlock.state)}`,
  ].join(", ");
}

function buckets(...blocks: readonly object[]): Readonly<Record<string, readonly string[]>> {
  return inConfiguration(blocks, Bucket, shown);
}

const name = "${aws_s3_bucket.b.id}";

/** Each property: in the bucket, in its companion, and as it is shown. */
const properties: readonly (readonly [
  what: string,
  inline: object,
  type: string,
  split: object,
  as: string,
])[] = [
  ["acl", { acl: "public-read" }, "acl", { acl: "public-read" }, "acl PublicRead"],
  [
    "versioning",
    { versioning: { enabled: true } },
    "versioning",
    { versioning_configuration: { status: "Enabled" } },
    "versioning Enabled",
  ],
  [
    "logging",
    { logging: [{ target_bucket: "l" }] },
    "logging",
    { target_bucket: "l" },
    "logging l",
  ],
  [
    "lifecycle",
    { lifecycle_rule: { enabled: true, expiration: { days: 9 } } },
    "lifecycle_configuration",
    { rule: { status: "Enabled", expiration: [{ days: 9 }] } },
    "lifecycle Enabled 9",
  ],
  [
    "encryption",
    { server_side_encryption_configuration: { rule: {} } },
    "server_side_encryption_configuration",
    { rule: {} },
    "encryption known",
  ],
  [
    "lock",
    { object_lock_configuration: { object_lock_enabled: "Enabled" } },
    "object_lock_configuration",
    { rule: {} },
    "lock known",
  ],
];

const onlySplit: readonly (readonly [type: string, split: object, as: string])[] = [
  ["ownership_controls", { rule: { object_ownership: "ObjectWriter" } }, "owner ObjectWriter"],
  ["public_access_block", { block_public_acls: true }, "block true"],
];

function split(type: string, body: object, bucket: unknown = name): object {
  return { resource: { [`aws_s3_bucket_${type}`]: { c: { bucket, ...body } } } };
}

function one(body: object = {}): object {
  return { resource: { aws_s3_bucket: { b: body } } };
}

describe.each(properties)("%s", (_, inline, type, body, as) => {
  it("is the same in the bucket and beside it", () => {
    const { "aws_s3_bucket.b": inside } = buckets(one(inline));
    const { "aws_s3_bucket.b": beside } = buckets(one(), split(type, body));
    expect(inside).toEqual([expect.stringContaining(as)]);
    expect(beside).toEqual(inside);
  });

  it("that the provider read back as empty is beside it", () => {
    const empty = Object.fromEntries(
      Object.keys(inline).map((each) => [each, each === "acl" ? "" : []]),
    );
    expect(buckets(one(empty), split(type, body))).toEqual(buckets(one(inline)));
  });
});

describe.each([
  ...properties.map(([, , type, body, as]) => [type, body, as] as const),
  ...onlySplit,
])("aws_s3_bucket_%s", (type, body, as) => {
  const shownWith = (bucket: unknown, own: object = {}, ...others: readonly object[]): unknown =>
    buckets(one(own), split(type, body, bucket), ...others)["aws_s3_bucket.b"];

  it.each([[name], ["${aws_s3_bucket.b.bucket}"], ["${local.named}"], ["logs"]])(
    "is about the bucket it names: %s",
    (bucket) => {
      const locals = { locals: { named: name } };
      expect(shownWith(bucket, { bucket: "logs" }, locals)).toEqual([expect.stringContaining(as)]);
    },
  );

  it.each([["${aws_s3_bucket.other.id}"], ["another"], ["${var.other}"]])(
    "is not about another: %s",
    (bucket) => {
      const others = [
        { resource: { aws_s3_bucket: { other: {} } } },
        { variable: { other: { default: "o" } } },
      ];
      const [only] = shownWith(bucket, { bucket: "logs" }, ...others) as readonly string[];
      expect(only).not.toContain(as);
      expect(only).toContain(`${as.split(" ")[0] ?? ""} absent`);
    },
  );

  it.each([["${var.free}"], ["${data.x.y.z}"], ["${aws_s3_bucket.many[var.free].id}"]])(
    "may be about any that nobody knows: %s",
    (bucket) => {
      const others = [
        { resource: { aws_s3_bucket: { many: { for_each: ["x", "y"] } } } },
        { variable: { free: {} } },
      ];
      const [only] = shownWith(bucket, {}, ...others) as readonly string[];
      expect(only).toContain(`${as.split(" ")[0] ?? ""} unknown`);
    },
  );

  it("is unknown where there are two", () => {
    const [only] = shownWith(
      name,
      {},
      { resource: { [`aws_s3_bucket_${type}`]: { d: { bucket: name } } } },
    ) as readonly string[];
    expect(only).toContain(`${as.split(" ")[0] ?? ""} unknown`);
  });
});

describe("companions of instances", () => {
  const versioning = { versioning_configuration: { status: "Enabled" } };
  const many = (over: object, bucket: string): object => ({
    resource: {
      aws_s3_bucket: { b: over },
      aws_s3_bucket_versioning: { v: { ...over, bucket, ...versioning } },
    },
  });

  it.each<[over: object, bucket: string]>([
    [{ for_each: ["x", "y"] }, "${aws_s3_bucket.b[each.key].id}"],
    [{ for_each: "${toset(local.names)}" }, "${aws_s3_bucket.b[each.value].id}"],
    [{ count: 2 }, "${aws_s3_bucket.b[count.index].id}"],
  ])("belong together: %j", (over, bucket) => {
    const found = buckets(many(over, bucket), { locals: { names: ["x", "y"] } });
    const enabled = [expect.stringContaining("versioning Enabled")];
    expect(Object.values(found)).toEqual([enabled, enabled]);
  });

  it("belong together where they are chained", () => {
    const chained = {
      resource: {
        aws_s3_bucket_versioning: {
          v: { for_each: "${aws_s3_bucket.b}", bucket: "${each.value.id}", ...versioning },
        },
        aws_s3_bucket: { b: { for_each: ["x"] } },
      },
    };
    expect(Object.values(buckets(chained))).toEqual([
      [expect.stringContaining("versioning Enabled")],
    ]);
  });

  it("belong to some only", () => {
    const blocks = [
      { resource: { aws_s3_bucket: { b: { for_each: ["x", "y"] } } } },
      split("versioning", versioning, '${aws_s3_bucket.b["x"].id}'),
    ];
    expect(buckets(...blocks)).toEqual({
      'aws_s3_bucket.b["x"]': [expect.stringContaining("versioning Enabled")],
      'aws_s3_bucket.b["y"]': [expect.stringContaining("versioning absent")],
    });
  });

  it("may be there in some scenarios", () => {
    const on = { variable: { on: { default: true } } };
    const optional = split("versioning", { ...versioning, count: "${var.on ? 1 : 0}" });
    expect(buckets(one(), optional, on)["aws_s3_bucket.b"]).toEqual([
      expect.stringContaining("versioning Enabled"),
      expect.stringContaining("versioning absent"),
    ]);
  });

  it("over what is unknown say nothing", () => {
    const free = { variable: { free: {} } };
    const found = buckets(
      many({ for_each: "${var.free}" }, "${aws_s3_bucket.b[each.key].id}"),
      free,
    );
    expect(found["aws_s3_bucket.b"]).toEqual([expect.stringContaining("versioning unknown")]);
  });
});

describe("companions and modules", () => {
  const versioning = { versioning_configuration: { status: "Enabled" } };
  const inner = {
    variable: { name: {} },
    resource: { aws_s3_bucket_versioning: { v: { bucket: "${var.name}", ...versioning } } },
  };
  const made = { resource: { aws_s3_bucket: { b: {} } }, output: { id: { value: name } } };
  const enabled = [expect.stringContaining("versioning Enabled")];
  const call = (source: string, more: object = {}): object => ({
    module: { m: { source, ...more } },
  });

  it("find each other through an input", () => {
    const found = inConfiguration([one(), call("./m", { name })], Bucket, shown, {
      "m/a.tf.json": inner,
    });
    expect(found).toEqual({ "aws_s3_bucket.b": enabled });
  });

  it("find each other through an output", () => {
    const found = inConfiguration(
      [call("./m"), split("versioning", versioning, "${module.m.id}")],
      Bucket,
      shown,
      { "m/a.tf.json": made },
    );
    expect(found).toEqual({ "module.m.aws_s3_bucket.b": enabled });
  });

  it.each<[given: object, state: string]>([
    [{ a: name }, "unknown"],
    [{ a: "${local.a}" }, "unknown"],
    [{ a: { b: ["${aws_s3_bucket.b}"] } }, "unknown"],
    [{ a: "logs" }, "unknown"],
    [{ a: "${var.v}" }, "absent"],
    [{ a: '${lower("x")}' }, "absent"],
    [{ a: "${aws_s3_bucket.bb.id}", enabled: true }, "absent"],
    [{}, "absent"],
  ])("may be in one that nobody can read, given %j", (given, state) => {
    const blocks = [
      {
        resource: {
          aws_s3_bucket: { b: { bucket: "logs", tags: { a: '${lower("y")}' } }, bb: {} },
        },
      },
      { locals: { a: name }, variable: { v: { default: "x" } } },
      call("terraform-aws-modules/x/aws", given),
    ];
    expect(buckets(...blocks)["aws_s3_bucket.b"]).toEqual([
      expect.stringContaining(`versioning ${state}`),
    ]);
  });

  it("may be beside it in Terraform's own language, but for what is written", () => {
    const found = inConfiguration([one({ acl: "private" })], Bucket, shown, { "other.tf": "" });
    expect(found["aws_s3_bucket.b"]).toEqual([
      expect.stringMatching(/^acl Private, versioning unknown, logging unknown/),
    ]);
  });
});

describe("the policy of a key", () => {
  const policy = '{"Statement": [{"Sid": "S"}]}';
  const key = (more: object = {}): object => ({ resource: { aws_kms_key: { k: more } } });
  const beside = (key_id: string): object => ({
    resource: { aws_kms_key_policy: { p: { key_id, policy } } },
  });

  it.each<[what: string, blocks: readonly object[], shown: string]>([
    ["is in it", [key({ policy })], "S"],
    ["is beside it", [key(), beside("${aws_kms_key.k.id}")], "S"],
    ["is beside it, by its ARN", [key(), beside("${aws_kms_key.k.arn}")], "S"],
    [
      "is of another key",
      [{ resource: { aws_kms_key: { k: {}, l: {} } } }, beside("${aws_kms_key.l.id}")],
      "absent",
    ],
    ["is of a key elsewhere", [key(), beside("1234")], "absent"],
    ["may be of any key", [key(), beside("${data.x.y.z}")], "unknown"],
  ])("%s", (_, blocks, as) => {
    expect(inConfiguration(blocks, Key, policyIn)["aws_kms_key.k"]).toEqual([as]);
  });
});

describe("a plan", () => {
  it("reads what a companion configures back as an empty list", () => {
    const [bucket, logging] = ["aws_s3_bucket.b", "aws_s3_bucket_logging.l"];
    const text = planText(
      [
        { address: bucket, values: { bucket: "logs", logging: [] } },
        { address: logging, values: { target_bucket: "l" }, unknown: { bucket: true } },
      ],
      configuration({
        [bucket]: {},
        [logging]: { bucket: { references: [`${bucket}.id`, bucket] } },
      }),
    );
    const template = readPlan(readJson(text), terraformProvider);
    if (template === undefined) throw new Error("It is no plan.");
    expect(inTemplate(template, Bucket, shown)[bucket]).toEqual([
      expect.stringContaining("logging l"),
    ]);
  });
});
