import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Ended, run } from "./program.js";
import { guestPackages, ownRules, type Version } from "./versions.js";

/** What a user would have installed, in folders that are kept from run to run. */
export interface Installation {
  /** Where the packages are; what is linted stands in folders inside. */
  readonly folder: string;
  readonly eslint: string;
}

/** A script of npm knows which npm runs it; Windows starts no other without a shell. */
export async function npm(args: readonly string[], cwd: string): Promise<string> {
  const path = process.env["npm_execpath"];
  const ended = await (path === undefined
    ? run("npm", args, cwd)
    : run(process.execPath, [path, ...args], cwd));
  return demand(ended, `npm ${args.join(" ")}`).stdout;
}

/** The package as it would be published; its file. */
export async function pack(root: string, cache: string): Promise<string> {
  mkdirSync(cache, { recursive: true });
  const args = ["pack", "--json", "--ignore-scripts", "--pack-destination", cache];
  const [made] = JSON.parse(await npm(args, root)) as readonly { readonly filename: string }[];
  return join(cache, made?.filename ?? "");
}

/** A project with the packed plugin, this ESLint and all guests, as npm resolves them today. */
export async function install(
  eslint: Version,
  tarball: string,
  cache: string,
): Promise<Installation> {
  const folder = join(cache, `eslint-${eslint.name}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  const guests = Object.entries(guestPackages).map(([name, range]) => `${name}@${range}`);
  const wanted = [tarball, `eslint@${eslint.range}`, ownRules(eslint), ...guests];
  const args = ["install", "--no-audit", "--no-fund", "--prefer-offline", ...wanted];
  await npm(args, folder);
  return { folder, eslint: manifestOf(folder, "eslint").version };
}

/** A Node.js of npm's package `node`, installed once; its program. */
export async function nodeOf(node: Version, cache: string): Promise<string> {
  const folder = join(cache, `node-${node.name}`);
  const bin = process.platform === "win32" ? "bin/node.exe" : "bin/node";
  const program = join(folder, "node_modules", "node", bin);
  if (!existsSync(program)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true }));
    const args = ["install", "--no-audit", "--no-fund", `node@${node.range}`];
    await npm(args, folder);
  }
  if (!existsSync(program)) throw new Error(`npm was not allowed to install Node.js ${node.name}`);
  return program;
}

export async function versionOf(program: string): Promise<string> {
  return demand(await run(program, ["--version"], "."), program)
    .stdout.trim()
    .replace(/^v/, "");
}

/** Where a program of an installed package is. */
export function binOf(folder: string, packageName: string, name: string): string {
  const { bin } = manifestOf(folder, packageName);
  return join(folder, "node_modules", packageName, bin[name] ?? "");
}

interface Manifest {
  readonly version: string;
  readonly bin: Readonly<Record<string, string>>;
}

function manifestOf(folder: string, name: string): Manifest {
  const path = join(folder, "node_modules", name, "package.json");
  return JSON.parse(readFileSync(path, "utf8")) as Manifest;
}

function demand(ended: Ended, what: string): Ended {
  if (ended.status !== 0) throw new Error(`${what} failed:\n${ended.stderr}`);
  return ended;
}
