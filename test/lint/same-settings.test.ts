import { describe, expect, it } from "vitest";
import { hashedProject } from "../../src/lint/hashed-project.js";
import { settingsOf } from "../../src/lint/settings.js";

const groups = [{ name: "prod", files: "**" }];

describe("settings", () => {
  it.each([
    ["nothing but what they are", {}, undefined],
    ["a project", { project: { root: "fixtures", groups } }, undefined],
    ["a project of the language", {}, { root: "fixtures", groups }],
  ])("are the same in each configuration that says the same: %s", (_, more, project) => {
    const made = (region: string): object =>
      settingsOf({
        settings: { cloudtrail: { region, ...structuredClone(more) } },
        ...(project && { languageOptions: { project: hashedProject(project) } }),
      });
    expect(made("eu-west-1")).toBe(made("eu-west-1"));
    expect(made("eu-west-1")).not.toEqual(made("eu-west-2"));
  });

  it("are others where the project is another", () => {
    const made = (root: string): object =>
      settingsOf({ settings: {}, languageOptions: { project: hashedProject({ root }) } });
    expect(made("fixtures/estate")).toBe(made("fixtures/estate"));
    expect(made("fixtures/estate")).not.toEqual(made("fixtures"));
  });
});
