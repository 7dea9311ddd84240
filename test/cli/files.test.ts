import { execFileSync } from "node:child_process";
import { symlinkSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { findFiles } from "../../src/cli/files.js";
import { folderWith } from "./command-line.js";

/** What is found below a folder, by path from it. */
function found(folder: string, ...paths: readonly string[]): readonly string[] {
  const { files, problems } = findFiles(paths.map((path) => join(folder, path)));
  expect(problems).toEqual([]);
  return files.map((file) => relative(folder, file));
}

describe("findFiles", () => {
  it("searches folders for templates by their names", () => {
    const names = ["a.yaml", "b/c.yml", "b/d.JSON", "b/e/f.template", ".g.yaml"];
    const others = ["README.md", "a.cfn", "b/c.yaml.bak", "yaml"];
    const folder = folderWith(Object.fromEntries([...names, ...others].map((name) => [name, ""])));
    expect(found(folder, ".").toSorted()).toEqual(names.toSorted());
  });

  it("leaves out what packages and tools keep for themselves, unless it is named", () => {
    const hidden = ["node_modules/a/a.yaml", "b/node_modules/a.yaml", ".aws-sam/build/a.yaml"];
    const folder = folderWith(Object.fromEntries([...hidden, "a.yaml"].map((name) => [name, ""])));
    expect(found(folder, ".")).toEqual(["a.yaml"]);
    expect(found(folder, ".aws-sam", "node_modules/a")).toEqual([
      ".aws-sam/build/a.yaml",
      "node_modules/a/a.yaml",
    ]);
  });

  it("leaves out other working trees of a repository, unless they are named", () => {
    const files = { "a.yaml": "", "wt/.git": "gitdir: ../.git/worktrees/wt\n", "wt/a.yaml": "" };
    const folder = folderWith({
      ...files,
      "sub/.git": "gitdir: ../.git/modules/sub\n",
      "sub/a.yaml": "",
    });
    expect(found(folder, ".")).toEqual(["a.yaml", "sub/a.yaml"]);
    expect(found(folder, "wt")).toEqual(["wt/a.yaml"]);
  });

  it("takes files by name, whatever it is, and each once", () => {
    const folder = folderWith({ "a.cfn": "", b: "", "c.yaml": "", "[d].txt": "" });
    const paths = ["a.cfn", "b", "c.yaml", ".", "[d].txt", "b"];
    expect(found(folder, ...paths)).toEqual(["a.cfn", "b", "c.yaml", "[d].txt"]);
  });

  it("matches patterns", () => {
    const folder = folderWith({ "a.cfn": "", "b/c.cfn": "", "b/.d/e.cfn": "", "b/c.yaml": "" });
    expect(found(folder, "**/*.cfn")).toEqual(["a.cfn", "b/c.cfn"]);
    expect(found(folder, "b/*.{cfn,yaml}")).toEqual(["b/c.cfn", "b/c.yaml"]);
  });

  it("follows links to files, and none to folders", () => {
    const folder = folderWith({ "a.yaml": "", "b/c.yaml": "" });
    symlinkSync("../a.yaml", join(folder, "b/link.yaml"));
    symlinkSync("..", join(folder, "b/up"));
    symlinkSync("nowhere.yaml", join(folder, "b/dangling.yaml"));
    symlinkSync("loop.yaml", join(folder, "b/loop.yaml"));
    expect(found(folder, ".")).toEqual(["a.yaml", "b/c.yaml", "b/link.yaml"]);
    expect(found(folder, "b/up/b")).toEqual(["b/up/b/c.yaml", "b/up/b/link.yaml"]);
  });

  it("says which links it does not follow, unless what they lead to is searched by its own name", () => {
    const folder = folderWith({ "a/b/c.yaml": "", "a/.d/e.yaml": "", "f/g.yaml": "" });
    const links = {
      gone: "../none",
      "gone.yaml": "../none.yaml",
      b: "b",
      out: "../f",
      hidden: ".d",
    };
    for (const [name, target] of Object.entries(links)) {
      symlinkSync(target, join(folder, "a", name === "b" ? "again" : name));
    }
    const unfollowed = (...names: readonly string[]): readonly string[] =>
      findFiles(names.map((name) => join(folder, name))).unfollowed.map((note) =>
        note.replace(`${folder}/`, ""),
      );
    const gone = "'a/gone.yaml' is a link that leads nowhere.";
    const hidden = "'a/hidden' is a link to a folder, and is not followed: name it, too.";
    const out = "'a/out' is a link to a folder, and is not followed: name it, too.";
    expect(unfollowed("a")).toEqual([gone, hidden, out]);
    expect(unfollowed("a/**/*.yaml")).toEqual([gone, hidden, out]);
    expect(unfollowed("a", "a/out")).toEqual([gone, hidden]);
    expect(unfollowed("f")).toEqual([]);
  });

  it("knows Terraform's own language by its name", () => {
    const folder = folderWith({ "a/main.tf": "", "b/c.yaml": "", "b/.terraform/main.tf": "" });
    const has = (name: string): boolean => findFiles([join(folder, name)]).hasTerraform;
    expect(["a", "a/main.tf", "a/*.yaml", "b"].map(has)).toEqual([true, true, true, false]);
  });

  it.skipIf(process.platform === "win32")("does not wait for what is no file", () => {
    const folder = folderWith({ "a.yaml": "" });
    const pipe = join(folder, "pipe.yaml");
    execFileSync("sh", ["-c", `mkfifo "$0"`, pipe]);
    expect(found(folder, ".")).toEqual(["a.yaml"]);
    expect(findFiles([pipe])).toMatchObject({
      files: [],
      problems: [`'${pipe}' is neither a file nor a folder.`],
    });
  });

  it("says which paths lead nowhere", () => {
    const folder = folderWith({ "a.yaml": "", "b/c.txt": "" });
    symlinkSync("nowhere.yaml", join(folder, "dangling.yaml"));
    const names = ["a.yaml", "none.yaml", "b", "*.json", "none/*.yaml", "dangling.yaml"];
    const { files, problems } = findFiles(names.map((name) => join(folder, name)));
    expect(files).toEqual([join(folder, "a.yaml")]);
    expect(problems.map((problem) => problem.replaceAll(`${folder}/`, ""))).toEqual([
      "No file matches 'none.yaml'.",
      "No file in 'b' is *.yaml, *.yml, *.json or *.template.",
      "No file matches '*.json'.",
      "No file matches 'none/*.yaml'.",
      "No file matches 'dangling.yaml'.",
    ]);
  });
});
