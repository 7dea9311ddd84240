import { describe, expect, it } from "vitest";
import { matcherOf, readGlob } from "../../src/lint/glob.js";

describe("readGlob", () => {
  it("is no pattern without wildcards", () => {
    expect(readGlob("stacks/trail.yaml")).toBeUndefined();
  });

  it.each([
    ["*.yaml", "."],
    ["stacks/*.yaml", "stacks"],
    ["../a/b*/c.yaml", "../a"],
    ["/*.yaml", "/"],
    ["/a/{b,c}.yaml", "/a"],
  ])("finds the folder of %s", (pattern, folder) => {
    expect(readGlob(pattern)?.folder).toBe(folder);
  });

  it.each([
    ["*.yaml", ["a.yaml", ".a.yaml", ".yaml"], ["a/b.yaml", "a.yml", "a.yaml.txt", "ayaml"]],
    ["**/*.yaml", ["a.yaml", "a/b.yaml", "a/b/c.yaml"], ["a.yml", "a/b.yaml/c"]],
    ["**", ["a", "a/b.txt"], []],
    ["*/t.yaml", ["a/t.yaml"], ["t.yaml", "a/b/t.yaml"]],
    ["?.yaml", ["a.yaml"], ["ab.yaml", ".yaml"]],
    ["[ab].yaml", ["a.yaml", "b.yaml"], ["c.yaml"]],
    ["[!ab].yaml", ["c.yaml"], ["a.yaml", "/.yaml"]],
    ["[a-c].yaml", ["b.yaml"], ["d.yaml"]],
    ["*.{yaml,y?l,json}", ["a.yaml", "a.yml", "a.json"], ["a.txt"]],
    ["@(a|b).yaml", ["a.yaml", "b.yaml"], ["c.yaml"]],
    ["!a*", ["!a.yaml"], ["b.yaml"]],
    ["*[", ["a["], ["a"]],
  ])("matches with %s what it means", (pattern, matching, others) => {
    const glob = readGlob(pattern)!;
    expect(matching.filter((path) => !glob.matches(path))).toEqual([]);
    expect(others.filter((path) => glob.matches(path))).toEqual([]);
  });
});

describe("matcherOf", () => {
  it("matches what one of the patterns means", () => {
    const isIncluded = matcherOf(["stacks/**/*.yaml", "./trail.json", "**/log-*"]);
    const paths = ["stacks/a/b.yaml", "trail.json", "a/log-bucket.yaml", "trail.yaml", "stacks"];
    expect(paths.filter(isIncluded)).toEqual(paths.slice(0, 3));
  });

  it("leaves out what an exclusion means, wherever it stands", () => {
    const paths = ["a.yaml", "b.yaml", "old/a.yaml", "old/c.yaml"];
    expect(paths.filter(matcherOf(["!old/**", "**/*.yaml", "!b.yaml"]))).toEqual(["a.yaml"]);
    expect(paths.filter(matcherOf(["!(a|c).yaml"]))).toEqual(["b.yaml"]);
  });
});
