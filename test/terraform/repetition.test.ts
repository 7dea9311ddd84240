import { describe, expect, it } from "vitest";
import { graphIn, linted, resourcesIn, templateIn, valueOf } from "./modules.js";

const on = { variable: { on: { type: "bool", default: false } } };

function resources(
  resource: object,
  ...others: readonly object[]
): Readonly<Record<string, unknown>> {
  return resourcesIn({ [linted]: [{ resource }, ...others] });
}

function repeated(body: object, ...others: readonly object[]): Readonly<Record<string, unknown>> {
  return resources({ t: { a: body } }, ...others);
}

it("may go over what goes over thousands of others", () => {
  const chain = Array.from({ length: 5000 }, (_, index): [string, object] => [
    `r${String(index)}`,
    { for_each: index === 4999 ? { k: 1 } : `\${t.r${String(index + 1)}}` },
  ]);
  expect(
    templateIn({ [linted]: { resource: { t: Object.fromEntries(chain) } } }).resources.size,
  ).toBe(5000);
  expect(() => graphIn({ [linted]: { resource: { t: Object.fromEntries(chain) } } })).not.toThrow();
});

describe("count", () => {
  it.each<[count: unknown, names: readonly string[]]>([
    [0, []],
    [1, ["t.a[0]"]],
    ["${2}", ["t.a[0]", "t.a[1]"]],
    ["${length(local.names)}", ["t.a[0]", "t.a[1]"]],
    ["${var.n}", ["t.a[0]", "t.a[1]", "t.a[2]"]],
  ])("of %j", (count, names) => {
    const blocks = [{ variable: { n: { default: 3 } } }, { locals: { names: ["x", "y"] } }];
    expect(Object.keys(repeated({ count }, ...blocks))).toEqual(names);
  });

  it("gives every instance its number", () => {
    expect(repeated({ count: 2, n: "x-${count.index}" })).toEqual({
      "t.a[0]": '{n: "x-0"}',
      "t.a[1]": '{n: "x-1"}',
    });
  });

  it("decides whether there is an instance", () => {
    expect(repeated({ count: "${var.on ? 1 : 0}", n: 1 }, on)).toEqual({
      "t.a[0]": { "on=false": "none", "on=true": "{n: 1}" },
    });
    expect(repeated({ count: "${var.on ? 2 : 1}" }, on)).toEqual({
      "t.a[0]": { "on=false": "{}", "on=true": "{}" },
      "t.a[1]": { "on=false": "none", "on=true": "{}" },
    });
  });

  it("that is unknown makes one that may stand for all", () => {
    const shown = repeated({ count: "${var.n}", n: "${count.index}" }, { variable: { n: {} } });
    expect(shown).toEqual({ "t.a": "maybe {n: unknown: nobody knows how often it is created}" });
    expect(Object.keys(repeated({ count: 100_000 }))).toEqual(["t.a"]);
    expect(Object.keys(repeated({ count: -1 }))).toEqual(["t.a"]);
    expect(
      Object.keys(repeated({ count: "${local.a}" }, { locals: { a: "${length(t.a)}" } })),
    ).toEqual(["t.a"]);
  });
});

