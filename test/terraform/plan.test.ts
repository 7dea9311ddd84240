import { describe, expect, it } from "vitest";

import { readJson } from "../../src/document/json.js";
import { terraformProvider } from "../../src/aws/terraform-provider.js";
import { readPlan } from "../../src/terraform/plan.js";
import { configuration, inside, planText, property, read, shown, to } from "./plan-text.js";

const bucket = "aws_s3_bucket.logs";
const trail = "aws_cloudtrail.main";

describe("a plan", () => {
  it("has the values that are known", () => {
    const values = {
      name: "main",
      is_multi_region_trail: true,
      kms_key_id: null,
      s3_key_prefix: "",
      tags: { Team: "x" },
      event_selector: [{ read_write_type: "All", data_resource: [{ values: ["a", "b"] }] }],
      insight_selector: [],
    };
    const template = read(planText([{ address: trail, values }]));
    expect(property(template, trail)).toEqual(values);
    expect(template).toMatchObject({ dialect: "terraform", gaps: [], problems: [], changes: [] });
    expect(template.resources.get(trail)).toMatchObject({ name: trail, type: "aws_cloudtrail" });
  });

  it("says where everything is", () => {
    const text = planText([{ address: trail, values: { name: "a\\b", kms_key_id: null } }]);
    const { properties, header, span, body, attributes } = read(text).resources.get(trail)!;
    expect(text.slice(...header)).toBe(`"${trail}"`);
    expect(span).toBe(body.span);
    expect(JSON.parse(text.slice(...span))).toMatchObject({ address: trail });
    const [name, key] = properties.fields;
    expect(text.slice(...name!.key)).toBe('"name"');
    expect(name!.value.place).toEqual({ span: [expect.any(Number), expect.any(Number)] });
    expect(text.slice(...name!.value.place.span)).toBe(String.raw`"a\\b"`);
    expect(text.slice(...key!.value.place.span)).toBe("null");
    expect(text.slice(...attributes.get("action")!.place.span)).toMatch(/^\[\s*"create"\s*\]$/);
  });

  it("does not read what nobody wants", () => {
    const text = planText([
      { address: trail, values: { name: "a" } },
      { address: "null_resource.a", values: { triggers: {} } },
    ]);
    const { resources } = read(text, (type) => type === "aws_cloudtrail");
    const { properties } = resources.get("null_resource.a")!;
    expect(properties).toMatchObject({ fields: [], gap: "properties of this type are not read" });
    expect(text.slice(...properties.place.span)).toBe('"null_resource.a"');
  });

  it("has actions", () => {
    const template = read(
      planText([
        { address: "aws_s3_bucket.a", values: {}, actions: ["no-op"] },
        { address: "aws_s3_bucket.b", values: {}, actions: ["delete", "create"] },
        { address: "aws_s3_bucket.c", actions: ["delete"] },
        { address: "data.aws_s3_bucket.d", values: {}, actions: ["read"] },
      ]),
    );
    const actions = [...template.resources].map(([name, { attributes }]) => [
      name,
      shown(attributes.get("action")!),
    ]);
    expect(actions).toEqual([
      ["aws_s3_bucket.a", "no-op"],
      ["aws_s3_bucket.b", "delete,create"],
    ]);
  });

  it("takes resources away", () => {
    const before = { bucket: "logs", force_destroy: false, acl: null };
    const text = planText([
      { address: "aws_s3_bucket.gone", actions: ["delete"], before },
      { address: "aws_s3_bucket.new", actions: ["create", "delete"], before, values: {} },
      { address: "null_resource.gone", actions: ["delete"], before },
      { address: "aws_s3_bucket.kept", actions: ["forget"], before },
    ]);
    const { changes } = read(text, (type) => type === "aws_s3_bucket");
    const shape = changes.map((each) => [
      each.before.name,
      each.kind,
      shown(each.before.properties),
    ]);
    expect(shape).toEqual([
      ["aws_s3_bucket.gone", "delete", before],
      ["aws_s3_bucket.new", "succeed", before],
      ["aws_s3_bucket.kept", "forget", before],
    ]);
    expect(text.slice(...changes[0]!.place.span)).toMatch(/^\[\s*"delete"\s*\]$/);
  });

  it("has nothing of deposed objects", () => {
    const text = planText([{ address: bucket, values: { bucket: "logs" }, actions: ["update"] }]);
    const plan = JSON.parse(text) as { resource_changes: object[] };
    plan.resource_changes.push({
      ...plan.resource_changes[0],
      deposed: "1234",
      change: { actions: ["delete"], before: {} },
    });
    const template = read(JSON.stringify(plan));
    expect(template.changes.map(({ kind }) => kind)).toEqual(["update"]);
    expect(template.resources.get(bucket)?.attributes.get("action")).toMatchObject({
      value: "update",
    });
  });

  it("depends on what the configuration says", () => {
    const text = planText(
      [
        { address: trail, values: {} },
        { address: 'aws_s3_bucket_policy.p["a"]', values: {} },
        { address: 'aws_s3_bucket_policy.p["b"]', values: {} },
      ],
      configuration({
        [trail]: { expressions: {}, depends_on: ["aws_s3_bucket_policy.p", "var.x", "module.m"] },
      }),
    );
    const { dependsOn } = read(text).resources.get(trail)!;
    expect(dependsOn.map(({ name }) => name)).toEqual([
      'aws_s3_bucket_policy.p["a"]',
      'aws_s3_bucket_policy.p["b"]',
    ]);
    expect(text.slice(...dependsOn[0]!.span)).toBe('"aws_s3_bucket_policy.p"');
  });

  it.each<[written: object, names: readonly string[], complete: boolean]>([
    [{ expressions: {} }, [], true],
    [{ expressions: { name: { references: ["aws_s3_bucket_policy.p.id"] } } }, ["p"], true],
    [{ expressions: { block: [{ a: { references: ["aws_s3_bucket_policy.p"] } }] } }, ["p"], true],
    [
      { expressions: {}, count_expression: { references: ["aws_s3_bucket_policy.p"] } },
      ["p"],
      true,
    ],
    [{ expressions: {}, depends_on: ["aws_s3_bucket_policy.p"] }, ["p"], true],
    [{ expressions: { name: { references: ["var.name", "path.module"] } } }, [], true],
    [{ expressions: { name: { references: ["local.name"] } } }, [], false],
    [{ expressions: { name: { references: ["module.m.name"] } } }, [], false],
  ])("waits for what %j refers to", (written, names, complete) => {
    const text = planText(
      [
        { address: trail, values: {} },
        { address: "aws_s3_bucket_policy.p", values: {} },
      ],
      configuration({ [trail]: written }),
    );
    const { awaited } = read(text).resources.get(trail)!;
    const expected = names.map((name) => `aws_s3_bucket_policy.${name}`);
    expect(awaited).toEqual({ names: expected, complete });
  });
});

