import { describe, expect, it } from "vitest";

import { looksLikePlan } from "../../src/document/skim-plan.js";

describe("looksLikePlan", () => {
  it.each([
    '{"format_version":"1.2","terraform_version":"1.11.4","planned_values":{}}',
    '{\n  "configuration": {},\n  "planned_values": {},\n}',
    '{"plan_format_version":"1.1","resource_changes":[]}',
    '{"format_version":"1.0","terraform_version":"1.11.4","values":{"root_module":{}}}',
  ])("finds %s", (text) => expect(looksLikePlan(text)).toBe(true));

  it.each([
    "{}",
    '{"Resources":{"planned_values":{}}}',
    '{"format_version":"1.0"}',
    '{"resource_changes":[]}',
    '{"version":4,"terraform_version":"1.11.4","resources":[]}',
    '{"format_version":"1.0","terraform_version":"1.11.4"}',
    '["planned_values"]',
    "# planned_values\n",
  ])("leaves %s alone", (text) => expect(looksLikePlan(text)).toBe(false));
});
