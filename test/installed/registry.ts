import { readdirSync, readFileSync, statSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { root } from "../cli/command-line.js";
import { type Entry, tar } from "./tar.js";

interface Manifest {
  readonly name: string;
  readonly version: string;
}

/** A registry for npm with the packages that are installed here, in the versions that are. */
export interface Registry {
  readonly url: string;
  readonly close: () => void;
}

export async function openRegistry(): Promise<Registry> {
  const packages = installed();
  const server = createServer((request, response) => {
    const url = `http://${request.headers.host ?? ""}`;
    const answer = answerTo(decodeURIComponent(request.url ?? ""), url, packages);
    response.statusCode = answer === undefined ? 404 : 200;
    response.end(answer ?? "{}");
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => void closed(server) };
}

function closed(server: Server): Server {
  server.closeAllConnections();
  return server.close();
}

function answerTo(
  path: string,
  url: string,
  packages: ReadonlyMap<string, readonly string[]>,
): string | Buffer | undefined {
  const [, name = "", archived] = /^\/((?:@[^/]+\/)?[^/]+)(?:\/-\/(.+)\.tar)?$/.exec(path) ?? [];
  const folders = packages.get(name) ?? [];
  if (archived !== undefined) {
    const folder = folders.find((each) => manifestIn(each).version === archived);
    return folder && tar(filesIn(folder));
  }
  if (folders.length === 0) return undefined;
  const versions = Object.fromEntries(
    folders.map((folder) => {
      const manifest = manifestIn(folder);
      const tarball = `${url}/${name}/-/${manifest.version}.tar`;
      return [manifest.version, { ...manifest, dist: { tarball } }];
    }),
  );
  const latest = manifestIn(folders[0]!).version;
  return JSON.stringify({ name, versions, "dist-tags": { latest } });
}

/** Where the packages are that `npm ci` has installed, the one that is found by its name first. */
function installed(): ReadonlyMap<string, readonly string[]> {
  const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as {
    readonly packages: Readonly<Record<string, { readonly optional?: boolean }>>;
  };
  const folders = new Map<string, string[]>();
  for (const [path, { optional }] of Object.entries(lock.packages)) {
    const name = path.split("node_modules/").at(-1)!;
    if (path === "" || optional === true) continue;
    const known = folders.get(name) ?? [];
    known.push(join(root, path));
    known.sort((one, other) => one.length - other.length);
    folders.set(name, known);
  }
  return folders;
}

function manifestIn(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
}

function filesIn(folder: string): readonly Entry[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => !name.split("/").includes("node_modules"))
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => ({ path: `package/${name}`, content: readFileSync(join(folder, name)) }));
}
