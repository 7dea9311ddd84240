import { Dirent, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, it, vi } from "vitest";
import { listFiles } from "../../src/lint/listing.js";

vi.mock("node:fs", { spy: true });

afterEach(() => {
  vi.restoreAllMocks();
});

function entry(parentPath: string, name: string): Dirent {
  const isFile = (): boolean => name.includes(".");
  const isDirectory = (): boolean => !isFile();
  const made = Object.create(Dirent.prototype) as Dirent;
  return Object.assign(made, { name, parentPath, isFile, isDirectory });
}

/** A root with so many folders, each with a file. */
function project(folders: number): string {
  const root = join("/nowhere", String(folders));
  const names = Array.from({ length: folders }, (_, index) => `d${String(index)}`);
  vi.mocked(readdirSync).mockImplementation(((path: string) =>
    (path === root ? names : ["a.txt"]).map((name) =>
      entry(path, name),
    )) as unknown as typeof readdirSync);
  return root;
}

it("says whether a project has too many files or too many folders", () => {
  expect(listFiles(project(4999), ["**"]).gap).toBeUndefined();
  expect(listFiles(project(5000), ["*.yaml"]).gap).toBe("the project has more than 5000 folders");
  const many = Array.from({ length: 5001 }, (_, index) => `${String(index)}.yaml`);
  vi.mocked(readdirSync).mockImplementation(((path: string) =>
    many.map((name) => entry(path, name))) as unknown as typeof readdirSync);
  expect(listFiles("/nowhere", ["**"]).gap).toBe("the project has more than 5000 files");
});
