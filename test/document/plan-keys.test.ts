import { describe, expect, it } from "vitest";

import { kindOf } from "../../src/document/gate.js";

describe("a plan of Terraform", () => {
  it.each([
    '{"format_version":"1.2","terraform_version":"1.11.4","planned_values":{}}',
    '{\n  "configuration": {},\n  "planned_values": {},\n}',
    '{"plan_format_version":"1.1","resource_changes":[]}',
    '{"format_version":"1.0","terraform_version":"1.11.4","values":{"root_module":{}}}',
  ])("is %s", (text) => expect(kindOf(text, undefined)).toBe("Terraform plan"));

  it.each([
    "{}",
    '{"Resources":{"planned_values":{}}}',
    '{"format_version":"1.0"}',
    '{"resource_changes":[]}',
    '{"version":4,"terraform_version":"1.11.4","resources":[]}',
    '{"format_version":"1.0","terraform_version":"1.11.4"}',
    '["planned_values"]',
    "# planned_values\n",
  ])("is not %s", (text) => expect(kindOf(text, undefined)).not.toBe("Terraform plan"));
});
