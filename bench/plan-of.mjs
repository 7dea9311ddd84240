/**
 * A plan as `terraform show -json` prints it, which creates so many characters' worth of resources; one
 * in twenty is of a type that rules read.
 * @param {number} length
 */
export function planOf(length) {
  const resources = [];
  const changes = [];
  const configured = [];
  for (let written = 0, index = 0; written < length; index++) {
    const [type, values] = valuesOf(index);
    const name = `r${index}`;
    const address = `${type}.${name}`;
    const common = { address, mode: "managed", type, name, provider_name: "aws" };
    const resource = { ...common, schema_version: 0, values, sensitive_values: {} };
    const after_unknown = { arn: true, id: true };
    const change = { actions: ["create"], before: null, after: values, after_unknown };
    const expressions = Object.fromEntries(
      Object.entries(values).map(([key, value]) => [key, { constant_value: value }]),
    );
    resources.push(resource);
    changes.push({ ...common, change });
    configured.push({ ...common, expressions });
    written += JSON.stringify([resource, change, expressions]).length;
  }
  return JSON.stringify({
    format_version: "1.2",
    terraform_version: "1.11.4",
    planned_values: { root_module: { resources } },
    resource_changes: changes,
    configuration: { root_module: { resources: configured } },
  });
}

function valuesOf(index) {
  const tags = Object.fromEntries(
    Array.from({ length: 8 }, (_, tag) => [`tag-${tag}`, `value ${tag} of ${index}`]),
  );
  if (index === 0) {
    return [
      "aws_cloudtrail",
      { name: "audit", s3_bucket_name: "audit-logs", enable_logging: true },
    ];
  }
  if (index % 20 === 0) return ["aws_s3_bucket", { bucket: `bucket-${index}`, tags }];
  const setting = Array.from({ length: 6 }, (_, each) => ({
    name: `setting-${each}`,
    value: each,
  }));
  return ["aws_amplify_app", { name: `app-${index}`, setting, tags }];
}
