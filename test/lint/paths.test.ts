import { mkdirSync, realpathSync, writeFileSync } from "node:fs";
import { join, posix, win32 } from "node:path";
import { describe, expect, it } from "vitest";
import { drives } from "../../src/cli/drives.js";
import { pathIn as pathOfCall } from "../../src/cloudformation/stacks/call.js";
import { pathIn } from "../../src/lint/included-files.js";
import { nameFrom } from "../../src/lint/name-from.js";
import { pathOf } from "../../src/lint/path-of.js";
import {
  asOnDisk,
  isElsewhere,
  isInside,
  readerInside,
  realPath,
} from "../../src/lint/read-inside.js";
import { folderWith } from "../cli/command-line.js";

describe("what is inside of a folder", () => {
  it.each<[path: string, root: string, is: boolean]>([
    ["/a", "/a", true],
    ["/a/b/c.yaml", "/a", true],
    ["/a/..b/c.yaml", "/a", true],
    ["/a/..\\b.yaml", "/a", true],
    ["/a/../b.yaml", "/a", false],
    ["/ab/c.yaml", "/a", false],
    ["/", "/a", false],
    ["/a", "/", true],
  ])("%s in %s: %s", (path, root, is) => {
    expect(isInside(path, root, posix)).toBe(is);
  });

  it.each<[path: string, root: string, is: boolean]>([
    ["C:\\a\\b\\c.yaml", "C:\\a", true],
    ["c:\\A\\b.yaml", "C:\\a", true],
    ["C:/a/b.yaml", "C:\\a", true],
    ["C:\\a\\..b\\c.yaml", "C:\\a", true],
    ["C:\\a\\..\\b.yaml", "C:\\a", false],
    ["C:\\ab\\c.yaml", "C:\\a", false],
    ["D:\\a\\b.yaml", "C:\\a", false],
    ["\\\\host\\share\\a\\b.yaml", "C:\\a", false],
    ["\\\\host\\share\\a\\b.yaml", "\\\\host\\share\\a", true],
    ["\\\\host\\other\\b.yaml", "\\\\host\\share", false],
    ["C:\\b.yaml", "C:\\", true],
  ])("on Windows, %s in %s: %s", (path, root, is) => {
    expect(isInside(path, root, win32)).toBe(is);
  });
});

describe("a path to another computer", () => {
  it.each<[path: string, root: string, is: boolean]>([
    ["\\\\host\\share\\b.yaml", "C:\\a", true],
    ["//host/share/b.yaml", "C:\\a", true],
    ["\\\\.\\pipe\\b", "C:\\a", true],
    ["\\\\host\\other\\b.yaml", "\\\\host\\share\\a", true],
    ["\\\\HOST\\share\\b.yaml", "\\\\host\\Share\\a", false],
    ["C:\\b.yaml", "\\\\host\\share\\a", false],
    ["D:\\b.yaml", "C:\\a", false],
    ["C:\\a\\b.yaml", "C:\\a", false],
  ])("on Windows, %s from %s: %s", (path, root, is) => {
    expect(isElsewhere(path, root, win32)).toBe(is);
  });

  it("is none anywhere else", () => {
    expect(isElsewhere("//host/share/b.yaml", "/a", posix)).toBe(false);
    expect(isElsewhere("\\\\host\\share\\b.yaml", "/a", posix)).toBe(false);
  });

  it.each([
    "\\\\host\\share\\b.yaml",
    "\\b.yaml",
    "//host/share/b.yaml",
    "C:\\b.yaml",
    "file:///b",
  ])("is no file of the project where a nested stack has it: %s", (text) => {
    const constant = { kind: "Constant", text } as unknown as Location;
    expect(pathOfCall({ location: constant } as Call)).toBeUndefined();
  });

  type Call = Parameters<typeof pathOfCall>[0];
  type Location = NonNullable<Call["location"]>;
});

