import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { asEdited } from "../../src/lint/edited-project.js";
import { deployedIn } from "../../src/lint/estate/deployed.js";
import { neighboursIn } from "../../src/lint/neighbours.js";
import { type Project, projectWith } from "../../src/lint/project.js";
import { readTemplateFile } from "../../src/lint/template-file.js";
import { type Files, reporter } from "./project.js";

const bucket = (properties = "", name = "logs", more = ""): string => `Resources:
  Logs: { Type: AWS::S3::Bucket, Properties: { ${properties} } }
${more}Outputs: { Logs: { Value: !Ref Logs, Export: { Name: ${name} } } }
`;
const trail = (from: string): string => `Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties: { IsLogging: true, S3BucketName: ${from} }
`;
const files: Files = {
  "a.yaml": bucket(),
  "b.yaml": trail("!ImportValue logs"),
  "c.yaml": trail("!ImportValue others"),
  "d.yaml": trail("elsewhere"),
};

const base = { project: {} };
const membership = { settings: base, base };

describe("a project in which a text is edited", () => {
  const reported = reporter(base);

  function saved(): Project {
    reported("a.yaml", files, "trail-multi-region");
    const found = projectWith(join(reported.root(), "a.yaml"), base.project);
    if (found === undefined) throw new Error("There is no project.");
    return found.project;
  }

  function edited(project: Project, text: string, name = "a.yaml"): Project {
    const path = join(reported.root(), name);
    return asEdited({ path, project }, readTemplateFile(text, path));
  }

  function filesWithOthers(project: Project, before: Project): readonly string[] {
    const known = new Set(deployedIn(before, base));
    return deployedIn(project, base)
      .filter((each) => !known.has(each))
      .map(({ path }) => project.nameOf(path));
  }

  it("is the one on disk as long as others see nothing of the edit", () => {
    const project = saved();
    expect(edited(project, bucket())).toBe(project);
    expect(edited(project, `\uFEFF${bucket()}`)).toBe(project);
    expect(edited(project, `# A comment\n${bucket("AccessControl: Private")}`)).toBe(project);
    expect(edited(project, "name: nothing\n")).toBe(project);
  });

  it("is one as long as they see the same", () => {
    const project = saved();
    const renamed = edited(project, bucket("", "other"));
    expect(renamed).not.toBe(project);
    expect(edited(project, `# A comment\n${bucket("AccessControl: Private", "other")}`)).toBe(
      renamed,
    );
    expect(edited(project, bucket("", "others"))).not.toBe(renamed);
    expect(edited(project, bucket())).toBe(project);
  });

  it("has all that is filed on disk but for what has changed", () => {
    const project = saved();
    const before = neighboursIn(project, membership);
    const after = neighboursIn(edited(project, bucket("", "other")), membership);
    expect(after.exporting("export")).not.toBe(before.exporting("export"));
    expect(after.importing()).toBe(before.importing());
    expect(after.nesting()).toBe(before.nesting());
    const queue = "  Queue: { Type: AWS::SQS::Queue }\n";
    const added = neighboursIn(edited(project, bucket("", "logs", queue)), membership);
    expect(added.exporting("export")).toBe(before.exporting("export"));
  });

  it("asks only those anew that ask for what has changed", () => {
    const project = saved();
    expect(filesWithOthers(edited(project, bucket("", "other")), project)).toEqual([
      "a.yaml",
      "b.yaml",
    ]);
    expect(filesWithOthers(edited(project, bucket("", "others")), project)).toEqual([
      "a.yaml",
      "b.yaml",
      "c.yaml",
    ]);
    const named = bucket("BucketName: elsewhere");
    expect(filesWithOthers(edited(project, named), project)).toEqual(["a.yaml", "d.yaml"]);
  });

  it("asks nobody anew for what others call who share a name with it, however many do", () => {
    const sharing = Array.from({ length: 101 }, (_, index) => {
      const own = `  Own: { Type: AWS::S3::Bucket, Properties: { BucketName: own${String(index)} } }\n`;
      return [`s${String(index)}.yaml`, `${trail("elsewhere")}${own}`] as const;
    });
    reported("a.yaml", { ...files, ...Object.fromEntries(sharing) }, "trail-multi-region");
    const project = saved();
    const asked = filesWithOthers(edited(project, bucket("BucketName: elsewhere")), project);
    expect(asked).toHaveLength(sharing.length + 2);
    expect(asked).not.toContain("b.yaml");
  });

  it("asks everybody anew where it nests others than before", () => {
    const project = saved();
    const nesting = `  Nested: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: d.yaml } }\n`;
    const after = edited(project, bucket("", "logs", nesting));
    expect(filesWithOthers(after, project)).toHaveLength(4);
  });

  it("is kept until the next edit, and not longer", async () => {
    const project = saved();
    const typed = ["l", "lo", "log"].map((name) => {
      const after = edited(project, bucket("BucketName: elsewhere", name));
      neighboursIn(after, membership).exporting("export");
      deployedIn(after, base).map(({ contents }) => contents());
      return new WeakRef(after);
    });
    setFlagsFromString("--expose-gc");
    const collect = runInNewContext("gc") as () => void;
    // What a weak reference is asked for in one turn stays until the next.
    await new Promise((resolve) => setTimeout(resolve, 10));
    collect();
    expect(typed.map((each) => each.deref() !== undefined)).toEqual([false, false, true]);
    const last = edited(project, bucket("BucketName: elsewhere", "log"));
    expect(last).toBe(typed[2]?.deref());
  });
});
