/** One template in three languages, with the same faults, some of them accepted. */

/** What ESLint is to say of a file: `line:column rule`, in order. */
export interface Expected {
  readonly found: readonly string[];
  /** What ESLint lists as suppressed, which it does for its own comments and for our language. */
  readonly suppressed?: readonly string[];
  /** The text after `--fix`; without one the file is left alone. */
  readonly fixed?: string;
}

export interface Case extends Expected {
  readonly text: string;
}

const yamlText = `# Two trails, in part with the same faults; some are accepted.
Parameters:
  Archive: { Type: String }
Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Metadata:
      cloudtrail:
        suppress:
          - rule: cloudtrail/trail-kms-key
            reason: The archive has a key of its own.
    Properties:
      IsLogging: true
      S3BucketName: !Ref Archive
      IsMultiRegionTrail: false # one Region
  Second:
    Type: AWS::CloudTrail::Trail
    Properties:
      # eslint-disable-next-line cloudtrail/trail-multi-region -- Only this Region is in use.
      IsMultiRegionTrail: false
      IncludeGlobalServiceEvents: false
      IsLogging: true
      S3BucketName: !Ref Archive
      EnableLogFileValidation: true
`;

export const yamlTemplate: Case = {
  text: yamlText,
  found: [
    "5:3 cloudtrail/trail-log-file-validation",
    "15:27 cloudtrail/trail-multi-region",
    "16:3 cloudtrail/trail-kms-key",
  ],
  suppressed: ["10:19 cloudtrail/trail-kms-key", "20:27 cloudtrail/trail-multi-region"],
  fixed: yamlText.replace(
    "    Properties:\n",
    "    Properties:\n      EnableLogFileValidation: true\n",
  ),
};

const jsonText = `{
  "Parameters": { "Archive": { "Type": "String" } },
  "Resources": {
    "Trail": {
      "Type": "AWS::CloudTrail::Trail",
      "Metadata": {
        "cloudtrail": {
          "suppress": [
            {
              "rule": "cloudtrail/trail-kms-key",
              "reason": "The archive has a key of its own."
            }
          ]
        }
      },
      "Properties": {
        "IsLogging": true,
        "S3BucketName": { "Ref": "Archive" },
        "IsMultiRegionTrail": false
      }
    }
  }
}
`;

export const jsonTemplate: Case = {
  text: jsonText,
  found: ["4:5 cloudtrail/trail-log-file-validation", "19:31 cloudtrail/trail-multi-region"],
  suppressed: ["10:23 cloudtrail/trail-kms-key"],
  fixed: jsonText.replace(
    '"Properties": {\n',
    '"Properties": {\n        "EnableLogFileValidation": true,\n',
  ),
};

const terraformText = `{
  "variable": { "archive": { "type": "string" } },
  "resource": {
    "aws_cloudtrail": {
      "main": {
        "//": {
          "cloudtrail": {
            "suppress": [
              {
                "rule": "cloudtrail/trail-kms-key",
                "reason": "The archive has a key of its own."
              }
            ]
          }
        },
        "name": "main",
        "s3_bucket_name": "\${var.archive}",
        "is_multi_region_trail": false
      }
    }
  }
}
`;

export const terraformTemplate: Case = {
  text: terraformText,
  found: ["5:7 cloudtrail/trail-log-file-validation", "18:34 cloudtrail/trail-multi-region"],
  suppressed: ["10:25 cloudtrail/trail-kms-key"],
  fixed: terraformText.replace(
    '        "name": "main",\n',
    '        "enable_log_file_validation": true,\n        "name": "main",\n',
  ),
};
