import { type Case, jsonTemplate, terraformTemplate, yamlTemplate } from "./templates.js";

/** A way to lint templates: alone, or beside what others lint. */
export interface Guest {
  /** As it is named on the command line. */
  readonly name: string;
  /** Which program of which package is run in the folder. */
  readonly program: readonly [packageName: string, bin: string];
  /** The text of `eslint.config.js`, where there is one. */
  readonly config?: string;
  readonly files: Readonly<Record<string, Case>>;
}

const eslint = ["eslint", "eslint"] as const;

/** Guests read suppressions in metadata, but cannot list them. */
function ofGuest(template: Case): Case {
  const { suppressed = [], ...others } = template;
  return { ...others, suppressed: suppressed.filter((place) => place.includes("multi-region")) };
}

/** What no rule of ours says anything of. */
const silent = (text: string): Case => ({ text, found: [] });

/** What another plugin finds, which shows that it is at work. */
const theirs = (text: string, ...found: readonly string[]): Case => ({ text, found });

const guide = `# How we log

A template in a list keeps its indentation:

- Like this:

  \`\`\`yaml
  Resources:
    Trail:
      Type: AWS::CloudTrail::Trail
      Properties:
        IsLogging: true
        S3BucketName: archive
        IsMultiRegionTrail: false
        # eslint-disable-next-line cloudtrail/trail-kms-key -- The archive has a key of its own.
        KMSKeyId: !Ref AWS::NoValue
  \`\`\`

A part of one is no template:

\`\`\`yaml
IsMultiRegionTrail: false
\`\`\`

In JSON, below what is said of it alone:

<!-- eslint-disable cloudtrail/trail-kms-key -- The archive has a key of its own. -->

\`\`\`json
{ "resource": { "aws_cloudtrail": { "main": {
  "name": "main", "s3_bucket_name": "archive", "is_multi_region_trail": false
} } } }
\`\`\`
`;

export const guests: readonly Guest[] = [
  {
    name: "cloudtrail-lint",
    program: ["eslint-plugin-cloudtrail", "cloudtrail-lint"],
    files: {
      "main.tf.json": terraformTemplate,
      "trail.json": jsonTemplate,
      "trail.template": yamlTemplate,
      "trail.yaml": yamlTemplate,
    },
  },
  {
    name: "alone",
    program: eslint,
    config: `import cloudtrail from "eslint-plugin-cloudtrail";

export default [cloudtrail.configs.recommended];
`,
    files: {
      "main.tf.json": terraformTemplate,
      "trail.json": jsonTemplate,
      "trail.template": yamlTemplate,
      "trail.yaml": yamlTemplate,
      "values.yaml": silent("trail: {{ .Values.trail }}\n"),
    },
  },
  {
    name: "eslint-plugin-yml",
    program: eslint,
    config: `import { defineConfig } from "eslint/config";
import cloudtrail from "eslint-plugin-cloudtrail";
import yml from "eslint-plugin-yml";

export default defineConfig([
  yml.configs.recommended,
  { files: ["**/*.yaml"], extends: [cloudtrail.configs["recommended-rules"]] },
]);
`,
    files: {
      "trail.yaml": ofGuest(yamlTemplate),
      "values.yaml": theirs("trail:\n", "1:1 yml/no-empty-mapping-value"),
    },
  },
  {
    name: "yaml-eslint-parser",
    program: eslint,
    config: `import { defineConfig } from "eslint/config";
import cloudtrail from "eslint-plugin-cloudtrail";
import * as parser from "yaml-eslint-parser";

export default defineConfig([
  {
    files: ["**/*.yaml"],
    languageOptions: { parser },
    extends: [cloudtrail.configs["recommended-rules"]],
    rules: { "no-trailing-spaces": "error" },
  },
]);
`,
    files: {
      "trail.yaml": ofGuest(yamlTemplate),
      "values.yaml": { ...theirs("trail: 1 \n", "1:9 no-trailing-spaces"), fixed: "trail: 1\n" },
    },
  },
  {
    name: "eslint-plugin-jsonc",
    program: eslint,
    config: `import { defineConfig } from "eslint/config";
import cloudtrail from "eslint-plugin-cloudtrail";
import jsonc from "eslint-plugin-jsonc";

export default defineConfig([
  jsonc.configs["recommended-with-json"],
  { files: ["**/*.json"], extends: [cloudtrail.configs["recommended-rules"]] },
]);
`,
    files: {
      "main.tf.json": ofGuest(terraformTemplate),
      "trail.json": ofGuest(jsonTemplate),
      "values.json": theirs('{ "trail": 1, "trail": 2 }\n', "1:15 jsonc/no-dupe-keys"),
    },
  },
  {
    name: "jsonc-eslint-parser",
    program: eslint,
    config: `import { defineConfig } from "eslint/config";
import cloudtrail from "eslint-plugin-cloudtrail";
import * as parser from "jsonc-eslint-parser";

export default defineConfig([
  {
    files: ["**/*.json"],
    languageOptions: { parser },
    extends: [cloudtrail.configs["recommended-rules"]],
    rules: { "no-trailing-spaces": "error" },
  },
]);
`,
    files: {
      "main.tf.json": ofGuest(terraformTemplate),
      "trail.json": ofGuest(jsonTemplate),
      "values.json": { ...theirs("[1] \n", "1:4 no-trailing-spaces"), fixed: "[1]\n" },
    },
  },
  {
    name: "@eslint/json",
    program: eslint,
    config: `import json from "@eslint/json";
import { defineConfig } from "eslint/config";
import cloudtrail from "eslint-plugin-cloudtrail";

export default defineConfig([
  {
    files: ["**/*.json"],
    plugins: { json },
    language: "json/json",
    extends: ["json/recommended", cloudtrail.configs["recommended-rules"]],
  },
]);
`,
    files: {
      "main.tf.json": ofGuest(terraformTemplate),
      "trail.json": ofGuest(jsonTemplate),
      "values.json": theirs('{ "trail": 1, "trail": 2 }\n', "1:15 json/no-duplicate-keys"),
    },
  },
  {
    name: "@eslint/markdown",
    program: eslint,
    config: `import markdown from "@eslint/markdown";
import { defineConfig } from "eslint/config";
import cloudtrail from "eslint-plugin-cloudtrail";

export default defineConfig([markdown.configs.processor, cloudtrail.configs.recommended]);
`,
    files: {
      "guide.md": {
        text: guide,
        found: [
          "9:5 cloudtrail/trail-log-file-validation",
          "14:29 cloudtrail/trail-multi-region",
          "30:37 cloudtrail/trail-log-file-validation",
          "31:73 cloudtrail/trail-multi-region",
        ],
        suppressed: ["16:19 cloudtrail/trail-kms-key", "30:37 cloudtrail/trail-kms-key"],
        fixed: guide
          .replace("    IsLogging", "    EnableLogFileValidation: true\n        IsLogging")
          .replace('"name"', '"enable_log_file_validation": true, "name"'),
      },
      "trail.yaml": yamlTemplate,
    },
  },
  {
    name: "@eslint/js",
    program: eslint,
    // Neither has `files`, so each meets what is the other's.
    config: `import js from "@eslint/js";
import cloudtrail from "eslint-plugin-cloudtrail";

export default [
  js.configs.recommended,
  cloudtrail.configs["recommended-rules"],
  cloudtrail.configs.recommended,
];
`,
    files: {
      "code.js": theirs("trail();\n", "1:1 no-undef"),
      "main.tf.json": terraformTemplate,
      "trail.json": jsonTemplate,
      "trail.yaml": yamlTemplate,
    },
  },
];
