import { readerInside } from "./read-inside.js";

/** Whether a file may say how templates are deployed. */
export function mayStandBeside(name: string): boolean {
  return name.endsWith(".json");
}

/** The text of a file, and where it is, if it says how templates are deployed. */
export function textsBeside(path: string, root: string): readonly string[] {
  const read = readBeside(path, root);
  return "made" in read && read.made !== undefined ? [`${path}\n${read.made}`] : [];
}

/** Manifests of the CDK are the largest. */
const readBeside = readerInside({
  maxBytes: 5_000_000,
  remembers: 10_000,
  make: (text, path) => (isBeside(text, path) ? text : undefined),
});

const saying = /"(?:ParameterKey|Parameters|artifacts|dockerImages)"\s*:/;

/** Variables of Terraform may have any name. */
export function isBeside(text: string, path: string): boolean {
  return path.endsWith(".tfvars.json") || saying.test(text);
}
