import { describe, expect, it } from "vitest";

import { code, configuration, planText, type Planned, property, read, to } from "./plan-text.js";

const bucket = "aws_s3_bucket.b";
const policy = "aws_s3_bucket_policy.p";

function bucketAt(key: string, module?: string): Planned {
  return { address: bucket + key, values: {}, ...(module === undefined ? {} : { module }) };
}

function policyAt(key: string, module?: string): Planned {
  const unknown = { bucket: true };
  return {
    address: policy + key,
    values: {},
    unknown,
    ...(module === undefined ? {} : { module }),
  };
}

/** What the policy of an instance refers to. */
function linked(
  resources: readonly Planned[],
  expression: object,
  key: string,
  policyCode: object = {},
): unknown {
  const expressions = { bucket: expression };
  const text = planText(
    resources,
    configuration({ [bucket]: {}, [policy]: { expressions, ...policyCode } }),
  );
  return property(read(text), policy + key, "bucket");
}

describe("instances", () => {
  const both = [bucketAt('["a"]'), bucketAt('["b"]'), policyAt('["a"]'), policyAt('["b"]')];
  const counted = [bucketAt("[0]"), bucketAt("[1]"), policyAt("[0]"), policyAt("[1]")];
  const unknown = `? ${policy}["b"].bucket`;

  it("are those that are named", () => {
    const named = to(`${bucket}["a"].id`, `${bucket}["a"]`, bucket);
    const one = both.filter(({ address }) => address !== `${policy}["a"]`);
    expect(linked(one, named, '["b"]')).toBe(`-> ${bucket}["a"] id`);
    // A bucket has one policy, so one of two is for another bucket.
    expect(linked(both, named, '["b"]')).toBe(unknown);
  });

  it("are those of the same key", () => {
    expect(linked(both, to(bucket, "each.key"), '["b"]')).toBe(`-> ${bucket}["b"]`);
    expect(linked(counted, to(bucket, "count.index"), "[1]")).toBe(`-> ${bucket}[1]`);
    expect(linked(both, to(bucket, "each.value"), '["b"]')).toBe(`-> ${bucket}["b"]`);
  });

  it("are those that are gone through", () => {
    const overBuckets = { for_each_expression: to(bucket) };
    expect(linked(both, to("each.value.id", "each.value"), '["b"]', overBuckets)).toBe(
      `-> ${bucket}["b"] id`,
    );
    const overOthers = { for_each_expression: to("var.names") };
    expect(linked(both, to("each.value.id", "each.value"), '["b"]', overOthers)).toBe(unknown);
    expect(linked(both, to("each.value.id", "each.value"), '["b"]')).toBe(unknown);
  });

  it("are one where there is one", () => {
    const one = [bucketAt("[0]"), policyAt("")];
    expect(linked(one, to(`${bucket}.id`, bucket), "")).toBe(`-> ${bucket}[0] id`);
  });

  it("are ambiguous otherwise", () => {
    expect(linked(both, to(bucket), '["b"]')).toBe(unknown);
    expect(linked(both.slice(1), to(bucket, "each.value"), '["b"]')).toBe(`-> ${bucket}["b"]`);
    const fewer = [...both, bucketAt('["c"]')];
    expect(linked(fewer, to(bucket, "each.value"), '["b"]')).toBe(unknown);
  });
});

