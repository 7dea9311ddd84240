import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

import { readJson } from "../../src/document/json.js";
import type { Node, Scalar } from "../../src/document/node.js";
import { jsonStringSource } from "../../src/terraform/json-string-source.js";
import { parseTemplate } from "../../src/terraform/parser.js";
import { readManifest } from "../corpus/manifest.js";

const files = readManifest().filter(({ format }) => format === "tf-json");
const absent = files.length === 0;
const why = "CLOUDTRAIL_CORPUS names no folder that has one";

/** Every text in double quotes, keys included. */
function stringsIn(node: Node): readonly Scalar[] {
  switch (node.kind) {
    case "Scalar":
      return node.style === "double" ? [node] : [];
    case "Sequence":
      return node.items.flatMap(stringsIn);
    case "Mapping":
      return node.entries.flatMap(({ key, value }) => [key, ...stringsIn(value)]);
    case "Alias":
      return [];
  }
}

describe.skipIf(absent)(
  `the Terraform files of the corpus${absent ? ` (absent: ${why})` : ""}`,
  () => {
    it("are full of templates without a problem", () => {
      const problems: string[] = [];
      let templates = 0;
      for (const { path } of files) {
        const text = readFileSync(path, "utf8");
        for (const { span, text: value } of readJson(text).roots.flatMap(stringsIn)) {
          const source = jsonStringSource(text.slice(...span), span[0]);
          expect(source.text).toBe(value);
          const { syntax, problems: found } = parseTemplate(source);
          problems.push(...found.map(({ message }) => `${path}: ${value}: ${message}`));
          if (syntax.kind !== "Literal") templates++;
        }
      }
      expect(problems).toEqual([]);
      expect(templates).toBeGreaterThan(4000);
    }, 60_000);
  },
);
