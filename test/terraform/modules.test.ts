import { describe, expect, it } from "vitest";
import { type Files, linted, resourcesIn, templateIn, valueOf } from "./modules.js";

const child = "m/main.tf.json";
const bucket = {
  variable: { name: {}, suffix: { default: "x" } },
  resource: { aws_s3_bucket: { b: { bucket: "${var.name}-${var.suffix}" } } },
  output: {
    id: { value: "${aws_s3_bucket.b.id}" },
    bucket: { value: "${aws_s3_bucket.b.bucket}" },
    whole: { value: "${aws_s3_bucket.b}" },
  },
};

function resources(
  main: object,
  others: Files = { [child]: bucket },
): Readonly<Record<string, unknown>> {
  return resourcesIn({ [linted]: main, ...others });
}

function called(more: object = {}): object {
  return { module: { m: { source: "./m", name: "n", ...more } } };
}

function gapsIn(files: Files): readonly string[] {
  return templateIn(files).gaps.map(({ reason }) => reason);
}

describe("a module", () => {
  const address = "module.m.aws_s3_bucket.b";

  it("is given values", () => {
    expect(resources(called())).toEqual({ [address]: '{bucket: "n-x"}' });
    expect(resources(called({ name: "${local.n}" }))).toEqual({
      [address]: expect.stringContaining("bucket") as unknown,
    });
    expect(
      resources({ ...called({ suffix: "${var.s}" }), variable: { s: { default: "y" } } }),
    ).toEqual({ [address]: '{bucket: "n-y"}' });
    expect(resources(called({ suffix: null }))).toEqual({
      [address]: "{bucket: n-<?>}",
    });
  });

  it("that is not given a value does not know it", () => {
    expect(resources({ module: { m: { source: "./m" } } })).toEqual({
      [address]: "{bucket: <?>-x}",
    });
  });

  it.each<[expression: string, shown: string]>([
    ["${module.m.bucket}", '"n-x"'],
    ["${module.m.id}", `unknown: '${address}' is known only after deployment`],
    ["${module.m.whole.id}", `unknown: '${address}' is known only after deployment`],
    ["${module.m.whole.bucket}", '"n-x"'],
    ["${module.m.nobody}", "unknown: 'module.m.nobody' is known only to Terraform"],
    ["${module.n.id}", "unknown: 'module.n.id' is known only to Terraform"],
  ])("puts out values: %s", (expression, shown) => {
    expect(valueOf(expression, called(), { [child]: bucket })).toBe(shown);
  });

  it("may be called twice", () => {
    const two = {
      module: [{ m: { source: "./m", name: "1" } }, { n: { source: "./m", name: "2" } }],
    };
    expect(resources(two)).toEqual({
      [address]: '{bucket: "1-x"}',
      "module.n.aws_s3_bucket.b": '{bucket: "2-x"}',
    });
  });

  it("knows nothing in common with its second call", () => {
    const inner = { resource: { t: { a: { n: "${data.x.y.z}" } } } };
    const two = { module: { m: { source: "./m" }, n: { source: "./m" } } };
    const { resources: found } = templateIn({ [linted]: two, [child]: inner });
    const identities = [...found.values()].map(({ properties }) => {
      const value = properties.fields[0]?.value;
      return value?.kind === "Opaque" && value.identity;
    });
    expect(identities).toEqual(["module.m.data.x.y.z", "module.n.data.x.y.z"]);
  });

  it("may call others", () => {
    const outer = {
      variable: { n: {} },
      module: { inner: { source: "../inner/", name: "${var.n}" } },
      output: { id: { value: "${module.inner.bucket}" } },
    };
    const files = { "outer/a.tf.json": outer, "inner/b.tf.json": bucket };
    const main = {
      module: { outer: { source: "./outer", n: "deep" } },
      resource: { t: { t: { id: "${module.outer.id}" } } },
    };
    expect(resources(main, files)).toEqual({
      "t.t": '{id: "deep-x"}',
      "module.outer.module.inner.aws_s3_bucket.b": '{bucket: "deep-x"}',
    });
  });

  it("has several files and resources that are repeated", () => {
    const files = {
      "m/a.tf.json": { variable: { name: {} }, locals: { n: 2 } },
      "m/b.tf.json": {
        resource: { t: { a: { count: "${local.n}", n: "${var.name}${count.index}" } } },
      },
    };
    expect(resources(called(), files)).toEqual({
      "module.m.t.a[0]": '{n: "n0"}',
      "module.m.t.a[1]": '{n: "n1"}',
    });
  });

  it("may not be there", () => {
    const on = { variable: { on: { type: "bool", default: false } } };
    const inner = {
      resource: { t: { a: {}, b: { for_each: { x: 1 } }, c: { count: "${local.n}" } } },
      locals: { n: 1 },
    };
    const off = { "on=false": "none", "on=true": "{}" };
    const shown = { "module.m.t.a": off, 'module.m.t.b["x"]': off, "module.m.t.c[0]": off };
    expect(
      resources({ ...called({ count: "${var.on ? 1 : 0}" }), ...on }, { [child]: inner }),
    ).toEqual(shown);
    expect(
      resources(
        { ...called({ for_each: '${var.on ? toset(["k"]) : toset([])}' }), ...on },
        { [child]: inner },
      ),
    ).toEqual(shown);
  });

  it("that is repeated is read as one", () => {
    expect(resources(called({ for_each: ["k", "l"], name: "${each.key}" }))).toEqual({
      [address]: "{bucket: <?>-x}",
    });
    expect(
      valueOf('${module.m["k"].id}', called({ for_each: ["k", "l"] }), { [child]: bucket }),
    ).toBe(`unknown: '${address}' is known only after deployment`);
    expect(valueOf("${module.m[0].bucket}", called({ count: 1 }), { [child]: bucket })).toBe(
      '"n-x"',
    );
  });
});

