import { describe, expect, it } from "vitest";
import { valueOf } from "./modules.js";

/** The statements of a document, as IAM spells them. */
function statementsOf(body: object, blocks: object = {}, more: object = {}): unknown {
  const data = { aws_iam_policy_document: { d: body, ...more } };
  const shown = valueOf("${jsondecode(data.aws_iam_policy_document.d.json).Statement}", {
    ...blocks,
    data,
  });
  if (typeof shown !== "string") return shown;
  return shown.startsWith("unknown") ? "unknown" : shown;
}

function statementOf(block: object): unknown {
  return String(statementsOf({ statement: block })).replace(/^\[(.*)\]$/s, "$1");
}

describe("a statement of a policy document", () => {
  it.each<[what: string, block: object, shown: string]>([
    [
      "has IAM's names",
      { sid: "S", effect: "Deny", actions: ["a:B"], resources: ["*"] },
      '{Sid: "S", Effect: "Deny", Action: ["a:B"], Resource: ["*"]}',
    ],
    [
      "allows by default",
      { not_actions: ["a:B"], not_resources: ["x"] },
      '{Effect: "Allow", NotAction: ["a:B"], NotResource: ["x"]}',
    ],
    [
      "has nothing of what is written as nothing",
      {
        ...{ sid: null, effect: null, actions: ["a:B"], resources: [], not_actions: null },
        ...{ principals: [], not_principals: [], condition: [] },
      },
      '{Effect: "Allow", Action: ["a:B"]}',
    ],
    ["may be an array", [{ actions: ["a:B"] }], '{Effect: "Allow", Action: ["a:B"]}'],
    [
      "has principals by type",
      {
        principals: [
          { type: "AWS", identifiers: ["1"] },
          { type: "Service", identifiers: ["s"] },
        ],
      },
      '{Effect: "Allow", Principal: {AWS: ["1"], Service: ["s"]}}',
    ],
    [
      "has several principals of one type",
      {
        principals: [
          { type: "AWS", identifiers: ["1"] },
          { type: "AWS", identifiers: ["2"] },
        ],
      },
      '{Effect: "Allow", Principal: {AWS: ["1", "2"]}}',
    ],
    [
      "is for everybody",
      { principals: { type: "*", identifiers: ["*"] } },
      '{Effect: "Allow", Principal: "*"}',
    ],
    [
      "is for every AWS principal",
      { principals: { type: "AWS", identifiers: ["*"] } },
      '{Effect: "Allow", Principal: {AWS: ["*"]}}',
    ],
    [
      "is for all others",
      { not_principals: { type: "AWS", identifiers: ["1"] } },
      '{Effect: "Allow", NotPrincipal: {AWS: ["1"]}}',
    ],
    [
      "has conditions by test and variable",
      {
        condition: [
          { test: "StringEquals", variable: "a", values: ["1"] },
          { test: "StringEquals", variable: "a", values: ["2"] },
          { test: "StringEquals", variable: "b", values: ["3"] },
          { test: "Bool", variable: "c", values: ["false"] },
        ],
      },
      '{Effect: "Allow", Condition: {StringEquals: {a: ["1", "2"], b: ["3"]}, Bool: {c: ["false"]}}}',
    ],
    [
      "has IAM's own variables",
      { resources: ["&{aws:username}", "$${aws:userid}"] },
      '{Effect: "Allow", Resource: ["${aws:username}", "${aws:userid}"]}',
    ],
    [
      "has principals that somebody computes",
      { principals: { type: "${nobody.knows}", identifiers: ["1"] } },
      '{Effect: "Allow", Principal: unknown: its principals are not written out}',
    ],
  ])("%s", (_, block, shown) => {
    expect(statementOf(block)).toBe(shown);
  });
});

