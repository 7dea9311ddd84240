import { describe, expect, it } from "vitest";
import { includesResource, touchesResource } from "../../src/iam/resource.js";
import { hole, type Plain, returned, statementOf, text, valueOf } from "./value-of.js";

const logs = returned("Logs", "Arn");
const objects = text`${logs}/AWSLogs/${hole("AWS::AccountId")}/*`;

describe("includesResource", () => {
  it.each<[elements: Record<string, Plain>, resource: Plain, expected: boolean | undefined]>([
    [{ Resource: "*" }, objects, true],
    [{ Resource: text`${logs}/*` }, objects, true],
    [{ Resource: [logs, text`${logs}/*`] }, objects, true],
    [{ Resource: logs }, objects, false],
    [{ Resource: text`${logs}/awslogs/*` }, objects, false],
    [{ Resource: hole("R") }, objects, undefined],
    [{ NotResource: text`${logs}/secret/*` }, objects, true],
    [{ NotResource: text`${logs}/*` }, objects, false],
    [{ NotResource: text`${logs}/AWSLogs/111122223333/*` }, objects, undefined],
    [{}, objects, undefined],
  ])("%j includes %j: %s", (elements, resource, expected) => {
    expect(includesResource(statementOf(elements).resources, valueOf(resource))).toBe(expected);
  });
});

describe("touchesResource", () => {
  it.each<[elements: Record<string, Plain>, resource: Plain, expected: boolean | undefined]>([
    [{ Resource: text`${logs}/AWSLogs/x` }, text`${logs}/*`, true],
    [{ Resource: text`${logs}/AWSLogs/x` }, text`${logs}/other/*`, false],
    [{ NotResource: text`${logs}/AWSLogs/x` }, text`${logs}/*`, true],
    [{ NotResource: "*" }, text`${logs}/*`, false],
  ])("%j touches %j: %s", (elements, resource, expected) => {
    expect(touchesResource(statementOf(elements).resources, valueOf(resource))).toBe(expected);
  });
});
