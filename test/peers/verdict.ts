import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Linter } from "eslint";
import { readDocument } from "../../src/document/read.js";
import { readTemplates } from "../../src/cloudformation/template.js";
import cloudtrail from "../../src/index.js";
import { corpusFolder } from "../corpus/manifest.js";
import type { Row } from "./rows.js";

/** Peers judge every trail alone, and want everything written down. */
const options: Readonly<Record<string, object>> = {
  "trail-multi-region": { require: "every" },
  "log-bucket-public-access-block": { requireExplicit: true },
};

const linter = new Linter({ configType: "flat" });

/** What our rule says of the same template and resource. */
export function verdictOf({ rule, path, resource, oneOfSeveral }: Row): Row["expected"] {
  const text = readFileSync(join(corpusFolder, path), "utf8");
  const messages = linter.verify(
    text,
    {
      files: ["**/*.*"],
      plugins: { cloudtrail },
      language: "cloudtrail/template",
      settings: { cloudtrail: { logBuckets: bucketsOf(text) } },
      linterOptions: { noInlineConfig: true },
      rules: { [`cloudtrail/${rule}`]: ["error", ...[options[rule] ?? []].flat()] },
    },
    { filename: path },
  );
  const own = oneOfSeveral
    ? messages.filter(({ message }) => message.includes(`'${resource}'`))
    : messages;
  return own.length > 0 ? "report" : "silence";
}

/** Peers ask every bucket what we ask of log buckets. */
function bucketsOf(text: string): readonly string[] {
  return readTemplates(readDocument(text)).flatMap(({ resources }) =>
    [...resources.values()].flatMap(({ name, type, properties }) => {
      if (type === "AWS::S3::Bucket") return [name];
      const bucket = properties.fields.find((field) => field.name === "Bucket")?.value;
      return bucket?.kind === "Constant" ? [bucket.text] : [];
    }),
  );
}
