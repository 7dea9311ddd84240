import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath, URL } from "node:url";

/**
 * Plans of growing size from the command line: the time and the memory that a whole process takes.
 * One resource in twenty is of a type that rules read, as in the plans of an account's foundation.
 */

const root = fileURLToPath(new URL("..", import.meta.url));
const sizes = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), "plans-"));

for (const megabytes of sizes.length === 0 ? [2, 5, 10, 20] : sizes) {
  const file = join(folder, `plan-${megabytes}.json`);
  const text = planOf(megabytes * 1_000_000);
  writeFileSync(file, text);
  const { stderr, status } = spawnSync(
    process.execPath,
    ["--require", "./bench/processor-time.cjs", "dist/cli.js", "--preset", "all", file],
    { cwd: root, encoding: "utf8" },
  );
  if (status !== 1) throw new Error(stderr);
  const [, time] = /processor time (\S+)/.exec(stderr);
  const [, memory] = /memory (\S+)/.exec(stderr);
  process.stdout.write(
    `${(text.length / 1e6).toFixed(1).padStart(6)} MB ${Math.round(time).toString().padStart(6)} ms ${Math.round(memory).toString().padStart(6)} MB of memory\n`,
  );
}
rmSync(folder, { recursive: true });

/** A plan that creates so many characters' worth of resources. */
function planOf(length) {
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
