import { describe, expect, it } from "vitest";

import { evaluate } from "../../src/graph/evaluate.js";
import { graphOf } from "../../src/graph/graph.js";
import { type Policy, readPolicy } from "../../src/iam/policy.js";
import { configuration, inside, planText, type Planned, read, to } from "./plan-text.js";

const bucket = "aws_s3_bucket.logs";
const policy = "aws_s3_bucket_policy.logs";
const document = "data.aws_iam_policy_document.x";
const base = "data.aws_iam_policy_document.base";

const block = {
  ...{ sid: "S", effect: null, actions: ["s3:PutObject"], not_actions: null, resources: [null] },
  ...{ not_resources: null, condition: [], not_principals: [] },
  principals: [{ type: "Service", identifiers: ["cloudtrail.amazonaws.com"] }],
};
const unknownBlock = {
  ...{ actions: [false], resources: [true], condition: [], not_principals: [] },
  principals: [{ identifiers: [false] }],
};

function data(address: string, values: object, unknown: object): Planned {
  return { address, values, unknown: { json: true, id: true, ...unknown }, actions: ["read"] };
}

const written = data(document, { statement: [block] }, { statement: [unknownBlock] });

function policyIn(
  documents: readonly Planned[],
  reference: object = to(`${document}.json`, document),
  code: object = {},
): Policy | undefined {
  const template = read(
    planText(
      [
        { address: bucket, values: {} },
        ...documents,
        { address: policy, unknown: { policy: true } },
      ],
      configuration({ [bucket]: {}, [policy]: { policy: reference }, [document]: {}, ...code }),
    ),
  );
  const value = inside(template.resources.get(policy)?.properties, "policy")!;
  const graph = graphOf({ template }, { pins: {}, varyAllowed: false });
  return graph.ask((scenario) => readPolicy(evaluate(value, scenario)))?.[0];
}

const sids = (read: Policy | undefined): unknown => read?.statements.map(({ sid }) => sid);

describe("a policy document that is known after apply", () => {
  it("has the statements of its blocks", () => {
    const { statements, gap } = policyIn([written])!;
    expect(gap).toBeUndefined();
    const [statement] = statements;
    expect(statements).toHaveLength(1);
    expect(statement).toMatchObject({ sid: "S", effect: "Allow", principals: { kind: "listed" } });
    expect(statement?.actions).toMatchObject({ kind: "listed" });
  });

  it.each([
    ["as a whole", to(document)],
    ["as text in short", to(`${document}.minified_json`, document)],
  ])("may be referred to %s", (_, reference) => {
    expect(sids(policyIn([written], reference))).toEqual(["S"]);
  });

  it.each<[string, readonly Planned[], object]>([
    ["several documents", [written], to(`${document}.json`, document, `${bucket}.arn`, bucket)],
    ["its other attributes", [written], to(`${document}.id`, document)],
    ["a document that is not planned", [], to(`${document}.json`, document)],
    ["another data source", [], to("data.aws_x.x.json", "data.aws_x.x")],
    ["unknown statements", [data(document, {}, { statement: true })], to(document)],
    [
      "unknown sources",
      [data(document, { source_policy_documents: [null] }, { source_policy_documents: [true] })],
      to(document),
    ],
  ])("is unknown where the policy is made of %s", (_, documents, reference) => {
    const { statements, gap } = policyIn(documents, reference)!;
    expect(statements).toEqual([]);
    expect(gap).toEqual(expect.any(String));
  });

  it("adds to documents that are known", () => {
    const json = JSON.stringify({ Statement: [{ Sid: "T", Effect: "Deny" }] });
    const values = { statement: [block], source_policy_documents: [json] };
    expect(sids(policyIn([data(document, values, { statement: [unknownBlock] })]))).toEqual([
      "T",
      "S",
    ]);
  });

  it("adds to another that is known after apply", () => {
    const code = { [document]: { source_json: to(`${base}.json`, base) }, [base]: {} };
    const own = { ...block, sid: "T" };
    const documents = [
      data(base, { statement: [block] }, { statement: [unknownBlock] }),
      data(document, { statement: [own] }, { statement: [unknownBlock], source_json: true }),
    ];
    expect(sids(policyIn(documents, to(document), code))).toEqual(["S", "T"]);
  });

  it("may be made of itself", () => {
    const code = { [document]: { source_json: to(`${document}.json`, document) } };
    const loop = data(document, { statement: [block] }, { source_json: true });
    expect(policyIn([loop], to(document), code)?.statements).toEqual([]);
  });
});
