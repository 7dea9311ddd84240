import { describe, expect, it } from "vitest";
import {
  allowsService,
  concernsService,
  type ServiceRequest,
  statementsAllowing,
} from "../../src/iam/service-access.js";
import { includesService } from "../../src/iam/service-principal.js";
import {
  gap,
  hole,
  type Plain,
  policyOf,
  returned,
  statementOf,
  text,
  valueOf,
} from "./value-of.js";

const service = "cloudtrail.amazonaws.com";
const logs = returned("Logs", "Arn");
const put: ServiceRequest = {
  service,
  action: "s3:PutObject",
  resource: valueOf(text`${logs}/AWSLogs/${hole("AWS::AccountId")}/*`),
};
const allow = {
  Sid: "Write",
  Effect: "Allow",
  Principal: { Service: service },
  Action: "s3:PutObject",
  Resource: text`${logs}/AWSLogs/*`,
};

describe("includesService", () => {
  it.each<[elements: Plain, expected: boolean | undefined]>([
    [{ Principal: { Service: service } }, true],
    [{ Principal: { Service: ["config.amazonaws.com", service] } }, true],
    [{ Principal: { Service: "cloudtrail.amazonaws.com.cn" } }, true],
    [{ Principal: { Service: "cloudtrail.us-east-1.amazonaws.com" } }, true],
    [{ Principal: { Service: text`cloudtrail.${hole("AWS::URLSuffix")}` } }, true],
    [{ Principal: { Service: "cloudtrail.example.com" } }, undefined],
    [{ Principal: { Service: text`cloud${hole("X")}` } }, undefined],
    [{ Principal: { Service: text`${hole("X")}.amazonaws.com` } }, undefined],
    [{ Principal: { Service: hole("X") } }, undefined],
    [{ Principal: { Service: "config.amazonaws.com" } }, false],
    [{ Principal: { Service: text`config.${hole("AWS::URLSuffix")}` } }, false],
    [{ Principal: { AWS: service } }, false],
    [{ Principal: { AWS: "111122223333" } }, false],
    [{ Principal: { AWS: hole("X") } }, undefined],
    [{ Principal: { Federated: hole("X") } }, false],
    [{ Principal: "*" }, true],
    [{ Principal: hole("X") }, undefined],
    [{ Principal: gap({}) }, undefined],
    [{ NotPrincipal: { AWS: "111122223333" } }, true],
    [{ NotPrincipal: { Service: service } }, false],
    [{ NotPrincipal: { Service: hole("X") } }, undefined],
    [{}, false],
    [gap({}), undefined],
  ])("judges %j: %s", (elements, expected) => {
    expect(includesService(statementOf(elements).principals, service)).toBe(expected);
  });

  it("tells services of one family apart", () => {
    const delivery = statementOf({ Principal: { Service: "delivery.logs.amazonaws.com" } });
    expect(includesService(delivery.principals, "logs.amazonaws.com")).toBe(false);
    expect(includesService(delivery.principals, "delivery.logs.amazonaws.com")).toBe(true);
  });
});

describe("allowsService", () => {
  it.each<[name: string, statements: Plain, expected: boolean | undefined]>([
    ["what is allowed", allow, true],
    ["a wildcard", { Effect: "Allow", Principal: "*", Action: "*", Resource: "*" }, true],
    ["another service", { ...allow, Principal: { Service: "config.amazonaws.com" } }, false],
    ["another action", { ...allow, Action: "s3:GetBucketAcl" }, false],
    ["another resource", { ...allow, Resource: text`${logs}/other/*` }, false],
    ["a part of the resource", { ...allow, Resource: text`${logs}/AWSLogs/1*` }, undefined],
    ["a Deny", { ...allow, Effect: "Deny" }, false],
    ["no effect", { ...allow, Effect: undefined }, undefined],
    ["no effect elsewhere", { ...allow, Effect: undefined, Action: "s3:GetObject" }, false],
    ["an unknown principal", { ...allow, Principal: hole("P") }, undefined],
    ["an unknown statement", [hole("S")], undefined],
    ["one of several", [{ ...allow, Action: "s3:GetBucketAcl" }, hole("S"), allow], true],
    ["none", [], false],
  ])("judges %s", (_name, statements, expected) => {
    expect(allowsService(policyOf({ Statement: statements }), put)).toBe(expected);
  });

  it("lists the statements that do", () => {
    const policy = policyOf({ Statement: [{ ...allow, Effect: undefined }, allow, hole("S")] });
    expect(statementsAllowing(policy, put).map(({ index }) => index)).toEqual([1]);
    expect(statementsAllowing(policy, { service, action: "s3:GetObject" })).toEqual([]);
  });
});

describe("concernsService", () => {
  it("asks neither for the effect nor for a resource unless one is given", () => {
    const deny = statementOf({ Effect: "Deny", Principal: "*", Action: "s3:*" });
    expect(concernsService(deny, { service, action: "s3:PutObject" })).toBe(true);
    expect(concernsService(deny, put)).toBeUndefined();
  });
});
