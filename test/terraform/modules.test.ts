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

  it.each<[given: object, shown: string]>([
    [{}, "own"],
    [{ name: null }, "own"],
    [{ name: "given" }, "given"],
    [{ name: "${null}" }, "own"],
    [{ name: '${true ? null : "x"}' }, "own"],
    [{ name: '${false ? null : "x"}' }, "x"],
  ])("may have variables that are never null: %j", (given, shown) => {
    const own = {
      ...bucket,
      variable: { name: { default: "own", nullable: false }, suffix: { default: "x" } },
    };
    const files = { [child]: own };
    expect(resources({ module: { m: { source: "./m", ...given } } }, files)).toEqual({
      [address]: `{bucket: "${shown}-x"}`,
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

  it.each<[what: string, repetition: object, name: string, names: readonly (readonly string[])[]]>([
    [
      "a count",
      { count: 2 },
      "${count.index}",
      [
        ["[0]", "0"],
        ["[1]", "1"],
      ],
    ],
    ["a count that is a text", { count: "1" }, "${count.index + 1}", [["[0]", "1"]]],
    ["no count", { count: 0 }, "n", []],
    [
      "keys",
      { for_each: { "a.b": { n: "c" } } },
      "${each.key}-${each.value.n}",
      [['["a.b"]', "a.b-c"]],
    ],
    [
      "a set",
      { for_each: '${toset(["k", "l", "k"])}' },
      "${each.value}",
      [
        ['["k"]', "k"],
        ['["l"]', "l"],
      ],
    ],
  ])("is called once for each instance of %s", (_, repetition, name, names) => {
    expect(resources(called({ ...repetition, name }))).toEqual(
      Object.fromEntries(
        names.map(([key, each]) => [
          `module.m${String(key)}.aws_s3_bucket.b`,
          `{bucket: "${String(each)}-x"}`,
        ]),
      ),
    );
  });

  it("is called once for each instance of a module that is", () => {
    const outer = {
      variable: { name: {} },
      module: { n: { source: "../m", count: 2, name: "${var.name}-${count.index}" } },
    };
    const main = {
      module: { o: { source: "./o", for_each: { a: 1, b: 2 }, name: "${each.value}" } },
    };
    expect(Object.values(resources(main, { "o/main.tf.json": outer, [child]: bucket }))).toEqual([
      '{bucket: "1-0-x"}',
      '{bucket: "1-1-x"}',
      '{bucket: "2-0-x"}',
      '{bucket: "2-1-x"}',
    ]);
  });

  it.each<[expression: string, shown: string]>([
    ['${module.m["k"].bucket}', '"k-x"'],
    [
      '${module.m["k"].id}',
      `unknown: 'module.m["k"].aws_s3_bucket.b' is known only after deployment`,
    ],
    ['${module.m["l"].bucket}', '"l-x"'],
    ['${module.m["z"].bucket}', "unknown: 'module.m.[…].bucket' is known only to Terraform"],
    ["${module.m[var.k].bucket}", "unknown: 'module.m.[…].bucket' is known only to Terraform"],
    ["${module.m.bucket}", "unknown: 'module.m.bucket' is known only to Terraform"],
  ])("puts out values for each of its instances: %s", (expression, shown) => {
    const repeated = called({ for_each: { k: "", l: "" }, name: "${each.key}" });
    expect(valueOf(expression, repeated, { [child]: bucket })).toBe(shown);
  });

  it.each<[what: string, locals: object, repetition: object, values: readonly string[]]>([
    ["a number", { n: 2 }, { count: "${local.n}" }, ["0-?", "1-?"]],
    ["a list", { l: ["k", "l"] }, { for_each: "${toset(local.l)}" }, ["k-k", "l-l"]],
    ["an object", { o: { a: "x" } }, { for_each: "${local.o}" }, ["a-x"]],
    [
      "another local value",
      { o: "${local.p}", p: { a: "x" } },
      { for_each: "${local.o}" },
      ["a-x"],
    ],
  ])(
    "is called once for each instance that a local value names: %s",
    (_, locals, repetition, values) => {
      const isCount = "count" in repetition;
      const name = isCount ? "${count.index}-?" : "${each.key}-${each.value}";
      const found = resources({ ...called({ ...repetition, name }), locals });
      expect(Object.values(found)).toEqual(values.map((value) => `{bucket: "${value}-x"}`));
    },
  );

  it("is given what its key leads to", () => {
    const main = {
      ...called({ for_each: { a: "${aws_s3_bucket.c.bucket}" }, name: "${each.value}" }),
      resource: { aws_s3_bucket: { c: { bucket: "c" } } },
    };
    expect(resources(main)).toHaveProperty('module.m["a"].aws_s3_bucket.b', '{bucket: "c-x"}');
  });

  it("is told once that something in its call is wrong", () => {
    const { problems } = templateIn({
      [linted]: called({ count: 3, name: "${" }),
      [child]: bucket,
    });
    expect(problems).toHaveLength(1);
  });

  it("is not read as often as nobody writes", () => {
    const names = Object.keys(resources(called({ count: 51, name: "n" })));
    expect(names).toEqual([address]);
  });

  it("that is repeated over what is computed is read as one", () => {
    const computed = { for_each: "${toset(data.a.b.c)}", name: "${each.key}" };
    expect(resources(called(computed))).toEqual({ [address]: "maybe {bucket: <?>-x}" });
    expect(valueOf('${module.m["k"].id}', called(computed), { [child]: bucket })).toBe(
      `unknown: '${address}' is known only after deployment`,
    );
    expect(
      valueOf("${module.m[0].bucket}", called({ count: "${data.a.b.c}" }), { [child]: bucket }),
    ).toBe('"n-x"');
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

/** The alias that each resource is created with. */
function providers(files: Files): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    [...templateIn(files).resources.values()].map(({ name, attributes }) => {
      const provider = attributes.get("provider");
      return [name, provider?.kind === "Constant" ? provider.text : "standard"];
    }),
  );
}

describe("the provider of what a module creates", () => {
  const resource = (provider?: string): object => ({ resource: { aws_x: { a: { provider } } } });
  const inner = (main: object, own: object): Files => ({ [linted]: main, [child]: own });

  it.each<[what: string, files: Files, provider: string]>([
    ["is the standard one", inner(called(), resource()), "standard"],
    ["is what is given", inner(called({ providers: { aws: "aws.eu" } }), resource()), "aws.eu"],
    [
      "is the standard one as given",
      inner(called({ providers: { aws: "aws" } }), resource()),
      "standard",
    ],
    [
      "is an alias as given",
      inner(called({ providers: { "aws.x": "aws.eu" } }), resource("aws.x")),
      "aws.eu",
    ],
    [
      "is a standard one under an alias",
      inner(called({ providers: { "aws.x": "aws" } }), resource("aws.x")),
      "standard",
    ],
    ["is what nobody gave", inner(called(), resource("aws.x")), "aws.x"],
    [
      "is written as an expression",
      inner(called({ providers: { aws: "${aws.eu}" } }), resource()),
      "aws.eu",
    ],
    [
      "is its own",
      inner(called(), { provider: { aws: { region: "eu-west-1" } }, ...resource() }),
      "module.m.aws",
    ],
  ])("%s", (_, files, provider) => {
    expect(Object.values(providers(files))).toEqual([provider]);
  });

  it("is handed on", () => {
    const files = {
      [linted]: called({ providers: { aws: "aws.eu" } }),
      [child]: { module: { n: { source: "../n" } } },
      "n/a.tf.json": resource(),
    };
    expect(Object.values(providers(files))).toEqual(["aws.eu"]);
  });

  it("is about another Region for data sources too", () => {
    const own = { ...bucket, output: { region: { value: "${data.aws_region.a.name}" } } };
    const files = { [child]: { ...own, data: { aws_region: { a: {} } } } };
    const region = (more: object): unknown => valueOf("${module.m.region}", called(more), files);
    expect(region({})).toBe("unknown: 'AWS::Region' is known only at deployment");
    expect(region({ providers: { aws: "aws.eu" } })).toBe(
      "unknown: 'data.aws_region.a.name' is known only to Terraform",
    );
  });
});

describe("the Region of the deployment", () => {
  const region = (provider: unknown): unknown =>
    valueOf("${data.aws_region.a.name}", { data: { aws_region: { a: {} } }, provider });

  it.each<[provider: unknown, shown: string]>([
    [{ aws: { region: "eu-west-1" } }, '"eu-west-1"'],
    [{ aws: [{ region: "eu-west-1" }, { alias: "b", region: "us-east-1" }] }, '"eu-west-1"'],
    [
      { aws: { alias: "b", region: "us-east-1" } },
      "unknown: 'AWS::Region' is known only at deployment",
    ],
    [{ aws: { region: "${var.r}" } }, "unknown: 'AWS::Region' is known only at deployment"],
    [{ google: { region: "eu-west-1" } }, "unknown: 'AWS::Region' is known only at deployment"],
  ])("%j", (provider, shown) => {
    expect(region(provider)).toBe(shown);
  });
});

describe("variables", () => {
  it.each([
    ["a", "b"],
    ["b", "a"],
  ])("may be mentioned by the validation of another, whichever comes first: %s, %s", (...order) => {
    const all: Readonly<Record<string, object>> = {
      a: { default: "x", validation: { condition: "${var.b == var.a}" } },
      b: { default: "x" },
    };
    const variable = Object.fromEntries(order.map((name) => [name, all[name]]));
    const [assertion] = templateIn({ [linted]: { variable } }).assertions;
    expect(assertion).toMatchObject({ args: [{ kind: "Input" }, { kind: "Input" }] });
  });
});

describe("the Region of a resource", () => {
  const regions = (files: Files): unknown =>
    [...templateIn(files).resources.values()].map(({ attributes }) => {
      const region = attributes.get("region");
      return region?.kind === "Constant" ? region.text : region?.kind;
    });
  const resource = { resource: { aws_x: { a: {} } } };
  const provider = (region: string): object => ({ provider: { aws: { region } } });

  it.each<[what: string, files: Files, shown: unknown]>([
    ["is not written", { [linted]: resource }, undefined],
    ["is written", { [linted]: { ...resource, ...provider("eu-west-1") } }, "eu-west-1"],
    [
      "is written in another file",
      { [linted]: resource, "p.tf.json": provider("eu-west-1") },
      "eu-west-1",
    ],
    ["may be written where nobody reads it", { [linted]: resource, "p.tf": "" }, "Opaque"],
    [
      "is a variable",
      { [linted]: { ...resource, ...provider("${var.r}"), variable: { r: {} } } },
      "Input",
    ],
    [
      "is the caller's",
      { [linted]: { ...called(), ...provider("eu-west-1") }, [child]: resource },
      "eu-west-1",
    ],
    [
      "is another provider's",
      {
        [linted]: { ...called({ providers: { aws: "aws.x" } }), ...provider("a") },
        [child]: resource,
      },
      undefined,
    ],
  ])("%s", (_, files, shown) => {
    expect(regions(files)).toEqual([shown]);
  });
});

describe("an override that nobody can read", () => {
  it("may say something else about everything", () => {
    const files = { [linted]: { resource: { aws_x: { a: { b: 1 } } } } };
    expect(resourcesIn({ ...files, "b.tf": "" })).toEqual({ "aws_x.a": "{b: 1}" });
    expect(resourcesIn({ ...files, "x_override.tf": "" })["aws_x.a"]).not.toContain("b: 1");
  });
});

describe("what a module waits for", () => {
  it("is waited for by all that it creates", () => {
    const inner = { resource: { aws_y: { c: { depends_on: ["aws_y.d"] } } } };
    const { resources: found } = templateIn({
      [linted]: { ...called({ depends_on: ["aws_x.a"] }), resource: { aws_x: { a: {} } } },
      [child]: inner,
    });
    expect(found.get("module.m.aws_y.c")?.dependsOn.map(({ name }) => name)).toEqual([
      "module.m.aws_y.d",
      "aws_x.a",
    ]);
  });
});