describe("modules", () => {
  const inside = "module.logs";
  const output = (...references: readonly string[]): object => ({
    outputs: { id: { expression: to(...references) } },
  });

  it("have their own resources", () => {
    const text = planText(
      [bucketAt(""), bucketAt("", inside), policyAt("", inside)],
      configuration(
        { [bucket]: {} },
        { module_calls: { logs: { module: code({ [policy]: { bucket: to(bucket) } }) } } },
      ),
    );
    expect(property(read(text), `${inside}.${policy}`, "bucket")).toBe(`-> ${inside}.${bucket}`);
  });

  it("are given values", () => {
    const inner = code({ [policy]: { bucket: to("var.name") } }, { variables: { name: {} } });
    const outer = code(
      {},
      {
        module_calls: { inner: { expressions: { name: to("var.b.id", "var.b") }, module: inner } },
      },
    );
    const calls = { outer: { expressions: { b: to(bucket) }, module: outer } };
    const module = 'module.outer["x"].module.inner[0]';
    const text = planText(
      [bucketAt(""), policyAt("", module)],
      configuration({ [bucket]: {} }, { module_calls: calls }),
    );
    expect(property(read(text), `${module}.${policy}`, "bucket")).toBe(`-> ${bucket} id`);
  });

  it("are given values of the same key", () => {
    const call = {
      expressions: { name: to(bucket, "each.key") },
      for_each_expression: to("var.names"),
      module: code({ [policy]: { bucket: to("var.name") } }),
    };
    const text = planText(
      [
        ...[bucketAt('["a.b"]'), bucketAt('["c]"]')],
        ...[policyAt("", 'module.m["a.b"]'), policyAt("", 'module.m["c]"]')],
      ],
      configuration({ [bucket]: {} }, { module_calls: { m: call } }),
    );
    expect(property(read(text), `module.m["c]"].${policy}`, "bucket")).toBe(`-> ${bucket}["c]"]`);
  });

  it("put out values", () => {
    const text = planText(
      [bucketAt("[0]", inside), policyAt("")],
      configuration(
        { [policy]: { bucket: to("module.logs.id", "module.logs") } },
        { module_calls: { logs: { module: code({ [bucket]: {} }, output(`${bucket}[0].id`)) } } },
      ),
    );
    expect(property(read(text), policy, "bucket")).toBe(`-> ${inside}.${bucket}[0] id`);
  });

  it("put out values of the same key", () => {
    const text = planText(
      [bucketAt("", "module.m[0]"), bucketAt("", "module.m[1]"), policyAt("[1]")],
      configuration(
        { [policy]: { bucket: to("module.m", "count.index", "module.m[0].id") } },
        { module_calls: { m: { module: code({ [bucket]: {} }, output(bucket)) } } },
      ),
    );
    expect(property(read(text), `${policy}[1]`, "bucket")).toBe(`? ${policy}[1].bucket`);
    const named = text.replaceAll('"count.index",', "").replace(/"module.m",\s*/, "");
    expect(property(read(named), `${policy}[1]`, "bucket")).toBe(`-> module.m[0].${bucket}`);
  });

  it("put out the bucket by what configures it", () => {
    const ids = ["aws_s3_bucket_policy.p[0].id", "aws_s3_bucket_policy.p", `${bucket}.id`, bucket];
    const trail = "aws_cloudtrail.t";
    const text = planText(
      [
        bucketAt("", inside),
        policyAt("[0]", inside),
        { address: trail, values: {}, unknown: { s3_bucket_name: true } },
      ],
      configuration(
        { [trail]: { s3_bucket_name: to("module.logs.id", "module.logs") } },
        {
          module_calls: {
            logs: {
              module: code(
                { [bucket]: {}, [policy]: { bucket: to(`${bucket}.id`, bucket) } },
                output(...ids),
              ),
            },
          },
        },
      ),
    );
    expect(property(read(text), trail, "s3_bucket_name")).toBe(`-> ${inside}.${bucket} id`);
  });

  it("may go round in circles without end", () => {
    const loop = { outputs: { id: { expression: to("var.x") } } };
    const call = { expressions: { x: to("module.m.id") }, module: code({}, loop) };
    const text = planText(
      [policyAt("")],
      configuration({ [policy]: { bucket: to("module.m.id") } }, { module_calls: { m: call } }),
    );
    expect(property(read(text), policy, "bucket")).toBe(`? ${policy}.bucket`);
  });
});
