import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { describe, expect, it } from "vitest";
import { readFastYaml } from "../../src/document/fast-yaml/read.js";
import { readLibraryYaml } from "../../src/document/library-yaml.js";
import { corpusFolder, readManifest } from "./manifest.js";

const files = readManifest().filter(({ format }) => format === "cfn-yaml" || format === "yaml");
const absent = files.length === 0;
const why = "CLOUDTRAIL_CORPUS names no folder that has one";
const title = absent ? `the YAML of the corpus (absent: ${why})` : "the YAML of the corpus";

describe.skipIf(absent)(title, () => {
  it("is read fast nearly all of it, and as the library does", () => {
    const read = files.map(({ path }) => {
      const text = readFileSync(path, "utf8");
      return { path, text, document: readFastYaml(text) };
    });
    const covered = read.filter(({ document }) => document !== undefined);
    const different = covered.filter(
      ({ text, document }) => !isDeepStrictEqual(document, readLibraryYaml(text)),
    );
    expect(different.map(({ path }) => relative(corpusFolder, path))).toEqual([]);
    expect(covered.length / files.length).toBeGreaterThan(0.98);
  }, 240_000);
});
