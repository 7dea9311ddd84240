import { describe, expect, it } from "vitest";
import { linted, resourcesIn, templateIn, valueOf } from "./modules.js";

function resources(...blocks: readonly object[]): unknown {
  return resourcesIn({ [linted]: blocks.length === 1 ? (blocks[0] ?? {}) : blocks });
}

describe("blocks", () => {
  const body = { bucket: "logs" };
  const logs = { "aws_s3_bucket.logs": '{bucket: "logs"}' };

  it.each<[form: string, file: object]>([
    ["as objects", { resource: { aws_s3_bucket: { logs: body } } }],
    ["as an array at the root", [{ resource: { aws_s3_bucket: { logs: body } } }]],
    ["as an array of types", { resource: [{ aws_s3_bucket: { logs: body } }] }],
    ["as an array of names", { resource: { aws_s3_bucket: [{ logs: body }] } }],
    ["as an array of bodies", { resource: { aws_s3_bucket: { logs: [body] } } }],
    ["as arrays at every level", [{ resource: [{ aws_s3_bucket: [{ logs: [body] }] }] }]],
    [
      "with comments at every level",
      {
        "//": "a",
        resource: { "//": "b", aws_s3_bucket: { "//": ["c"], logs: { "//": {}, ...body } } },
      },
    ],
    [
      "with what Terraform itself reads",
      {
        resource: {
          aws_s3_bucket: {
            logs: {
              ...body,
              ...{ provider: "aws.west", depends_on: [], lifecycle: { prevent_destroy: true } },
              ...{ provisioner: [{ "local-exec": { command: "a" } }], connection: {} },
            },
          },
        },
      },
    ],
    [
      "beside others",
      {
        terraform: {},
        provider: { aws: [{ alias: "a" }] },
        resource: { aws_s3_bucket: { logs: body } },
      },
    ],
  ])("are read %s", (_, file) => {
    expect(resources(file)).toEqual(logs);
  });

  it("of one kind may stand in several places", () => {
    expect(
      resources({
        resource: [{ aws_s3_bucket: { a: {} } }, { aws_s3_bucket: [{ b: {} }, { c: {} }] }],
      }),
    ).toEqual({ "aws_s3_bucket.a": "{}", "aws_s3_bucket.b": "{}", "aws_s3_bucket.c": "{}" });
  });

  it("nested are objects or arrays of them", () => {
    const nested = { rule: [{ id: "a" }, { id: "b" }], versioning: { enabled: true } };
    expect(resources({ resource: { t: { a: nested } } })).toEqual({
      "t.a": '{rule: [{id: "a"}, {id: "b"}], versioning: {enabled: true}}',
    });
  });

  it("of one address are one resource, the first", () => {
    expect(resources({ resource: [{ t: { a: { n: 1 } } }, { t: { a: { n: 2 } } }] })).toEqual({
      "t.a": "{n: 1}",
    });
  });

  it("that are no objects are none", () => {
    expect(resources({ resource: { t: { a: "text", b: null, c: 1 } }, locals: "a" })).toEqual({});
    expect(resources({ resource: "text" })).toEqual({});
  });

  it("say in what Region they are", () => {
    expect(resources({ resource: { t: { a: { region: "eu-west-1" } } } })).toEqual({
      "t.a": '{region: "eu-west-1"}',
    });
  });
});

