import { describe, expect, it } from "vitest";
import { answers } from "./answers.js";

describe("a pin", () => {
  it("fixes an input for conditions and values alike", () => {
    const text = `
Parameters: { Env: { Type: String, Default: dev, AllowedValues: [dev, prod] } }
Conditions: { IsProd: !Equals [!Ref Env, prod] }
Resources:
  Subject: { Type: Custom::Subject, Properties: { Value: [!Ref Env, !If [IsProd, 1, 2]] } }
`;
    const options = { pins: { Env: "prod" }, varyAllowed: true };
    expect(answers(text, options)).toEqual({ "Env=prod": '["prod", 1]' });
  });

  it("may be a boolean, a number, a list, or fix a pseudo parameter", () => {
    const text = `
Parameters: { On: { Type: String }, Days: { Type: Number }, Ids: { Type: CommaDelimitedList } }
Resources:
  Subject:
    Type: Custom::Subject
    Properties: { Value: [!Ref On, !Ref Days, !Ref Ids, !Ref AWS::Region] }
`;
    const pins = { On: true, Days: 7, Ids: "a,b", "AWS::Region": "eu-west-1" };
    expect(answers(text, { pins })).toEqual({
      always: '["true", "7", ["a", "b"], "eu-west-1"]',
    });
  });

  it("of what the template does not declare is nothing", () => {
    const text =
      "Resources: { Subject: { Type: Custom::Subject, Properties: { Value: !Ref Other } } }";
    expect(answers(text, { pins: { Other: "a" } })).toEqual({
      always: "unknown: 'Other' is not declared in the template",
    });
  });

  it("is one only where it is given", () => {
    const text = `
Parameters: { constructor: { Type: String, Default: a }, toString: { Type: String } }
Conditions: { Same: !Equals [!Ref constructor, !Ref toString] }
Resources: { Subject: { Type: Custom::Subject, Properties: { Value: !If [Same, 1, 2] } } }
`;
    expect(answers(text)).toMatchObject({
      "constructor=a toString=a": "1",
      "constructor=a toString=other1": "2",
    });
  });
});