describe("the statements of a policy document", () => {
  const a = { sid: "A", actions: ["a:own"] };

  function sids(body: object, sources: Readonly<Record<string, object>> = {}): unknown {
    const shown = statementsOf(body, {}, sources);
    return String(shown).replaceAll(
      /\{Effect: "Allow", Sid: "(.)", Action: \["a:(\w+)"\]\}/g,
      "$1 $2",
    );
  }

  const source = {
    statement: [
      { sid: "A", actions: ["a:source"] },
      { sid: "B", actions: ["a:source"] },
    ],
  };
  const json = "${data.aws_iam_policy_document.s.json}";

  it.each<[what: string, body: object, shown: string]>([
    ["are those that are written", { statement: [a] }, "[A own]"],
    ["are none", {}, "[]"],
    [
      "are added to those of a source",
      { source_policy_documents: [json], statement: [{ ...a, sid: "C" }] },
      "[A source, B source, C own]",
    ],
    [
      "override those of a source",
      { source_policy_documents: [json], statement: [a] },
      "[A own, B source]",
    ],
    [
      "override those of the older source",
      { source_json: json, statement: a },
      "[A own, B source]",
    ],
    [
      "are overridden",
      { override_policy_documents: [json], statement: [a, { ...a, sid: "C" }] },
      "[A source, C own, B source]",
    ],
    [
      "are overridden by the older document",
      { override_json: json, statement: [a] },
      "[A source, B source]",
    ],
    [
      "of a source that nobody knows are unknown",
      { source_policy_documents: ["${nobody.knows}"], statement: [a] },
      "unknown",
    ],
    [
      "of sources that nobody knows are unknown",
      { source_policy_documents: "${nobody.knows}", statement: [a] },
      "unknown",
    ],
  ])("%s", (_, body, shown) => {
    expect(sids(body, { s: source })).toBe(shown);
  });

  it("may be generated", () => {
    const dynamic = {
      statement: { for_each: ["x", "y"], content: { actions: ["a:${statement.value}"] } },
    };
    expect(statementsOf({ dynamic })).toBe(
      '[{Effect: "Allow", Action: ["a:x"]}, {Effect: "Allow", Action: ["a:y"]}]',
    );
    expect(statementsOf({ statement: { actions: ["a:w"] }, dynamic })).toMatch(
      /^\[{Effect: "Allow", Action: \["a:w"\]}, {.*y"\]}\]$/,
    );
  });

  it.each<[what: string, statement: object, blocks: object, shown: unknown]>([
    [
      "principals",
      {
        principals: { type: "Service", identifiers: ["a"] },
        dynamic: {
          principals: {
            for_each: "${local.accounts}",
            content: { type: "AWS", identifiers: ["${principals.value}"] },
          },
        },
      },
      { locals: { accounts: ["1", "2"] } },
      '[{Effect: "Allow", Principal: {Service: ["a"], AWS: ["1", "2"]}}]',
    ],
    [
      "everybody",
      {
        dynamic: {
          principals: {
            for_each: "${var.open ? [1] : []}",
            content: { type: "*", identifiers: ["*"] },
          },
        },
      },
      { variable: { open: { default: true } } },
      {
        "open=true": '[{Effect: "Allow", Principal: "*"}]',
        "open=false": '[{Effect: "Allow", Principal: {}}]',
      },
    ],
    [
      "conditions",
      {
        dynamic: {
          condition: {
            for_each: { "aws:SourceAccount": ["1"], "aws:x": ["&{aws:y}"] },
            content: {
              test: "StringEquals",
              variable: "${condition.key}",
              values: "${condition.value}",
            },
          },
        },
      },
      {},
      '[{Effect: "Allow", Condition: {StringEquals: {aws:SourceAccount: ["1"], aws:x: ["&{aws:y}"]}}}]',
    ],
    [
      "conditions with variables of IAM",
      {
        dynamic: {
          condition: {
            for_each: [1],
            content: { test: "StringLike", variable: "a:b", values: ["&{aws:y}"] },
          },
        },
      },
      {},
      '[{Effect: "Allow", Condition: {StringLike: {a:b: ["${aws:y}"]}}}]',
    ],
    [
      "what nobody knows",
      {
        dynamic: {
          principals: {
            for_each: "${data.a.b.c}",
            content: { type: "AWS", identifiers: ["${principals.value}"] },
          },
        },
      },
      {},
      '[{Effect: "Allow", Principal: unknown: its principals are not written out}]',
    ],
  ])("may generate %s", (_, statement, blocks, shown) => {
    expect(statementsOf({ statement }, blocks)).toEqual(shown);
  });

  it("may be generated by a choice", () => {
    const dynamic = {
      statement: { for_each: "${var.on ? [1] : []}", content: { actions: ["a:x"] } },
    };
    expect(statementsOf({ dynamic }, { variable: { on: { default: true } } })).toEqual({
      "on=true": '[{Effect: "Allow", Action: ["a:x"]}]',
      "on=false": "[]",
    });
  });

  it.each<[expression: string, shown: string]>([
    ['data.aws_iam_policy_document.d["open"].json', "a:*"],
    ['data.aws_iam_policy_document.d["own"].json', "a:B"],
    ['data.aws_iam_policy_document.d["own"].minified_json', "a:B"],
  ])("are those of the instance: %s", (expression, action) => {
    const each = { for_each: { open: "*", own: "B" }, statement: { actions: ["a:${each.value}"] } };
    const data = { aws_iam_policy_document: { d: each } };
    expect(valueOf(`\${jsondecode(${expression}).Statement[0].Action[0]}`, { data })).toBe(
      `"${action}"`,
    );
  });

  it.each<[expression: string, count: unknown, shown: unknown]>([
    ['join("", data.aws_iam_policy_document.d[*].json)', 1, '"a:B"'],
    ["one(data.aws_iam_policy_document.d[*].json)", 1, '"a:B"'],
    ['join("", data.aws_iam_policy_document.d.*.json)', undefined, '"a:B"'],
    ["one(data.aws_iam_policy_document.d[*].json)", "${var.on ? 1 : 0}", '"a:B"'],
    ["one(data.aws_iam_policy_document.d[*].json)", 2, expect.stringContaining("unknown")],
  ])("are those of all there are: %s of %s", (expression, count, shown) => {
    const data = { aws_iam_policy_document: { d: { count, statement: { actions: ["a:B"] } } } };
    const variable = { on: { default: true } };
    const action = valueOf(`\${jsondecode(${expression}).Statement[0].Action[0]}`, {
      data,
      variable,
    });
    expect(
      typeof action === "string" ? action : (action as Record<string, unknown>)["on=true"],
    ).toEqual(shown);
  });

  it("are those of sources that are there", () => {
    const more = { s: { statement: { actions: ["a:s"] } } };
    for (const source_policy_documents of [
      ["", "${data.aws_iam_policy_document.s.json}"],
      '${compact(["", data.aws_iam_policy_document.s.json])}',
    ]) {
      expect(statementsOf({ source_policy_documents }, {}, more)).toBe(
        '[{Effect: "Allow", Action: ["a:s"]}]',
      );
    }
  });

  it("of a document that is read several times are the same each time", () => {
    const expected = statementsOf({ statement: a });
    expect(statementsOf({ count: 1, statement: a })).toBe(expected);
    expect(statementsOf({ for_each: ["x"], statement: a })).toBe(expected);
  });
});