describe("a provider", () => {
  const here = { constant_value: "eu-west-1" };
  const standard = { name: "aws", expressions: { region: here } };
  const inModule = { name: "aws", module_address: "module.m" };

  /** What is said of the provider of a resource, given its key and all configurations. */
  function attributes(key: string, configs: object): unknown {
    const text = planText([{ address: trail, values: {} }]);
    const resource = { mode: "managed", type: "aws_cloudtrail", name: "main" };
    const plan = {
      ...(JSON.parse(text) as object),
      variables: { r: { value: "eu-west-2" }, part: { value: "eu" } },
      configuration: {
        provider_config: configs,
        root_module: { resources: [{ ...resource, provider_config_key: key }] },
      },
    };
    const { attributes: written } = read(JSON.stringify(plan)).resources.get(trail)!;
    return ["provider", "region"].map((name) => {
      const value = written.get(name);
      return value?.kind === "Opaque" ? value.kind : value && shown(value);
    });
  }

  it.each<[what: string, key: string, configs: object, shown: unknown]>([
    ["is configured for a Region", "aws", { aws: standard }, [undefined, "eu-west-1"]],
    ["may not say for which", "aws", { aws: { name: "aws" } }, [undefined, undefined]],
    [
      "may be another",
      "aws.us",
      {
        aws: standard,
        "aws.us": { alias: "us", expressions: { region: { constant_value: "us-east-1" } } },
      },
      ["aws.us", "us-east-1"],
    ],
    [
      "may be that of a module",
      "module.m:aws",
      { aws: standard, "module.m:aws": { ...inModule, expressions: {} } },
      ["module.m:aws", undefined],
    ],
    [
      "is that of everything in a module with none of its own",
      "module.m:aws",
      { aws: standard, "module.m:aws": inModule, random: { name: "random", alias: "x" } },
      [undefined, "eu-west-1"],
    ],
    [
      "is any in a module that may have been given another",
      "m:aws",
      { aws: standard, "aws.us": { name: "aws", alias: "us" } },
      ["m:aws", undefined],
    ],
    [
      "has a Region that is evaluated",
      "aws",
      {
        aws: { name: "aws", expressions: { region: { references: ["var.r"], ...here } } },
      },
      [undefined, "eu-west-2"],
    ],
    [
      "has a Region that is composed",
      "aws",
      { aws: { name: "aws", expressions: { region: { references: ["var.part"] } } } },
      [undefined, "Opaque"],
    ],
    [
      "has a Region that nobody knows",
      "aws",
      { aws: { name: "aws", expressions: { region: { references: ["data.x.y.z"] } } } },
      [undefined, "Opaque"],
    ],
    [
      "has a Region that is evaluated without references",
      "aws",
      { aws: { name: "aws", expressions: { region: { constant_value: '${lower("X")}' } } } },
      [undefined, "Opaque"],
    ],
  ])("%s", (_, key, configs, expected) => {
    expect(attributes(key, configs)).toEqual(expected);
  });
});