describe("what nobody can read", () => {
  it.each<[what: string, source: unknown, others: Files]>([
    ["is in a registry", "terraform-aws-modules/s3-bucket/aws", {}],
    ["is in a repository", "git::https://example.com/a.git", {}],
    ["is anywhere", "${local.a}", {}],
    ["is no folder", "./m", {}],
    ["is in Terraform's own language", "./m", { "m/main.tf": "" }],
    ["is the module itself", "./", {}],
    ["has no source", undefined, {}],
  ])("%s", (_, source, others) => {
    expect(gapsIn({ [linted]: { module: { m: { source } } }, ...others })).toEqual([
      "module 'm' may add resources",
    ]);
  });

  it("is a circle of modules", () => {
    const files = {
      "a/x.tf.json": { module: { b: { source: "../b" } } },
      "b/x.tf.json": { module: { a: { source: "../a" } } },
    };
    expect(gapsIn({ [linted]: { module: { a: { source: "./a" } } }, ...files })).toEqual([
      "module 'a' may add resources",
    ]);
  });

  it("is more than anybody writes", () => {
    const calls = Object.fromEntries(
      ["p", "q", "r", "s", "t", "u"].map((name) => [name, { source: "../" + name }]),
    );
    const files = Object.fromEntries(
      ["p", "q", "r", "s", "t", "u"].map((name) => [
        `${name}/x.tf.json`,
        { module: calls, resource: { t: { a: {} } } },
      ]),
    );
    const template = templateIn({ [linted]: { module: { p: { source: "./p" } } }, ...files });
    expect(template.resources.size).toBeLessThanOrEqual(200);
    expect(template.gaps).not.toEqual([]);
  });

  it("is beside it in Terraform's own language", () => {
    expect(gapsIn({ [linted]: {}, "other.tf": "" })).toEqual(["'other.tf' may declare more"]);
    expect(gapsIn({ [linted]: called(), [child]: bucket, "m/other.tf": "" })).toEqual([
      "'m/other.tf' may declare more",
    ]);
  });
});

describe("files of one folder", () => {
  const other = { locals: { n: "other" }, resource: { t: { b: { n: "${t.a.n}" } } } };

  it("are one module", () => {
    const main = { resource: { t: { a: { n: "${local.n}" } } } };
    expect(resources(main, { "other.tf.json": other })).toEqual({
      "t.a": '{n: "other"}',
      "t.b": '{n: "other"}',
    });
  });

  it("say what they are", () => {
    const template = templateIn({
      [linted]: { resource: { t: { a: {} } } },
      "other.tf.json": other,
    });
    expect([...template.resources.values()].map(({ file }) => file)).toEqual([
      undefined,
      "other.tf.json",
    ]);
  });

  it("are reported with problems of their own", () => {
    expect(templateIn({ [linted]: {}, "other.tf.json": { locals: { a: "${" } } }).problems).toEqual(
      [],
    );
  });
});

describe("an override file", () => {
  const main = {
    variable: { v: { default: "v" } },
    locals: { l: "l", k: "k" },
    resource: {
      t: {
        a: { count: 1, n: "${local.l}-${local.k}-${var.v}", m: 1, rule: [{ id: 1 }, { id: 2 }] },
      },
    },
  };

  it.each([["override.tf.json"], ["x_override.tf.json"]])("says something else: %s", (name) => {
    const overriding = {
      variable: { v: { default: "w" } },
      locals: { l: "o" },
      resource: { t: { a: { count: 2, m: 2, rule: { id: 3 }, more: true } } },
    };
    const body = '{n: "o-k-w", m: 2, rule: {id: 3}, more: true}';
    expect(resources(main, { [name]: overriding })).toEqual({ "t.a[0]": body, "t.a[1]": body });
  });

  it("adds no resources", () => {
    const overriding = { resource: { t: { b: {} } } };
    expect(Object.keys(resources(main, { "override.tf.json": overriding }))).toEqual(["t.a[0]"]);
  });

  it("may override a call, an output and a policy document", () => {
    const files = {
      [child]: bucket,
      "m/override.tf.json": { output: { bucket: { value: "else" } } },
      "override.tf.json": {
        module: { m: { name: "o" } },
        data: { aws_iam_policy_document: { d: { statement: { effect: "Deny" } } } },
      },
    };
    const data = { aws_iam_policy_document: { d: { statement: { actions: ["a:B"] } } } };
    const shown = valueOf(
      "${module.m.bucket} ${data.aws_iam_policy_document.d.minified_json}",
      { ...called(), data },
      files,
    );
    expect(shown).toBe(
      JSON.stringify('else {"Statement":[{"Effect":"Deny"}],"Version":"2012-10-17"}'),
    );
    expect(resources(called(), files)).toEqual({ "module.m.aws_s3_bucket.b": '{bucket: "o-x"}' });
  });
});
