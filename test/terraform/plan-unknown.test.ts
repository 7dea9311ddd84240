import { describe, expect, it } from "vitest";

import { code, configuration, inside, planText, property, read, to } from "./plan-text.js";

const trail = "aws_cloudtrail.main";
const bucket = "aws_s3_bucket.logs";
const policy = "aws_s3_bucket_policy.logs";

function trailTo(reference: object, more: object = {}): string {
  return planText(
    [
      { address: bucket, values: {} },
      { address: trail, values: { name: "t" }, unknown: { s3_bucket_name: true } },
    ],
    { ...configuration({ [bucket]: {}, [trail]: { s3_bucket_name: reference } }), ...more },
  );
}

const bucketOf = (text: string): unknown => property(read(text), trail, "s3_bucket_name");
const unknown = `? ${trail}.s3_bucket_name`;

describe("an unknown value", () => {
  it("is what its only reference says", () => {
    const text = trailTo(to(`${bucket}.id`, bucket));
    expect(bucketOf(text)).toBe(`-> ${bucket} id`);
    const { properties } = read(text).resources.get(trail)!;
    const { place, source } = inside(properties, "s3_bucket_name")!;
    // The plan does not hold the value, so it is where the resource is.
    const address = `"${trail}"`;
    expect(text.slice(...place.span)).toBe(address);
    expect(text.slice(...source!.span)).toBe(`"${bucket}.id"`);
    expect(properties.fields.map(({ key }) => text.slice(...key))).toEqual(['"name"', address]);
  });

  it.each([
    ["several resources", to(`${bucket}.id`, bucket, `${trail}.id`, trail)],
    ["several attributes", to(`${bucket}.id`, `${bucket}.arn`, bucket)],
    ["a local value", to("local.bucket")],
    ["a local value beside a resource", to("local.name", `${bucket}.id`, bucket)],
    ["no reference", {}],
    ["a constant", { constant_value: "x" }],
    ["what does not exist", to("aws_s3_bucket.other.id", "aws_s3_bucket.other")],
    ["an instance that does not exist", to(`${bucket}["a"].id`, `${bucket}["a"]`, bucket)],
    ["the workspace", to("terraform.workspace", `${bucket}.id`, bucket)],
    ["a key that is a part of it", to(`${bucket}.id`, bucket, "each.key")],
    ["nonsense", to('aws["', "", "..", "each.value", "var", "module.x")],
  ])("is unknown where it is made of %s", (_, reference) => {
    expect(bucketOf(trailTo(reference))).toBe(unknown);
  });

  it("is unknown where there is no configuration", () => {
    expect(bucketOf(trailTo({}, { configuration: undefined }))).toBe(unknown);
  });

  it("may be decided by a variable, of which it is not made", () => {
    const reference = to("var.x", `${bucket}.id`, bucket);
    const given = (value: unknown): unknown =>
      bucketOf(trailTo(reference, { variables: { x: { value } } }));
    expect([true, null, "", []].map(given)).toEqual(Array(4).fill(`-> ${bucket} id`));
    expect(["logs", 1].map(given)).toEqual([unknown, unknown]);
  });

  it("is no text that may be made of a reference", () => {
    const arn = to(`${bucket}.arn`, bucket);
    const made = ["policy", "s3_key_prefix", "name"];
    const text = planText(
      [
        { address: bucket, values: {}, unknown: { bucket: true } },
        { address: trail, values: {}, unknown: Object.fromEntries(made.map((n) => [n, true])) },
        { address: "random_id.x", values: {}, unknown: { hex: true } },
        { address: "aws_s3_bucket.copy", values: {}, unknown: { bucket: true } },
        { address: policy, values: {}, unknown: { bucket: true } },
      ],
      configuration({
        [trail]: Object.fromEntries(made.map((name) => [name, arn])),
        [bucket]: { bucket: to("random_id.x.hex", "random_id.x") },
        [policy]: { bucket: to("random_id.x.hex", "random_id.x") },
        "aws_s3_bucket.copy": { bucket: arn },
        "random_id.x": {},
      }),
    );
    const template = read(text);
    for (const name of made) expect(property(template, trail, name)).toBe(`? ${trail}.${name}`);
    for (const each of [bucket, policy, "aws_s3_bucket.copy"]) {
      expect(property(template, each, "bucket")).toBe(`? ${each}.bucket`);
    }
  });

  it("is made of what is known, and of something else", () => {
    const named = to(`${bucket}.bucket`, bucket);
    const data = "data.aws_iam_policy_document.x";
    const text = planText(
      [
        { address: bucket, values: { bucket: "logs" } },
        { address: data, values: { json: "{}" }, actions: ["no-op"] },
        { address: trail, values: {}, unknown: { s3_bucket_name: true } },
        { address: policy, values: {}, unknown: { bucket: true, policy: true } },
      ],
      configuration({
        [bucket]: {},
        [trail]: { s3_bucket_name: named },
        [policy]: {
          bucket: to("each.value.bucket", "each.value"),
          policy: to(`${data}.json`, data),
        },
      }),
    );
    const template = read(text);
    expect(property(template, trail, "s3_bucket_name")).toBe(unknown);
    expect(property(template, policy)).toEqual({
      bucket: `? ${policy}.bucket`,
      policy: `? ${policy}.policy`,
    });
  });

  it("is the known name that the ID of what configures a bucket repeats", () => {
    const named = (reference: string): unknown => {
      const text = planText(
        [
          { address: policy, values: { bucket: "logs" }, unknown: { id: true } },
          { address: trail, values: {}, unknown: { s3_bucket_name: true } },
        ],
        configuration({ [policy]: {}, [trail]: { s3_bucket_name: to(reference, policy) } }),
      );
      return bucketOf(text);
    };
    expect(named(`${policy}.id`)).toBe("logs");
    expect(named(`${policy}.bucket`)).toBe(unknown);
  });
});

