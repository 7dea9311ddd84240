/**
 * A template of CloudFormation of some size: a trail and its bucket, and of other resources one in twenty of
 * a type that rules read, as in the templates of an account's foundation.
 */
export function largeTemplate(size, language) {
  const parts = [];
  let length = 0;
  for (let index = 0; length < size; index++) {
    const part = written(index, language);
    parts.push(part);
    length += part.length + 1;
  }
  return language === "json"
    ? `{\n  "Resources": {\n${parts.join(",\n")}\n  }\n}\n`
    : `Resources:\n${parts.join("\n")}\n`;
}

function written(index, language) {
  const [name, type, properties] = resource(index);
  if (language === "yaml") {
    const lines = Object.entries(properties).map(([key, value]) => `      ${key}: ${value}`);
    return `  ${name}:\n    Type: ${type}\n    Properties:\n${lines.join("\n")}`;
  }
  const text = JSON.stringify({ Type: type, Properties: properties }, null, 2);
  return `    "${name}": ${text.replaceAll("\n", "\n    ")}`;
}

function resource(index) {
  if (index === 0) {
    return ["Trail", "AWS::CloudTrail::Trail", { IsLogging: true, S3BucketName: "audit-logs" }];
  }
  if (index % 20 === 0) {
    return [`Bucket${index}`, "AWS::S3::Bucket", { BucketName: `data-of-team-${index}` }];
  }
  return [
    `Alarm${index}`,
    "AWS::CloudWatch::Alarm",
    {
      AlarmDescription: `What team ${index} has to know`,
      MetricName: "Errors",
      Namespace: "AWS/Lambda",
      Statistic: "Sum",
      Period: 60,
      Threshold: index,
    },
  ];
}