describe("for_each", () => {
  it.each<[over: unknown, shown: Readonly<Record<string, string>>]>([
    [
      { x: 1, "y z": 2 },
      { 't.a["x"]': '{k: "x", v: 1}', 't.a["y z"]': '{k: "y z", v: 2}' },
    ],
    ["${local.map}", { 't.a["x"]': '{k: "x", v: {n: 1}}' }],
    [
      '${toset(["y", "x", "y"])}',
      { 't.a["x"]': '{k: "x", v: "x"}', 't.a["y"]': '{k: "y", v: "y"}' },
    ],
    ["${toset(local.list)}", { 't.a["p"]': '{k: "p", v: "p"}', 't.a["q"]': '{k: "q", v: "q"}' }],
    ["${{ for k, v in local.map : upper(k) => v.n }}", { 't.a["X"]': '{k: "X", v: 1}' }],
    ["${toset([])}", {}],
  ])("over %j", (over, shown) => {
    const locals = { map: { x: { n: 1 } }, list: ["p", "q"] };
    expect(repeated({ for_each: over, k: "${each.key}", v: "${each.value}" }, { locals })).toEqual(
      shown,
    );
  });

  it("decides which instances there are", () => {
    const over = '${var.on ? toset(["x", "y"]) : toset(["x"])}';
    expect(repeated({ for_each: over }, on)).toEqual({
      't.a["x"]': { "on=false": "{}", "on=true": "{}" },
      't.a["y"]': { "on=false": "none", "on=true": "{}" },
    });
  });

  it.each([
    ["${var.names}"],
    ["${toset([var.names])}"],
    ["${data.a.b.c}"],
    ["${toset(concat([1], var.names))}"],
  ])("over what is unknown makes one that may stand for all: %s", (over) => {
    const shown = repeated({ for_each: over }, { variable: { names: {} } });
    expect(shown).toEqual({ "t.a": "maybe {}" });
  });
});

describe("a reference", () => {
  const several = { b: { t: { for_each: { x: 1, y: 2 }, n: "n-${each.key}" } } };
  const some = { b: { t: { count: "${var.on ? 1 : 0}", n: "n-${count.index}" } } };
  const of = (expression: string, resource: object): unknown =>
    valueOf(expression, { ...on, resource });

  it.each<[expression: string, shown: unknown]>([
    ['${b.t["x"].n}', '"n-x"'],
    ['${b.t["x"].id}', "unknown: 'b.t[\"x\"]' is known only after deployment"],
    ['${b.t["z"].n}', "unknown: there is no 'b.t' of this key"],
    ["${b.t.n}", "unknown: it is one of several 'b.t'"],
    ["${b.t[nobody.knows].n}", "unknown: it is one of several 'b.t'"],
    ["${values(b.t)[*].n}", '["n-x", "n-y"]'],
    ["${[for k, v in b.t : v.n]}", '["n-x", "n-y"]'],
    ["${{ for k, v in b.t : k => v.n }.y}", '"n-y"'],
    ["${keys(b.t)}", '["x", "y"]'],
  ])("by key: %s", (expression, shown) => {
    expect(of(expression, several)).toEqual(shown);
  });

  it.each<[expression: string, off: string, on: string]>([
    ["${b.t[0].n}", "unknown: there is no 'b.t' of this key", '"n-0"'],
    ["${b.t[*].n}", "[]", '["n-0"]'],
    ["${b.t.*.n}", "[]", '["n-0"]'],
    ["${one(b.t[*].n)}", "absent", '"n-0"'],
    ['${join("", b.t[*].n)}', '""', '"n-0"'],
    ["${length(b.t)}", "0", "1"],
    ["${length(b.t) > 0 ? b.t[0].n : null}", "absent", '"n-0"'],
    [
      '${try(b.t[0].id, "")}',
      "unknown: nobody knows what can be evaluated",
      "unknown: 'b.t[0]' is known only after deployment",
    ],
    ['${element(concat(b.t[*].n, ["none"]), 0)}', '"none"', '"n-0"'],
  ])("to what may not be there: %s", (expression, whenOff, whenOn) => {
    expect(of(expression, some)).toEqual({ "on=false": whenOff, "on=true": whenOn });
  });

  it("without a key may be to the only one", () => {
    expect(of("${b.t.n}", { b: { t: { count: 1, n: 1 } } })).toBe("1");
    expect(of("${b.t[*].n}", { b: { t: { n: 1 } } })).toBe("[1]");
  });

  it("is to the argument of the same instance, however it is written", () => {
    const named = {
      a: { u: { n: '${b.t["x"].n}-${a.v.n}' }, v: { n: '${b.t["y"].m}' } },
      b: { t: { for_each: { x: 1, y: 2 }, n: "n-${each.key}", m: "m-${each.value}" } },
    };
    expect(of("${a.u.n}", named)).toBe('"n-x-m-2"');
  });

  it("that goes round in circles is unknown", () => {
    const circle = { b: { t: { n: "${b.u.n}" }, u: { n: "${b.t.n}" } } };
    expect(of("${b.t.n}", circle)).toBe("unknown: 'b.t n' refers to itself");
  });

  it("to an empty argument is to what the provider fills in", () => {
    const shown = "unknown: 'b.t' is known only after deployment";
    expect(of("${b.t.n}", { b: { t: { n: "" } } })).toBe(shown);
    expect(of("${b.t.n}", { b: { t: { n: null } } })).toBe(shown);
    expect(of("${b.t.n}", { b: { t: { n: "${var.on ? null : nobody.knows}" } } })).toEqual({
      "on=false": expect.stringContaining("unknown") as unknown,
      "on=true": shown,
    });
  });
});

