import { describe, expect, it } from "vitest";
import { reporter } from "./project.js";

const lint = reporter();
const queue =
  "Parameters: { Stage: { Type: String } }\nResources: { Queue: { Type: AWS::SQS::Queue } }\n";
const files = { "a/a.yaml": queue, "b/b.yaml": queue, "b/notes.json": "{}" };

/** What is said at the beginning of a template. */
const said = (path: string, project: object): readonly string[] =>
  lint.with({ project })(path, files, "template-readable");

describe("what the settings of a project say of what it does not have", () => {
  it.each([
    [{ include: ["a/**", "bb/*.yaml"] }, "The project's pattern 'bb/*.yaml' matches no file."],
    [
      {
        groups: [
          { name: "all", files: "**" },
          { name: "dev", files: ["dev/**"] },
        ],
      },
      "The project's group 'dev' has no template.",
    ],
    [
      { groups: [{ name: "dev", files: "b/**", parameters: { Stage: "dev", Stgae: "dev" } }] },
      "No template of the project's group 'dev' has a parameter 'Stgae'.",
    ],
  ])("is a problem of the first template: %j", (project, problem) => {
    expect(said("a/a.yaml", project)).toEqual([`: ${problem}`]);
    expect(said("b/b.yaml", project)).toEqual([]);
  });

  it("is a problem of any where the project has none", () => {
    for (const path of ["a/a.yaml", "b/b.yaml"]) {
      expect(said(path, { include: ["c/**"] })).toEqual([
        ": The project's pattern 'c/**' matches no file.",
      ]);
    }
  });

  it.each([
    [{}],
    [{ include: ["a/*.yaml", "b/notes.json", "!c/**"] }],
    [{ groups: [{ name: "dev", files: ["**", "!c/**"], parameters: { Stage: "dev" } }] }],
  ])("is none: %j", (project) => {
    expect(said("a/a.yaml", project)).toEqual([]);
  });
});

describe.each([{}, { include: ["new/**"] }])("a text that is not saved yet: %j", (project) => {
  const unsaved = reporter({ project });

  it("is none that a pattern has to match, nor does one that nobody wrote", () => {
    expect(unsaved.unsaved("new/a.yaml", queue, {}, "template-readable")).toEqual([]);
  });
});
