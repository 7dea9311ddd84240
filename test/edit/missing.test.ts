import { describe, expect, it } from "vitest";
import { set } from "../../src/lint/set.js";
import { missingFrom, multiRegion, withBucket, withTrail, write } from "./edited.js";

describe("a missing property of YAML blocks", () => {
  it.each<[layout: string, before: string, after: string]>([
    [
      "two spaces, comments between and above",
      `# A trail
Resources:
  # the trail
  Trail:
    Type: AWS::CloudTrail::Trail # of all trails

    Properties: # of the trail
      # It logs.

      IsLogging: true # always
      # to a bucket
      S3BucketName: logs
`,
      `# A trail
Resources:
  # the trail
  Trail:
    Type: AWS::CloudTrail::Trail # of all trails

    Properties: # of the trail
      # It logs.

      IsMultiRegionTrail: true
      IsLogging: true # always
      # to a bucket
      S3BucketName: logs
`,
    ],
    [
      "comments that belong to the first property",
      `Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties:
      # It logs:
      # eslint-disable-next-line cloudtrail/trail-logging -- known
      IsLogging: false
`,
      `Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties:
      IsMultiRegionTrail: true
      # It logs:
      # eslint-disable-next-line cloudtrail/trail-logging -- known
      IsLogging: false
`,
    ],
    [
      "four spaces",
      `Resources:
    Trail:
        Type: AWS::CloudTrail::Trail
        Properties:
            IsLogging: true
`,
      `Resources:
    Trail:
        Type: AWS::CloudTrail::Trail
        Properties:
            IsMultiRegionTrail: true
            IsLogging: true
`,
    ],
    [
      "odd indentation, no final newline",
      `Resources:
 Trail:
   Properties:
          IsLogging: true
   Type: AWS::CloudTrail::Trail`,
      `Resources:
 Trail:
   Properties:
          IsMultiRegionTrail: true
          IsLogging: true
   Type: AWS::CloudTrail::Trail`,
    ],
    [
      "document markers",
      `%YAML 1.2
---
Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties:
      IsLogging: true
...
---
Resources: {}
`,
      `%YAML 1.2
---
Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties:
      IsMultiRegionTrail: true
      IsLogging: true
...
---
Resources: {}
`,
    ],
    [
      "keys in quotes and aligned colons",
      `"Resources":
  "Trail":
    "Type"       : "AWS::CloudTrail::Trail"
    "Properties" :
      "IsLogging"    : true
      "S3BucketName" : logs
`,
      `"Resources":
  "Trail":
    "Type"       : "AWS::CloudTrail::Trail"
    "Properties" :
      "IsMultiRegionTrail" : true
      "IsLogging"    : true
      "S3BucketName" : logs
`,
    ],
    [
      "values that are aligned",
      `Resources:
  Trail:
    Type:       AWS::CloudTrail::Trail
    Properties:
      IsLogging:    true
`,
      `Resources:
  Trail:
    Type:       AWS::CloudTrail::Trail
    Properties:
      IsMultiRegionTrail: true
      IsLogging:    true
`,
    ],
    [
      "a first key with a block below it",
      `Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties:
      EventSelectors:
      - ReadWriteType: All
`,
      `Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties:
      IsMultiRegionTrail: true
      EventSelectors:
      - ReadWriteType: All
`,
    ],
  ])("%s", (_layout, before, after) => {
    expect(multiRegion(before)).toBe(after);
    const dos = (text: string): string => text.replaceAll("\n", "\r\n");
    expect(multiRegion(dos(before))).toBe(dos(after));
    const marked = (text: string): string => `\uFEFF${text}`;
    expect(multiRegion(marked(before))).toBe(marked(after));
  });

  it("belongs to a template in a list of them", () => {
    const text = (properties: string): string => `- Resources:
    Trail:
      Type: AWS::CloudTrail::Trail
      Properties:
        ${properties}
`;
    expect(multiRegion(text("A: 1"))).toBe(text("IsMultiRegionTrail: true\n        A: 1"));
  });

  it("follows the dash of the list that its owner is an item of", () => {
    const text = (selector: string): string => `Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties:
      EventSelectors:
        # only writes
        -   ${selector}
        - ReadWriteType: All
          IncludeManagementEvents: true
`;
    const edited = withTrail(text("ReadWriteType: WriteOnly # or all"), (trail) => {
      const selector = trail.eventSelectors.items[0]!;
      return set(selector.managementEvents, true);
    });
    expect(edited).toBe(
      text("ReadWriteType: WriteOnly # or all\n            IncludeManagementEvents: true"),
    );
  });

  it("brings the objects it is in", () => {
    const before = `Resources:
    Logs:
        Type: AWS::S3::Bucket
        Properties:
            BucketName: logs
`;
    const after = `Resources:
    Logs:
        Type: AWS::S3::Bucket
        Properties:
            VersioningConfiguration:
                Status: Enabled
            BucketName: logs
`;
    expect(withBucket(before, ({ versioning }) => set(versioning, "Enabled"))).toBe(after);
  });

  it.each<[type: string, after: string]>([
    ["Type: AWS::S3::Bucket", "Type: AWS::S3::Bucket\n    DeletionPolicy: Retain"],
    ["Type: AWS::S3::Bucket # logs", "Type: AWS::S3::Bucket # logs\n    DeletionPolicy: Retain"],
    [
      "# logs\n    Type: 'AWS::S3::Bucket'  ",
      "# logs\n    Type: 'AWS::S3::Bucket'  \n    DeletionPolicy: Retain",
    ],
    [
      "Properties: { A: 1 }\n    Type: AWS::S3::Bucket",
      "Properties: { A: 1 }\n    Type: AWS::S3::Bucket\n    DeletionPolicy: Retain",
    ],
  ])("of the resource itself follows its type: %j", (type, after) => {
    const text = (body: string): string => `Resources:\n  Logs:\n    ${body}`;
    const edited = withBucket(text(type), ({ bucketName, resource }) =>
      write(missingFrom(resource.body, ["DeletionPolicy"], bucketName), "Retain"),
    );
    expect(edited).toBe(text(after));
  });
});

