import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folderWith, run, trail } from "./command-line.js";

describe("--project", () => {
  it("shows the trails of its folder, beside the report where that is for programs", () => {
    const folder = folderWith({ "a/a.yaml": trail(), "b/b.yaml": trail() });
    const row = /^\| a\.yaml +\| Trail +\| on +\|/m;
    const plain = run(["--project=a"], folder);
    expect(plain.stdout).toMatch(row);
    expect(plain.stdout).not.toContain("b.yaml");
    const json = run(["--project=a", "-f", "json"], folder);
    expect(JSON.parse(json.stdout)).toHaveLength(1);
    expect(json.stderr).toMatch(row);
  });

  it("says of what is outside of it that it is judged alone", () => {
    const folder = folderWith({ "a/a.yaml": trail(), "b/b.yaml": trail() });
    const { stderr } = run(["--project=a", "a", "b"], folder);
    const said = `'${join(folder, "b/b.yaml")}' is judged alone, since it is outside of the project '${join(folder, "a")}'.`;
    expect(stderr.split("\n").filter((line) => line.includes("alone"))).toEqual([
      `cloudtrail-lint: ${said}`,
    ]);
  });
});