describe("instances of two resources", () => {
  const keyed = (over: unknown, value = "${b.t[each.key].n}"): object => ({
    a: { s: { for_each: over, n: value } },
    b: { t: { for_each: over, n: "n-${each.key}" } },
  });

  it("over the same collection belong together", () => {
    expect(resources(keyed("${toset(local.l)}"), { locals: { l: ["x", "y"] } })).toMatchObject({
      'a.s["x"]': '{n: "n-x"}',
      'a.s["y"]': '{n: "n-y"}',
    });
  });

  it("over the same unknown collection belong together", () => {
    const shown = resources(keyed("${var.l}", "${b.t[each.key].id}"), { variable: { l: {} } });
    expect(shown["a.s"]).toBe("maybe {n: unknown: 'b.t' is known only after deployment}");
    const other = resources(
      {
        a: { s: { for_each: "${var.m}", n: "${b.t[each.key].id}" } },
        b: { t: { for_each: "${var.l}" } },
      },
      { variable: { l: {}, m: {} } },
    );
    expect(other["a.s"]).toBe("maybe {n: unknown: it is one of several 'b.t'}");
  });

  it.each([["before"], ["after"]])("may be chained, the other %s it", (order) => {
    const chained = {
      s: { for_each: "${b.t}", k: "${each.key}", n: "${each.value.n}", id: "${each.value.id}" },
    };
    const base = { t: { for_each: ["x"], n: "n-${each.key}" } };
    const both = order === "before" ? { b: base, a: chained } : { a: chained, b: base };
    expect(resources(both)['a.s["x"]']).toBe(
      '{k: "x", n: "n-x", id: unknown: \'b.t["x"]\' is known only after deployment}',
    );
  });

  it("may be chained over what is unknown", () => {
    const both = {
      a: { s: { for_each: "${b.t}", id: "${each.value.id}" } },
      b: { t: { for_each: "${var.l}" } },
    };
    expect(resources(both, { variable: { l: {} } })["a.s"]).toBe(
      "maybe {id: unknown: 'b.t' is known only after deployment}",
    );
  });

  it("may be counted by one another", () => {
    const both = {
      a: { s: { count: "${length(b.t)}", n: "${b.t[count.index].n}" } },
      b: { t: { count: "${var.on ? 1 : 0}", n: 1 } },
    };
    expect(resources(both, on)["a.s[0]"]).toEqual({ "on=false": "none", "on=true": "{n: 1}" });
  });

  it("in circles are unknown", () => {
    const both = { a: { s: { for_each: "${b.t}" } }, b: { t: { for_each: "${a.s}" } } };
    expect(resources(both)).toEqual({ "a.s": "maybe {}", "b.t": "maybe {}" });
  });
});

