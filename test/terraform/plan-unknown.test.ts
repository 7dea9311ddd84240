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
    expect(text.slice(...place.span)).toBe("true");
    expect(text.slice(...source!.span)).toBe(`"${bucket}.id"`);
    expect(properties.fields.map(({ key }) => text.slice(...key))).toEqual([
      '"name"',
      '"s3_bucket_name"',
    ]);
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

  it("is no document that names a resource, and nothing with a random suffix", () => {
    const names = ["policy", "assume_role_policy", "json"];
    const arn = to(`${bucket}.arn`, bucket);
    const text = planText(
      [
        { address: bucket, values: {}, unknown: { bucket: true } },
        { address: policy, values: {}, unknown: Object.fromEntries(names.map((n) => [n, true])) },
        { address: "random_id.x", values: {}, unknown: { hex: true } },
        { address: "aws_s3_bucket.copy", values: {}, unknown: { bucket: true } },
      ],
      configuration({
        [policy]: Object.fromEntries(names.map((name) => [name, arn])),
        [bucket]: { bucket: to("random_id.x.hex", "random_id.x") },
        "aws_s3_bucket.copy": { bucket: arn },
        "random_id.x": {},
      }),
    );
    const template = read(text);
    for (const name of names) expect(property(template, policy, name)).toBe(`? ${policy}.${name}`);
    expect(property(template, bucket, "bucket")).toBe(`? ${bucket}.bucket`);
    expect(property(template, "aws_s3_bucket.copy", "bucket")).toMatch(/^\? /);
  });

  it("is a constant that a data source was read as", () => {
    const json = '{"Statement":[]}';
    const data = "data.aws_iam_policy_document.x";
    const [type, name, mode] = ["aws_iam_policy_document", "x", "data"];
    const document = { address: data, mode, type, name, values: { json, minified_json: null } };
    const text = planText(
      [{ address: policy, values: {}, unknown: { policy: true, other: true } }],
      {
        ...configuration({
          [policy]: { policy: to(`${data}.json`, data), other: to(`${data}.minified_json`, data) },
        }),
        prior_state: { values: { root_module: { resources: [document] } } },
      },
    );
    const template = read(text);
    expect(property(template, policy)).toEqual({ policy: json, other: `? ${policy}.other` });
    const { source } = inside(template.resources.get(policy)?.properties, "policy")!;
    expect(JSON.parse(text.slice(...source!.span))).toBe(json);
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