describe("the spelling of a path", () => {
  it.each<[path: string, told: string, is: string]>([
    ["c:\\A\\B.yaml", "C:\\a\\b.yaml", "C:\\a\\b.yaml"],
    ["Z:\\a.yaml", "\\\\host\\share\\a.yaml", "Z:\\a.yaml"],
    ["\\\\HOST\\share\\A.yaml", "\\\\host\\share\\a.yaml", "\\\\host\\share\\a.yaml"],
  ])("on Windows, %s is told to be %s", (path, told, is) => {
    expect(asOnDisk(path, told, win32)).toBe(is);
  });

  it("is that of the disk here", () => {
    const folder = realpathSync(folderWith({ "a.yaml": "a: 1\n" }));
    expect(realPath(join(folder, "x", "..", "a.yaml"))).toBe(join(folder, "a.yaml"));
    expect(realPath(join(folder, "b.yaml"))).toBeUndefined();
  });
});

describe("a reader", () => {
  it("reads a name with a backslash, which is one like others where slashes part paths", () => {
    const folder = realpathSync(folderWith({}));
    mkdirSync(join(folder, "a"));
    const name = process.platform === "win32" ? "..b.yaml" : "..\\b.yaml";
    writeFileSync(join(folder, "a", name), "a: 1\n");
    const read = readerInside({ maxBytes: 100, remembers: 1, make: (text) => text });
    expect(read(join(folder, "a", name), join(folder, "a"))).toMatchObject({ made: "a: 1\n" });
    expect(read(join(folder, "a", name), join(folder, "b"))).toEqual({ refusal: "outside" });
  });
});

describe("names", () => {
  it.each<[folder: string, path: string, name: string]>([
    ["C:\\a", "C:\\a\\b\\c.yaml", "b/c.yaml"],
    ["C:\\a", "C:\\b.yaml", "../b.yaml"],
    ["C:\\a", "D:\\b\\c.yaml", "D:/b/c.yaml"],
    ["C:\\A", "c:\\a", ""],
    ["\\\\host\\share", "\\\\host\\share\\b\\c.yaml", "b/c.yaml"],
  ])("have slashes on Windows: from %s to %s", (folder, path, name) => {
    expect(nameFrom(folder, path, win32)).toBe(name);
  });

  it("keep a backslash that is part of a name", () => {
    expect(nameFrom("/a", "/a/b\\c.yaml", posix)).toBe("b\\c.yaml");
  });

  it("of parts of other files lead nowhere", () => {
    const guide = join(process.cwd(), "docs", "guide.md");
    expect(pathOf(guide, guide)).toBe(guide);
    expect(pathOf(join(guide, "0.yaml"), guide)).toBe("docs/guide.md/0.yaml");
  });
});

describe("the path in a URL of a file", () => {
  it.each([
    ["file://./b.yaml", "./b.yaml", "./b.yaml"],
    ["file:///a/b.yaml", "/a/b.yaml", "/a/b.yaml"],
    ["FILE:///C:/a/b.yaml", "/C:/a/b.yaml", "C:/a/b.yaml"],
    ["/C:/a/b.yaml", "/C:/a/b.yaml", "/C:/a/b.yaml"],
    ["b.yaml", "b.yaml", "b.yaml"],
  ])("%s", (url, here, onWindows) => {
    expect(pathIn(url, posix)).toBe(here);
    expect(pathIn(url, win32)).toBe(onWindows);
  });
});

describe("drives", () => {
  it("each have something of their own on Windows", () => {
    const made: string[] = [];
    const all = drives((root) => `${root} ${String(made.push(root))}`, win32);
    const files = ["C:\\a.yaml", "D:\\b.yaml", "C:\\c\\d.yaml", "\\\\host\\share\\e.yaml"];
    expect(files.map((file) => all.of(file))).toEqual([
      "C:\\ 1",
      "D:\\ 2",
      "C:\\ 1",
      "\\\\host\\share\\ 3",
    ]);
    expect([...all.among(files, (file) => file)]).toEqual([
      ["C:\\ 1", ["C:\\a.yaml", "C:\\c\\d.yaml"]],
      ["D:\\ 2", ["D:\\b.yaml"]],
      ["\\\\host\\share\\ 3", ["\\\\host\\share\\e.yaml"]],
    ]);
    expect(made).toHaveLength(3);
  });

  it("are one elsewhere", () => {
    const all = drives((root) => root, posix);
    expect([...all.among(["/a/b.yaml", "/c.yaml"], (file) => file)]).toEqual([
      ["/", ["/a/b.yaml", "/c.yaml"]],
    ]);
  });
});
