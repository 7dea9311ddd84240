import { existsSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { corpusFolder, readManifest } from "../corpus/manifest.js";

/** A Terraform configuration, and a plan that was made of it. */
export interface Pair {
  /** Of one file, or of all files of a folder. */
  readonly configuration: readonly string[];
  readonly isFolder: boolean;
  readonly plan: string;
}

const made = /^plan\/_generated(?:_stubbed)?\/(.*)\.plan\.json$/;

/** Every fixture of the corpus that is there as a configuration and as a plan. */
export function readPairs(): readonly Pair[] {
  return readManifest().flatMap(({ path, format }): readonly Pair[] => {
    const plan = relative(corpusFolder, path);
    const name = format === "tf-plan-json" ? made.exec(plan)?.[1] : undefined;
    if (name === undefined) return [];
    const isFolder = !name.endsWith(".tf");
    const source = join("tfjson/_hcl2json", isFolder ? name : `${name}.json`);
    if (!existsSync(join(corpusFolder, source))) return [];
    return [{ configuration: isFolder ? filesIn(source) : [source], isFolder, plan }];
  });
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(join(corpusFolder, folder))
    .filter((name) => name.endsWith(".tf.json"))
    .map((name) => join(folder, name));
}
