import { exists } from "../../src/aws/world.js";
import { describe, expect, it } from "vitest";
import type { Edit } from "../../src/lint/edit.js";
import { set } from "../../src/lint/set.js";
import { reference, type Written } from "../../src/template/written.js";
import type { Trail } from "../../src/aws/trail.js";
import { withBucket, withTrail, write } from "./edited.js";

/** Writes anything as the trail's name, which is missing. */
function name(written: Written): (trail: Trail) => Edit {
  return ({ trailName }) => write(trailName, written);
}

const rich: Written = {
  Version: "2012-10-17",
  Rules: [
    { Id: "a", Days: 30, Tags: [], Filter: {} },
    { Id: "no", Actions: ["s3:*", "true"], Nested: [[1, 2], []] },
  ],
  "aws:SourceArn": { "Fn::Sub": "arn:${AWS::Partition}" },
  "s3:x-amz-acl": false,
  on: "it's",
};

describe("objects and lists", () => {
  it("are blocks in YAML blocks", () => {
    const before = `Resources:
    Trail:
        Type: AWS::CloudTrail::Trail
        Properties:
            IsLogging: true
`;
    expect(withTrail(before, name(rich))).toBe(`Resources:
    Trail:
        Type: AWS::CloudTrail::Trail
        Properties:
            TrailName:
                Version: "2012-10-17"
                Rules:
                    - Id: a
                      Days: 30
                      Tags: []
                      Filter: {}
                    - Id: "no"
                      Actions:
                          - "s3:*"
                          - "true"
                      Nested:
                          - - 1
                            - 2
                          - []
                aws:SourceArn:
                    Fn::Sub: "arn:\${AWS::Partition}"
                s3:x-amz-acl: false
                "on": "it's"
            IsLogging: true
`);
  });

  it("are lists at the column of their key where those of the document are", () => {
    const before = `Resources:
  Trail:
    Type: 'AWS::CloudTrail::Trail'
    Properties:
      DependsOn:
      - A
`;
    expect(withTrail(before, name(["it's", "b"]))).toBe(`Resources:
  Trail:
    Type: 'AWS::CloudTrail::Trail'
    Properties:
      TrailName:
      - 'it''s'
      - b
      DependsOn:
      - A
`);
  });

  it("are between brackets in YAML between braces", () => {
    const text = (properties: string): string =>
      `Resources: { Trail: { Type: AWS::CloudTrail::Trail, Properties: { ${properties} } } }`;
    expect(withTrail(text("IsLogging: true"), name(rich))).toBe(
      text(
        'TrailName: { Version: "2012-10-17", Rules: [{ Id: a, Days: 30, Tags: [], Filter: {} }, ' +
          '{ Id: "no", Actions: ["s3:*", "true"], Nested: [[1, 2], []] }], ' +
          'aws:SourceArn: { Fn::Sub: "arn:${AWS::Partition}" }, s3:x-amz-acl: false, ' +
          '"on": "it\'s" }, IsLogging: true',
      ),
    );
  });

  it("stay on one line in minified JSON", () => {
    const text = (properties: string): string =>
      `{"Resources":{"Trail":{"Type":"AWS::CloudTrail::Trail","Properties":{${properties}}}}}`;
    expect(withTrail(text('"A":1'), name(rich))).toBe(
      text(`"TrailName":${JSON.stringify(rich)},"A":1`),
    );
  });

  it.each([2, 4, "\t"])("are what JSON.stringify makes of them in JSON indented by %j", (level) => {
    const template = (properties: Record<string, Written>): string =>
      JSON.stringify(
        { Resources: { Trail: { Type: "AWS::CloudTrail::Trail", Properties: properties } } },
        undefined,
        level,
      );
    expect(withTrail(template({ A: 1 }), name(rich))).toBe(template({ TrailName: rich, A: 1 }));
    expect(withTrail(template({}), name(rich))).toBe(template({ TrailName: rich }));
  });
});

