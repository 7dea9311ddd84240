import { describe, expect, it } from "vitest";
import type { Resource } from "../../src/template/template.js";
import { onlyTemplate, propertyOf, resourceOf } from "./only-template.js";
import { shown } from "./shown.js";

function subject(body: string, rest = ""): Resource {
  const text = `
Parameters: { Env: { Type: String } }
Conditions: { IsProd: !Equals [!Ref Env, prod] }
Resources:
  Logs: { Type: AWS::S3::Bucket }
  Subject:
${body.trim().replace(/^/gm, "    ")}
${rest}`;
  return resourceOf(onlyTemplate(text), "Subject");
}

describe("a resource", () => {
  it("knows its name, type, language and place", () => {
    const text = "Resources:\n  Logs:\n    Type: AWS::S3::Bucket\n";
    const { name, type, dialect, header, span, body } = resourceOf(onlyTemplate(text), "Logs");
    expect([name, type, dialect]).toEqual(["Logs", "AWS::S3::Bucket", "cloudformation"]);
    expect(text.slice(...header)).toBe("Logs");
    expect(text.slice(...span)).toBe("Logs:\n    Type: AWS::S3::Bucket");
    expect(text.slice(...body.span)).toBe("Type: AWS::S3::Bucket");
  });

  it("may have its Type last", () => {
    const resource = subject("Properties: { A: 1 }\nType: AWS::CloudTrail::Trail");
    expect(resource.type).toBe("AWS::CloudTrail::Trail");
    expect(shown(propertyOf(resource, "A"))).toBe("1");
  });

  it.each([["Type: Custom::Subject"], ["Type: Custom::Subject\nProperties:"]])(
    "may have no properties: %j",
    (body) => {
      const { properties } = subject(body);
      expect(shown(properties)).toBe("{}");
    },
  );

  it.each([
    ["Properties: !Include trail.yaml", "{... its properties are not written out}"],
    ["Properties: [1]", "{... its properties are not written out}"],
    ["Properties: { Fn::Transform: { Name: Audit } }", "{... a macro makes it}"],
    ["Fn::Transform: { Name: Audit }\nProperties: { A: 1 }", "{... a macro makes it}"],
    ["Properties: { Fn::If: [IsProd, { A: 1 }, { A: 2 }] }", "{... 'Fn::If' is not expanded}"],
  ])("may leave its properties unread: %s", (written, read) => {
    expect(shown(subject(`Type: Custom::Subject\n${written}`).properties)).toBe(read);
  });

  it.each([
    ["Condition: IsProd", "local IsProd"],
    ["Condition: !Condition IsProd", "local IsProd"],
    ["Condition: IsNobody", "unknown: condition 'IsNobody' is not declared in the template"],
  ])("exists on a condition: %s", (written, read) => {
    const { condition } = subject(`Type: Custom::Subject\n${written}`);
    expect(shown(condition!)).toBe(read);
  });

  it("exists always where it names no condition", () => {
    expect(subject("Type: Custom::Subject").condition).toBeUndefined();
  });

  it.each([
    ["DependsOn: Logs", ["Logs"]],
    ["DependsOn: [Logs, Nobody]", ["Logs", "Nobody"]],
    ["DependsOn: []", []],
  ])("waits for others: %s", (written, names) => {
    const { dependsOn } = subject(`Type: Custom::Subject\n${written}`);
    expect(dependsOn.map(({ name }) => name)).toEqual(names);
  });

  it("says where it names what it waits for", () => {
    const text = "Resources:\n  A: { Type: T::T::T, DependsOn: [B] }\n  B: { Type: T::T::T }\n";
    const [dependency] = resourceOf(onlyTemplate(text), "A").dependsOn;
    expect(dependency!.span).toEqual([text.indexOf("[B]") + 1, text.indexOf("[B]") + 2]);
  });

  it("keeps what the language says besides its properties", () => {
    const { attributes } = subject(`
Type: Custom::Subject
DeletionPolicy: Retain
UpdateReplacePolicy: !If [IsProd, Retain, Delete]
Metadata: { cloudtrail: { suppress: [] } }
CreationPolicy: {}`);
    expect([...attributes].map(([name, value]) => [name, shown(value)])).toEqual([
      ["DeletionPolicy", '"Retain"'],
      ["Metadata", "{cloudtrail: {suppress: []}}"],
      ["UpdateReplacePolicy", 'if(local IsProd, "Retain", "Delete")'],
    ]);
  });
});
