import { readFileSync } from "node:fs";
import { join, parse } from "node:path";
import { Linter } from "eslint";
import { graphOf } from "../../src/graph/graph.js";
import { readTemplateFile } from "../../src/lint/template-file.js";
import cloudtrail from "../../src/index.js";
import type { Expression } from "../../src/template/expression.js";
import type { Resource } from "../../src/template/template.js";
import { corpusFolder } from "../corpus/manifest.js";
import type { Row } from "./rows.js";

/** Peers judge every trail alone, and want everything written down. */
const options: Readonly<Record<string, object>> = {
  "trail-multi-region": { require: "every" },
  "log-bucket-public-access-block": { requireExplicit: true },
};

/** Some have a check for reading and one for writing, or ask about one bucket at a time. */
const optionsOfChecks: Readonly<Record<string, (resource: string) => object>> = {
  "regula:FG_R00354": (resource) => ({ events: "write", buckets: [resource] }),
  "regula:FG_R00355": (resource) => ({ events: "read", buckets: [resource] }),
  "trivy:AWS-0171": () => ({ events: "write" }),
  "trivy:AWS-0172": () => ({ events: "read" }),
};

/** A configuration that does not say where its state is kept may be a module; its plan is whole. */
const ofWholesOnly: ReadonlySet<string> = new Set(["trail-required"]);

/** The corpus may be anywhere. */
const linter = new Linter({ configType: "flat", cwd: parse(corpusFolder).root });

/** What our rule says of the same template and resource. */
export function verdictOf({ rule, check, path, resource, oneOfSeveral }: Row): Row["expected"] {
  const text = readFileSync(join(corpusFolder, path), "utf8");
  const messages = lint(path, text, [rule], optionsOfChecks[check]?.(resource));
  const names = namesOf(resource, resourcesIn(path, text));
  const own = oneOfSeveral
    ? messages.filter(({ message }) => names.some((name) => message.includes(`'${name}'`)))
    : messages;
  return own.length > 0 ? "report" : "silence";
}

/** What all rules find in a file: each rule with the address of what it reports. */
export function findingsIn(path: string, isFolder: boolean): readonly string[] {
  const text = readFileSync(join(corpusFolder, path), "utf8");
  const full = isFolder ? join(corpusFolder, path) : path;
  const rules = Object.keys(cloudtrail.rules).filter((rule) => !ofWholesOnly.has(rule));
  return lint(full, text, rules).map(({ ruleId, message }) => {
    const [, address = message] = /'((?:module\.|aws_)[^']*)'/.exec(message) ?? [];
    // What is said of all instances of a resource is said of its declaration.
    const declared = address.replaceAll(/\[(?:\d+|"[^"]*")\]/g, "");
    return `${ruleId?.slice("cloudtrail/".length) ?? ""}\t${declared}`;
  });
}

/** Beside a file of a relative path nothing is looked for. */
function lint(
  path: string,
  text: string,
  rules: readonly string[],
  given?: object,
): readonly Linter.LintMessage[] {
  const entries = rules.map((rule): [string, Linter.RuleEntry] => {
    const own = given ?? options[rule];
    return [`cloudtrail/${rule}`, own === undefined ? "error" : ["error", own]];
  });
  return linter.verify(
    text,
    {
      files: ["**/*.*"],
      plugins: { cloudtrail },
      language: "cloudtrail/template",
      settings: { cloudtrail: { logBuckets: bucketsOf(path, text) } },
      linterOptions: { noInlineConfig: true },
      rules: Object.fromEntries(entries),
    },
    { filename: path },
  );
}

function resourcesIn(path: string, text: string): readonly Resource[] {
  const { stacks, templates } = readTemplateFile(text, path);
  const drafts = stacks.length > 0 ? stacks : templates.map((template) => ({ template }));
  return drafts.flatMap((draft) => [
    ...graphOf(draft, { pins: {}, varyAllowed: false }).template.resources.values(),
  ]);
}

/** Peers ask every bucket what we ask of log buckets. */
function bucketsOf(path: string, text: string): readonly string[] {
  return resourcesIn(path, text).flatMap((resource) => {
    const bucket = bucketOf(resource);
    const named = bucket?.kind === "Constant" ? [bucket.text] : [];
    return isBucket.test(resource.type) ? [resource.name, ...named] : named;
  });
}

const isBucket = /^(?:AWS::S3::Bucket|aws_s3_bucket)$/;

function bucketOf({ properties }: Resource): Expression | undefined {
  return properties.fields.find(({ name }) => name === "Bucket" || name === "bucket")?.value;
}

/**
 * The names under which we may speak of a resource. What Terraform splits into several resources
 * is one to us, and peers name this or that part of it: the bucket, its policy, its ACL.
 */
function namesOf(name: string, resources: readonly Resource[]): readonly string[] {
  const bucketNamed = (resource: Resource): string | undefined => {
    const bucket = bucketOf(resource);
    return bucket?.kind === "Reference" ? bucket.resource : undefined;
  };
  const parts = resources.filter(
    (resource) => resource.name === name || bucketNamed(resource) === name,
  );
  return [name, ...parts.flatMap((part) => [part.name, bucketNamed(part) ?? part.name])];
}