describe("the properties of a resource without any", () => {
  it.each<[before: string, after: string]>([
    [
      "Resources:\n    Logs:\n        Type: AWS::S3::Bucket # logs\n",
      `Resources:
    Logs:
        Type: AWS::S3::Bucket # logs
        Properties:
            VersioningConfiguration:
                Status: Enabled
`,
    ],
    [
      "Resources: { Logs: { Type: AWS::S3::Bucket } }",
      "Resources: { Logs: { Type: AWS::S3::Bucket, Properties: { VersioningConfiguration: { Status: Enabled } } } }",
    ],
    [
      '{"Resources":{"Logs":{"Type":"AWS::S3::Bucket","DependsOn":"A"}}}',
      '{"Resources":{"Logs":{"Type":"AWS::S3::Bucket","Properties":{"VersioningConfiguration":{"Status":"Enabled"}},"DependsOn":"A"}}}',
    ],
  ])("%j", (before, after) => {
    const path = ["Properties", "VersioningConfiguration", "Status"];
    const edited = withBucket(before, ({ versioning, resource }) =>
      write(missingFrom(resource.body, path, versioning), "Enabled"),
    );
    expect(edited).toBe(after);
  });
});

describe("a missing property of YAML between braces", () => {
  const text = (properties: string): string => `Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties: ${properties}
`;

  it.each<[before: string, after: string]>([
    ["{ IsLogging: true }", "{ IsMultiRegionTrail: true, IsLogging: true }"],
    ["{IsLogging: true, A: 1}", "{IsMultiRegionTrail: true, IsLogging: true, A: 1}"],
    ["{}", "{ IsMultiRegionTrail: true }"],
    ["{ } # none", "{ IsMultiRegionTrail: true } # none"],
    ['{"IsLogging":true,"A":1}', '{"IsMultiRegionTrail":true,"IsLogging":true,"A":1}'],
    ["{'IsLogging' : true}", "{'IsMultiRegionTrail' : true, 'IsLogging' : true}"],
    [
      "{ # of the trail\n      IsLogging: true # always\n    }",
      "{ # of the trail\n      IsMultiRegionTrail: true,\n      IsLogging: true # always\n    }",
    ],
    [
      "{\n      IsLogging: true,\n\n      A: 1,\n    }",
      "{\n      IsMultiRegionTrail: true,\n      IsLogging: true,\n\n      A: 1,\n    }",
    ],
    [
      "{ IsLogging: true\n                , A: 1 }",
      "{ IsMultiRegionTrail: true\n                , IsLogging: true\n                , A: 1 }",
    ],
  ])("%j becomes %j", (before, after) => {
    expect(multiRegion(text(before))).toBe(text(after));
  });

  it("has the spaces of the other braces where its own are empty", () => {
    const marked = (properties: string): string => `Metadata: {A: 1}\n${text(properties)}`;
    expect(multiRegion(marked("{}"))).toBe(marked("{IsMultiRegionTrail: true}"));
  });

  it.each(["{\n      # none\n    }", "{ IsLogging: true, <<: { A: 1 } }"])(
    "refuses %j",
    (braces) => {
      expect(multiRegion(text(braces))).toBeUndefined();
    },
  );

  it("refuses a pair without braces", () => {
    const pair = text("{ EventSelectors: [ReadWriteType: All] }");
    const edited = withTrail(pair, ({ eventSelectors }) =>
      set(eventSelectors.items[0]!.managementEvents, true),
    );
    expect(edited).toBeUndefined();
  });
});