describe("what is incomplete", () => {
  it("is a gap", () => {
    const gaps = (more: object): readonly string[] =>
      read(planText([], more)).gaps.map(({ reason }) => reason);
    expect(gaps({})).toEqual([]);
    expect(gaps({ errored: false, complete: true })).toEqual([]);
    expect(gaps({ errored: true })).toEqual(["the plan stopped at an error"]);
    expect(gaps({ complete: false })).toEqual([
      "the plan is about a part of the configuration only",
    ]);
    expect(gaps({ planned_values: undefined })).toEqual(["the plan lists changes only"]);
  });

  it("may be read from the changes", () => {
    const text = planText(
      [
        { address: bucket, values: { bucket: "logs" }, unknown: { id: true } },
        { address: "aws_s3_bucket.old", actions: ["delete"] },
      ],
      { planned_values: undefined },
    );
    const template = read(text);
    expect([...template.resources.keys()]).toEqual([bucket]);
    expect(property(template, bucket)).toEqual({ bucket: "logs", id: `? ${bucket}.id` });
  });

  it("may not say what is unknown", () => {
    const template = read(
      planText([{ address: bucket, values: { acl: "private" } }], { resource_changes: undefined }),
    );
    const gap = "the plan does not say what is known only after apply";
    expect(property(template, bucket)).toEqual({ acl: "private", gap });
  });

  it("may lack values altogether", () => {
    const address = "aws_s3_bucket_policy.logs";
    const template = read(planText([{ address, unknown: { policy: true } }]));
    expect(property(template, address)).toEqual({ policy: `? ${address}.policy` });
  });
});

describe("other documents", () => {
  it("may be states, in which everything is known", () => {
    const resource = { address: bucket, mode: "managed", type: "aws_s3_bucket", name: "logs" };
    const text = JSON.stringify({
      format_version: "1.0",
      terraform_version: "1.11.4",
      values: { root_module: { resources: [{ ...resource, values: { bucket: "logs" } }] } },
    });
    const template = read(text);
    expect(property(template, bucket)).toEqual({ bucket: "logs" });
    expect(template.gaps).toEqual([]);
  });

  it.each(["{}", "[]", "1", '{"Resources": {}}', ""])("are no plans, such as %s", (text) => {
    expect(readPlan(readJson(text), { ...terraformProvider, wants: () => true })).toBeUndefined();
  });

  it("may be of no sense", () => {
    const text =
      '{"planned_values": {"root_module": [1], "x": null}, "resource_changes": {"a": 1}}';
    expect(read(text).resources.size).toBe(0);
    const odd = '{"planned_values": {"root_module": {"resources": [1, {}, {"address": 2}]}}}';
    expect(read(odd).resources.size).toBe(0);
  });
});

it("is read as the first version printed it", () => {
  const text = planText(
    [
      { address: bucket, values: { bucket: "logs" }, unknown: { id: true, versioning: true } },
      { address: trail, values: { name: "t" }, unknown: { s3_bucket_name: true } },
    ],
    {
      format_version: "0.1",
      ...configuration({ [trail]: { s3_bucket_name: to(bucket) }, [bucket]: {} }),
    },
  );
  const { resource_changes: changes, ...rest } = JSON.parse(text) as {
    resource_changes: { change: object }[];
  };
  for (const each of changes) {
    each.change = { ...each.change, after_sensitive: undefined };
  }
  const old = JSON.stringify({ ...rest, resource_changes: changes });
  const template = read(old.replaceAll('"sensitive_values":{}', '"schema_version":0'));
  expect(property(template, trail, "s3_bucket_name")).toBe(`-> ${bucket}`);
  // Versioning is filled in; of others an old plan does not say whether they are blocks.
  expect(property(template, bucket)).toEqual({ bucket: "logs", id: `? ${bucket}.id` });
  expect(inside(template.resources.get(bucket)?.properties, "versioning")).toBeUndefined();
});