describe("a name that two resources refer to", () => {
  const id = to(`${bucket}.id`, bucket);
  const copies = "aws_s3_bucket_policy.copies";
  const logging = "aws_s3_bucket_logging.logs";

  it("is that of either, where only one of them can have it", () => {
    const both = (values: object, second: object): readonly unknown[] => {
      const resources = [
        { address: bucket, values, unknown: { id: true } },
        { address: policy, values: {}, unknown: { bucket: true } },
        { address: copies, ...second },
      ];
      const template = read(
        planText(
          resources,
          configuration({ [bucket]: {}, [policy]: { bucket: id }, [copies]: { bucket: id } }),
        ),
      );
      return [policy, copies].map((each) => property(template, each, "bucket"));
    };
    const opaque = `? ${policy}.bucket`;
    expect(both({}, { values: {}, unknown: { bucket: true } })).toEqual([
      opaque,
      `? ${copies}.bucket`,
    ]);
    expect(both({ bucket: "logs" }, { values: { bucket: "logs" } })).toEqual([opaque, "logs"]);
    expect(both({ bucket: "logs" }, { values: { bucket: "other" } })).toEqual([
      `-> ${bucket} id`,
      "other",
    ]);
  });

  it("is that of both, where both can have it", () => {
    const second = "aws_cloudtrail.second";
    const unknowns = { s3_bucket_name: true };
    const template = read(
      planText(
        [
          { address: bucket, values: {} },
          { address: trail, values: {}, unknown: unknowns },
          { address: second, values: {}, unknown: unknowns },
        ],
        configuration({
          [bucket]: {},
          [trail]: { s3_bucket_name: id },
          [second]: { s3_bucket_name: id },
        }),
      ),
    );
    for (const each of [trail, second]) {
      expect(property(template, each, "s3_bucket_name")).toBe(`-> ${bucket} id`);
    }
  });

  it.each<[string, object, object]>([
    ["both refer to the bucket", {}, { bucket: true }],
    ["one is known to be its name", { bucket: "logs" }, {}],
  ])("is not said to be where a bucket logs to, if %s", (_, values, unknowns) => {
    const template = read(
      planText(
        [
          { address: bucket, values: { bucket: "logs" }, unknown: { id: true } },
          { address: logging, values, unknown: { ...unknowns, target_bucket: true } },
        ],
        configuration({ [bucket]: {}, [logging]: { bucket: id, target_bucket: id } }),
      ),
    );
    expect(property(template, logging, "target_bucket")).toBe(`? ${logging}.target_bucket`);
    expect(property(template, logging, "bucket")).toBe(
      "bucket" in unknowns ? `-> ${bucket} id` : "logs",
    );
  });
});

