import { join, resolve } from "node:path";
import { readerInside } from "./read-inside.js";

/** What the CDK says about the templates in the folder to which it writes them. */
export interface CloudAssembly {
  /** What stacks are called, by the path of their template. */
  readonly stackNames: ReadonlyMap<string, readonly string[]>;
  /** The paths of files that are uploaded, by the hash of their content. */
  readonly assets: ReadonlyMap<string, string>;
}

/**
 * Reads the manifest of a folder; nothing where it has none.
 * https://docs.aws.amazon.com/cdk/v2/guide/deploy-cloud-assembly.html
 */
export function readCloudAssembly(folder: string, root: string): CloudAssembly | undefined {
  const manifest = readObject(join(folder, "manifest.json"), root);
  const artifacts = manifest && objectAt(manifest, "artifacts");
  if (artifacts === undefined) return undefined;
  const stackNames = new Map<string, readonly string[]>();
  const assets = new Map<string, string>();
  for (const [id, artifact] of Object.entries(artifacts)) {
    if (!isObject(artifact)) continue;
    const { templateFile, stackName, file } = objectAt(artifact, "properties") ?? {};
    if (typeof templateFile === "string") {
      const path = resolve(folder, templateFile);
      const name = typeof stackName === "string" ? stackName : id;
      stackNames.set(path, [...(stackNames.get(path) ?? []), name]);
    }
    if (typeof file !== "string" || artifact["type"] !== "cdk:asset-manifest") continue;
    const listed = readObject(resolve(folder, file), root);
    for (const [hash, asset] of Object.entries((listed && objectAt(listed, "files")) ?? {})) {
      const path = isObject(asset) ? objectAt(asset, "source")?.["path"] : undefined;
      if (typeof path === "string") assets.set(hash, path);
    }
  }
  return { stackNames, assets };
}

const readManifest = readerInside({ maxBytes: 5_000_000, remembers: 100, make: parse });

function readObject(path: string, root: string): Record<string, unknown> | undefined {
  const read = readManifest(path, root);
  return "made" in read ? read.made : undefined;
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    const read: unknown = JSON.parse(text);
    return isObject(read) ? read : undefined;
  } catch {
    return undefined;
  }
}

function objectAt(
  object: Readonly<Record<string, unknown>>,
  key: string,
): Record<string, unknown> | undefined {
  const value = object[key];
  return isObject(value) ? value : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