describe("references", () => {
  const yaml = (
    properties: string,
    key = "",
  ): string => `Conditions: { IsProd: !Equals [!Ref AWS::Region, us-east-1] }
Resources:
  Key: { Type: AWS::KMS::Key${key} }
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties: ${properties}
`;

  /** Names the key of the template as the trail's key. */
  const arn = (trail: Trail): Edit =>
    set(trail.key.property, reference(trail.world.graph.template.resources.get("Key")!, "Arn"));
  const id = (trail: Trail): Edit =>
    set(trail.key.property, reference(trail.world.graph.template.resources.get("Key")!));

  it.each<[before: string, edit: (trail: Trail) => Edit, after: string]>([
    ["\n      A: 1", id, "\n      KMSKeyId: !Ref Key\n      A: 1"],
    ["\n      A: 1", arn, "\n      KMSKeyId: !GetAtt Key.Arn\n      A: 1"],
    ["\n      KMSKeyId: '' # none", arn, "\n      KMSKeyId: !GetAtt Key.Arn # none"],
    ["\n      KMSKeyId: alias/aws/s3", arn, "\n      KMSKeyId: !GetAtt Key.Arn"],
    ["\n      KMSKeyId:\n        Ref: AWS::NoValue", arn, "\n      KMSKeyId: !GetAtt Key.Arn"],
    ["{ A: 1 }", arn, "{ KMSKeyId: !GetAtt Key.Arn, A: 1 }"],
    ["{}", id, "{ KMSKeyId: !Ref Key }"],
  ])("YAML: %j", (before, edit, after) => {
    expect(withTrail(yaml(before), edit)).toBe(yaml(after));
  });

  it("are refused where the key may not exist", () => {
    expect(withTrail(yaml("\n      A: 1", ", Condition: IsProd"), arn)).toBeUndefined();
  });

  it("exist where the trail exists", () => {
    const text = (properties: string): string =>
      yaml(properties, ", Condition: IsProd").replace(
        "    Type",
        "    Condition: IsProd\n    Type",
      );
    const edited = withTrail(text("\n      A: 1"), (trail) =>
      exists(trail.resource, trail.world) === undefined ? undefined : arn(trail),
    );
    expect(edited).toBe(text("\n      KMSKeyId: !GetAtt Key.Arn\n      A: 1"));
  });

  it("are refused to a resource itself", () => {
    const text = "Resources: { Logs: { Type: AWS::S3::Bucket, Properties: { A: 1 } } }";
    const edited = withBucket(text, ({ bucketName, resource }) =>
      set(bucketName, reference(resource)),
    );
    expect(edited).toBeUndefined();
  });

  it.each<[layout: string, before: string, after: string]>([
    [
      "minified",
      '{"Resources":{"Key":{"Type":"AWS::KMS::Key"},"Trail":{"Type":"AWS::CloudTrail::Trail","Properties":{"A":1}}}}',
      '{"Resources":{"Key":{"Type":"AWS::KMS::Key"},"Trail":{"Type":"AWS::CloudTrail::Trail","Properties":{"KMSKeyId":{"Fn::GetAtt":["Key","Arn"]},"A":1}}}}',
    ],
    [
      "pretty",
      `{
  "Resources": {
    "Key": { "Type": "AWS::KMS::Key" },
    "Trail": {
      "Type": "AWS::CloudTrail::Trail",
      "Properties": {
        "A": 1
      }
    }
  }
}`,
      `{
  "Resources": {
    "Key": { "Type": "AWS::KMS::Key" },
    "Trail": {
      "Type": "AWS::CloudTrail::Trail",
      "Properties": {
        "KMSKeyId": { "Fn::GetAtt": ["Key", "Arn"] },
        "A": 1
      }
    }
  }
}`,
    ],
    [
      "functions on one line without spaces inside",
      `{
  "Resources": {
    "Key": { "Type": "AWS::KMS::Key" },
    "Trail": {
      "Type": "AWS::CloudTrail::Trail",
      "Properties": {
        "A": {"Ref": "Key"}
      }
    }
  }
}`,
      `{
  "Resources": {
    "Key": { "Type": "AWS::KMS::Key" },
    "Trail": {
      "Type": "AWS::CloudTrail::Trail",
      "Properties": {
        "KMSKeyId": {"Fn::GetAtt": ["Key", "Arn"]},
        "A": {"Ref": "Key"}
      }
    }
  }
}`,
    ],
    [
      "functions over several lines",
      `{
  "Resources": {
    "Key": { "Type": "AWS::KMS::Key" },
    "Trail": {
      "Type": "AWS::CloudTrail::Trail",
      "Properties": {
        "A": {
          "Ref": "Key"
        },
        "KMSKeyId": null
      }
    }
  }
}`,
      `{
  "Resources": {
    "Key": { "Type": "AWS::KMS::Key" },
    "Trail": {
      "Type": "AWS::CloudTrail::Trail",
      "Properties": {
        "A": {
          "Ref": "Key"
        },
        "KMSKeyId": {
          "Fn::GetAtt": [
            "Key",
            "Arn"
          ]
        }
      }
    }
  }
}`,
    ],
  ])("JSON: %s", (_layout, before, after) => {
    expect(withTrail(before, arn)).toBe(after);
  });
});