describe("what nobody writes", () => {
  const lists = { cors_rule: [], website: [], logging: [] };
  const all = { acl: true, cors_rule: true, website: true, logging: true, versioning: true };

  it("is left to the provider where the resource is new", () => {
    const text = (actions: readonly string[]): string =>
      planText(
        [{ address: bucket, values: {}, unknown: all, sensitive: lists, actions }],
        configuration({ [bucket]: { acl: to("var.acl") } }, { variables: {} }),
      );
    expect(property(read(text(["create"])), bucket)).toEqual({ acl: `? ${bucket}.acl` });
    expect(property(read(text(["delete", "create"])), bucket)).toEqual({
      acl: `? ${bucket}.acl`,
    });
    expect(Object.keys(property(read(text(["update"])), bucket) as object)).toHaveLength(5);
  });

  it("may be a dynamic block", () => {
    const lifecycle = "aws_s3_bucket_lifecycle_configuration.x";
    const text = planText(
      [
        { address: lifecycle, values: {}, unknown: { rule: true }, sensitive: { rule: [] } },
        { address: bucket, values: {}, unknown: { logging: true }, sensitive: { logging: [] } },
      ],
      configuration({ [lifecycle]: {}, [bucket]: {} }),
    );
    expect(property(read(text), lifecycle, "rule")).toBe(`? ${lifecycle}.rule`);
    expect(property(read(text), bucket, "logging")).toBe(`? ${bucket}.logging`);
  });

  it("includes what is written as a null variable", () => {
    const text = planText(
      [{ address: bucket, module: "module.m", values: {}, unknown: { bucket: true } }],
      configuration(
        {},
        {
          module_calls: {
            m: { module: code({ [bucket]: { bucket: to("var.b") } }, { variables: { b: {} } }) },
          },
        },
      ),
    );
    expect(property(read(text), `module.m.${bucket}`)).toEqual({});
  });
});

describe("blocks and lists", () => {
  const rule = { apply: [{ kms_master_key_id: null }] };
  const key = "aws_kms_key.k";
  const encryption = "aws_s3_bucket_server_side_encryption_configuration.x";
  const written = { apply: [{ kms_master_key_id: to(`${key}.arn`, key) }] };
  const text = (count: number, codes: number): string =>
    planText(
      [
        { address: key, values: {} },
        {
          address: encryption,
          values: { rule: Array(count).fill(rule) },
          unknown: { rule: Array(count).fill({ apply: [{ kms_master_key_id: true }] }) },
        },
      ],
      configuration({ [key]: {}, [encryption]: { rule: Array(codes).fill(written) } }),
    );
  const path = ["rule", "0", "apply", "0", "kms_master_key_id"];

  it("have references where it is clear which block is which", () => {
    expect(property(read(text(1, 1)), encryption, ...path)).toBe(`-> ${key} arn`);
    const opaque = `? ${[encryption, ...path].join(".")}`;
    expect(property(read(text(2, 2)), encryption, ...path)).toBe(opaque);
    expect(property(read(text(1, 2)), encryption, ...path)).toBe(opaque);
  });

  it("have unknown items", () => {
    const [values, unknowns] = [
      { a: ["x", null], b: ["x"], c: [] },
      { a: [false, true], b: [] },
    ];
    const address = "aws_x.x";
    const template = read(
      planText([{ address, values, unknown: { ...unknowns, c: [true], d: { e: true } } }]),
    );
    expect(property(template, address)).toEqual({
      a: ["x", `? ${address}.a.1`],
      b: ["x"],
      c: `? ${address}.c`,
      d: `? ${address}.d`,
    });
  });
});

it("knows what is sensitive where it is shown", () => {
  const address = "aws_x.x";
  const sensitive = { shown: true, unset: true, redacted: true, missing: true, block: true };
  const values = { shown: "a", unset: null, redacted: "REDACTED_SENSITIVE", block: { a: 1 } };
  const hidden = "? it is sensitive and not shown";
  expect(property(read(planText([{ address, values, sensitive }])), address)).toEqual({
    ...values,
    redacted: hidden,
    missing: hidden,
  });
});