describe("a value", () => {
  it.each<[written: unknown, shown: string]>([
    [true, "true"],
    [1.5, "1.5"],
    [null, "absent"],
    ["text", '"text"'],
    ["${true}", "true"],
    ["${null}", "absent"],
    ["${1 + 1}", "2"],
    ["a-${1}-b", '"a-1-b"'],
    ["$${a}", '"${a}"'],
    ["%%{a}", '"%{a}"'],
    ["%{ if true }a%{ else }b%{ endif }", '"a"'],
    [["a", null, "${1}"], '["a", 1]'],
    [{ a: { b: "${1}" } }, "{a: {b: 1}}"],
    [{ "$${a}": 1 }, "{${a}: 1}"],
    ['${file("a")}', "unknown: 'file' cannot be evaluated"],
    ["${path.module}", "unknown: 'path.module' is known only to Terraform"],
    ["${terraform.workspace}", "unknown: 'terraform.workspace' is known only to Terraform"],
    ["${data.aws_s3_bucket.a.id}", "unknown: 'data.aws_s3_bucket.a.id' is known only to Terraform"],
    [
      "${data.terraform_remote_state.a.outputs.b}",
      "unknown: 'data.terraform_remote_state.a.outputs.b' is known only to Terraform",
    ],
    [
      "${data.aws_caller_identity.me.account_id}",
      "unknown: 'AWS::AccountId' is known only at deployment",
    ],
    ["${data.aws_region.here.name}", "unknown: 'AWS::Region' is known only at deployment"],
    ["${nobody.knows.it}", "unknown: 'nobody.knows.it' is known only to Terraform"],
    ["${each.key}", "unknown: 'each.key' has no meaning here"],
  ])("%j", (written, shown) => {
    expect(valueOf(written)).toBe(shown);
  });

  it("with a computed name of a field may have others", () => {
    expect(valueOf("${{ (var.a) = 1 }.b}", { variable: { a: {} } })).toMatch(/^unknown/);
    expect(valueOf({ "${var.a}": 1, b: 2 }, { variable: { a: {} } })).toBe("{b: 2}");
  });

  it("is of another account or Region where its data source is", () => {
    const blocks = {
      data: {
        aws_caller_identity: { b: { provider: "aws.b" } },
        aws_region: { c: { region: "eu-west-1" } },
      },
    };
    expect(valueOf("${data.aws_caller_identity.b.account_id}", blocks)).toMatch(
      /only to Terraform/,
    );
    expect(valueOf("${data.aws_region.c.name}", blocks)).toMatch(/only to Terraform/);
    expect(valueOf("${data.aws_region.d.name}", blocks)).toMatch(/'AWS::Region'/);
  });
});

describe("local values", () => {
  it.each<[written: string, locals: object | readonly object[], shown: string]>([
    ["${local.a}", { a: 1 }, "1"],
    ["${local.a}", [{ a: 1 }, { b: 2 }], "1"],
    ["x-${local.a}", { a: "${local.b}", b: "c" }, '"x-c"'],
    ["${local.a.b[1].c}", { a: { b: [{}, { c: 1 }] } }, "1"],
    ['${local.a["b"]}', { a: { b: 1 } }, "1"],
    ["${local.a[1]}", { a: [0, null, 2] }, "absent"],
    ["${local.a[2]}", { a: [0, null, 2] }, "2"],
    ["${local.a[9]}", { a: [] }, "unknown: the mapping has no such key"],
    ["${local.a}", { "//": 1, a: "${local.a}" }, "unknown: 'local.a' refers to itself"],
    ["${local.a}", { a: "${local.b}", b: "${local.a}" }, "unknown: 'local.a' refers to itself"],
    ["${local.b}", { a: 1 }, "unknown: 'local.b' is known only to Terraform"],
  ])("%s", (written, locals, shown) => {
    expect(valueOf(written, { locals })).toBe(shown);
  });

  it("of a list that nobody knows the length of have no positions", () => {
    const locals = { a: ["${var.b ? null : 1}", 2, 3] };
    const either = 'var.b != "" && nobody.knows';
    expect(valueOf("${local.a[1]}", { locals, variable: { b: { default: true } } })).toEqual({
      "b=true": "2",
      "b=false": "2",
    });
    expect(
      valueOf("${local.a[1]}", {
        locals: { a: [`\${${either} ? null : 1}`, 2, 3] },
        variable: { b: {} },
      }),
    ).not.toBe("3");
  });
});

describe("what is wrong with an expression", () => {
  function problemsOf(text: string): readonly string[] {
    return templateIn({ [linted]: text }).problems.map(
      ({ message, span }) => `${text.slice(...span)}: ${message}`,
    );
  }

  it.each<[text: string, problems: readonly string[]]>([
    [
      '{"resource": {"t": {"a": {"b": "x ${1 +} y"}}}}',
      ["}: An expression is missing before this '}'."],
    ],
    ['{"locals": {"a": "\\t${)}"}}', ["): An expression is missing before this ')'."]],
    ['{"locals": {"a": "\\u0041\\"${a b}"}}', ["b: "]],
    ['{"locals": {"a": "%{ if true }"}}', ["%{ if true }: This '%{ if }' is never closed."]],
    ['{"module": {"m": {"source": "a", "b": "${"}}}', [""]],
    [
      '{"resource": {"t": {"a": {"count": "${!}"}}}}',
      ["}: An expression is missing before this '}'."],
    ],
    ['{"resource": {"t": {"a": {"//": "${"}}}}', []],
    ['{"variable": {"a": {"default": "${"}}}', []],
    ['{"resource": {"t": {"a": {"b": "$${ %%{ $ % {"}}}}', []],
  ])("%s", (text, problems) => {
    expect(problemsOf(text)).toEqual(
      problems.map((each) => expect.stringContaining(each) as unknown),
    );
  });

  it("leaves the value unknown", () => {
    expect(valueOf("${1 +}")).toBe("unknown: it is no template of Terraform");
  });
});