describe("a missing property of JSON", () => {
  it.each<[layout: string, before: string, after: string]>([
    [
      "minified",
      '{"Resources":{"Trail":{"Type":"AWS::CloudTrail::Trail","Properties":{"IsLogging":true}}}}',
      '{"Resources":{"Trail":{"Type":"AWS::CloudTrail::Trail","Properties":{"IsMultiRegionTrail":true,"IsLogging":true}}}}',
    ],
    [
      "minified and empty",
      '{"Resources":{"Trail":{"Type":"AWS::CloudTrail::Trail","Properties":{}}}}',
      '{"Resources":{"Trail":{"Type":"AWS::CloudTrail::Trail","Properties":{"IsMultiRegionTrail":true}}}}',
    ],
    [
      "on one line",
      '{ "Resources": { "Trail": { "Type": "AWS::CloudTrail::Trail", "Properties": {} } } }\n',
      '{ "Resources": { "Trail": { "Type": "AWS::CloudTrail::Trail", "Properties": { "IsMultiRegionTrail": true } } } }\n',
    ],
    [
      "pretty",
      `{
  "Resources": {
    "Trail": {
      "Type": "AWS::CloudTrail::Trail",
      "Properties": {
        "IsLogging": true
      }
    }
  }
}
`,
      `{
  "Resources": {
    "Trail": {
      "Type": "AWS::CloudTrail::Trail",
      "Properties": {
        "IsMultiRegionTrail": true,
        "IsLogging": true
      }
    }
  }
}
`,
    ],
    [
      "tabs, spaces around the colons, empty, no final newline",
      `{
\t"Resources" : {
\t\t"Trail" : {
\t\t\t"Type" : "AWS::CloudTrail::Trail",
\t\t\t"Properties" : {}
\t\t}
\t}
}`,
      `{
\t"Resources" : {
\t\t"Trail" : {
\t\t\t"Type" : "AWS::CloudTrail::Trail",
\t\t\t"Properties" : {
\t\t\t\t"IsMultiRegionTrail" : true
\t\t\t}
\t\t}
\t}
}`,
    ],
    [
      "braces on the lines of the first keys",
      `{ "Resources": {
    "Trail": { "Type": "AWS::CloudTrail::Trail",
               "Properties": { "IsLogging": true,
                               "S3BucketName": "logs" } } } }
`,
      `{ "Resources": {
    "Trail": { "Type": "AWS::CloudTrail::Trail",
               "Properties": { "IsMultiRegionTrail": true,
                               "IsLogging": true,
                               "S3BucketName": "logs" } } } }
`,
    ],
    [
      "a comma at the end",
      `{
  "Resources": {
    "Trail": {
      "Type": "AWS::CloudTrail::Trail",
      "Properties": {
        "S3BucketName":
          "logs",
      },
    },
  },
}
`,
      `{
  "Resources": {
    "Trail": {
      "Type": "AWS::CloudTrail::Trail",
      "Properties": {
        "IsMultiRegionTrail": true,
        "S3BucketName":
          "logs",
      },
    },
  },
}
`,
    ],
  ])("%s", (_layout, before, after) => {
    expect(multiRegion(before)).toBe(after);
    const dos = (text: string): string => text.replaceAll("\n", "\r\n");
    expect(multiRegion(dos(before))).toBe(dos(after));
    const marked = (text: string): string => `\uFEFF${text}`;
    expect(multiRegion(marked(before))).toBe(marked(after));
  });

  it("of the resource itself follows its type", () => {
    const text = (policy: string): string => `{
  "Resources": {
    "Logs": {
      "Type": "AWS::S3::Bucket"${policy},
      "Properties": {}
    }
  }
}`;
    const edited = withBucket(text(""), ({ bucketName, resource }) =>
      write(missingFrom(resource.body, ["DependsOn"], bucketName), ["A", "B"]),
    );
    expect(edited).toBe(text(',\n      "DependsOn": [\n        "A",\n        "B"\n      ]'));
  });
});
