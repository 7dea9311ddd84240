import { describe, expect, it } from "vitest";
import { includesService } from "../../src/iam/service-principal.js";
import { gap, hole, type Plain, statementOf, text } from "./value-of.js";

const service = "cloudtrail.amazonaws.com";

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