describe("dependencies", () => {
  it.each<[written: unknown, names: readonly string[]]>([
    [["b.t"], ["b.t"]],
    [["${b.t}"], ["b.t"]],
    [
      ["b.t[0]", "b.u"],
      ["b.t", "b.u"],
    ],
    [["module.m"], ["module.m"]],
    [["data.a.b", "var.c"], []],
  ])("%j", (depends_on, names) => {
    const template = templateIn({
      [linted]: { resource: { a: { s: { depends_on } }, b: { t: {}, u: {} } } },
    });
    const { dependsOn = [] } = template.resources.get("a.s") ?? {};
    expect(dependsOn.map(({ name }) => name)).toEqual(names);
  });
});

describe("who waits", () => {
  const trail = (more: object): object => ({ aws_cloudtrail: { t: more } });
  const policy = { aws_s3_bucket_policy: { p: { count: 2 } } };

  it.each<[how: string, resource: object]>([
    ["for every instance", { ...trail({ depends_on: ["aws_s3_bucket_policy.p"] }), ...policy }],
    ["by a reference", { ...trail({ name: "${aws_s3_bucket_policy.p[0].id}" }), ...policy }],
    ["by a local value", { ...trail({ name: "${local.name}" }), ...policy }],
    [
      "by what it is repeated over",
      {
        ...trail({ for_each: "${aws_s3_bucket_policy.p}" }),
        aws_s3_bucket_policy: { p: { for_each: ["x"] } },
      },
    ],
    [
      "by how often it is created",
      { ...trail({ count: "${length(aws_s3_bucket_policy.p)}" }), ...policy },
    ],
    ["for a module", trail({ depends_on: ["module.m"] })],
  ])("does so %s", (_, resource) => {
    const { references, ofType } = graphIn({
      [linted]: [
        { resource, module: { m: { source: "./m" } } },
        { locals: { name: "${aws_s3_bucket_policy.p[0].id}" } },
      ],
      "m/a.tf.json": { resource: { aws_s3_bucket_policy: { q: {} } } },
    });
    const [waiting] = ofType("aws_cloudtrail");
    const [awaited] = ofType("aws_s3_bucket_policy");
    if (waiting === undefined || awaited === undefined) throw new Error("There are none.");
    expect(references.dependsOn(waiting, awaited)).toBe(true);
    expect(references.dependsOn(awaited, waiting)).toBe(false);
  });

  it.each<[how: string, module: object, output: object]>([
    ["because its module does", { depends_on: ["aws_s3_bucket_policy.p"] }, {}],
    ["because another module does", { depends_on: ["module.log"] }, {}],
    ["because one instance of a module does", { depends_on: ["module.log[0]"] }, {}],
    [
      "because an output does",
      { bucket: "${module.log.bucket}" },
      { depends_on: ["aws_s3_bucket_policy.q"] },
    ],
  ])("waits %s", (how, call, output) => {
    const { references, ofType } = graphIn({
      [linted]: {
        resource: { aws_s3_bucket_policy: { p: {} } },
        module: { log: { source: "./log" }, trail: { source: "./trail", ...call } },
      },
      "log/a.tf.json": {
        resource: { aws_s3_bucket: { b: {} }, aws_s3_bucket_policy: { q: {} } },
        output: { bucket: { value: "${aws_s3_bucket.b.id}", ...output } },
      },
      "trail/a.tf.json": {
        variable: { bucket: { default: "b" } },
        resource: { aws_cloudtrail: { t: { s3_bucket_name: "${var.bucket}" } } },
      },
    });
    const [waiting] = ofType("aws_cloudtrail");
    const awaited = ofType("aws_s3_bucket_policy").filter(
      (policy) => waiting !== undefined && references.dependsOn(waiting, policy) === true,
    );
    expect(awaited.map(({ name }) => name)).toEqual([
      how.includes("its module") ? "aws_s3_bucket_policy.p" : "module.log.aws_s3_bucket_policy.q",
    ]);
  });
});
