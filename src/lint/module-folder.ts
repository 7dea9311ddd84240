import { join } from "node:path";
import type { Document, Node } from "../document/node.js";
import { readJson } from "../document/json.js";
import { entriesIn } from "../host.js";
import type { Assigned, Folder, ModuleFile } from "../terraform/configuration/module-file.js";
import { isOverriding } from "../terraform/configuration/overriding.js";
import { readerInside, type Refusal } from "./read-inside.js";

/** Beyond these a folder is no module that somebody wrote. */
const limits = { files: 200, folder: 10_000_000 };

/** Reads a folder as a module, but for one of its files. Nothing outside of the root is read. */
export function readModuleFolder(
  folder: string,
  root: string,
  without?: string,
): Folder | undefined {
  const names = namesIn(folder)?.filter((name) => name !== without && !isIgnored(name));
  if (names === undefined) return undefined;
  const files: ModuleFile[] = [];
  const unread = names.filter((name) => name.endsWith(".tf"));
  let left = limits.folder;
  for (const name of names.filter((each) => each.endsWith(".tf.json"))) {
    const document =
      files.length < limits.files && left > 0 ? readFile(join(folder, name), root) : undefined;
    left -= document?.text.length ?? 0;
    if (document === undefined || left < 0) unread.push(name);
    else files.push({ document, path: join(folder, name), overrides: isOverriding(name) });
  }
  return { files, unread, assigned: readValues(folder, names, root) };
}

/**
 * Files of values, which Terraform reads without being told, the later ones last.
 * https://developer.hashicorp.com/terraform/language/values/variables#variable-definitions-tfvars-files
 */
function readValues(folder: string, names: readonly string[], root: string): Assigned {
  const isStandard = (name: string): boolean => /^terraform\.tfvars(?:\.json)?$/.test(name);
  const automatic = names.filter((name) => /\.auto\.tfvars(?:\.json)?$/.test(name));
  const values = new Map<string, { node: Node; file: ModuleFile }>();
  for (const name of [...names.filter(isStandard), ...automatic]) {
    const path = join(folder, name);
    const document = name.endsWith(".json") ? readFile(path, root) : undefined;
    const written = document?.roots[0];
    if (document === undefined || written?.kind !== "Mapping") return "unknown";
    for (const { key, value } of written.entries) {
      values.set(key.text, { node: value, file: { document, path } });
    }
  }
  return values;
}

/** A folder that nobody may read, or none at all, has none: a file that was never saved. */
function namesIn(folder: string): readonly string[] | undefined {
  try {
    return entriesIn(folder)
      .filter((entry) => !entry.isDirectory())
      .map(({ name }) => name)
      .sort();
  } catch {
    return undefined;
  }
}

/** Files that editors leave behind. Terraform reads none of them. */
function isIgnored(name: string): boolean {
  return name.startsWith(".") || name.endsWith("~") || /^#.*#$/.test(name);
}

const maxBytes = 2_000_000;

/** Every file of a folder is beside all others. */
const readDocument = readerInside({ maxBytes, remembers: 1000, make: (text) => readJson(text) });

/** A file that is broken may declare anything. */
function readFile(path: string, root: string): Document | undefined {
  const read = readDocument(path, root);
  return "made" in read && read.made.problems.length === 0 ? read.made : undefined;
}

/** Reads a file inside the root, or says why it cannot be read. */
export function readInside(path: string, root: string): Document | string {
  const read = readDocument(path, root);
  return "made" in read ? read.made : why[read.refusal];
}

const why: Readonly<Record<Refusal, string>> = {
  outside: "it is outside of the working directory",
  missing: "there is no such file",
  "no file": "it is no file",
  "too large": "it is too large",
  forbidden: "nobody may read it",
};
