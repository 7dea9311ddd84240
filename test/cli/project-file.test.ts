import { describe, expect, it } from "vitest";
import { folderWith, run } from "./command-line.js";

const trail = `Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties:
      IsLogging: true
      S3BucketName: acme-logs
`;

const groups = ["dev", "prod"].map((name) => ({ name, files: `${name}/*.yaml` }));

function folder(settings: unknown): string {
  return folderWith({
    "infrastructure/project.json": JSON.stringify(settings),
    "infrastructure/dev/trail.yaml": trail,
    "infrastructure/prod/trail.yaml": trail,
    "other.yaml": trail,
  });
}

describe("a project that is a file", () => {
  const option = "--project=infrastructure/project.json";

  it("says which templates are deployed together", () => {
    const cwd = folder({ groups });
    const apart = run([option], cwd);
    expect(apart.stderr).toContain("2 templates read");
    expect(apart.stdout).toMatch(/\| File +\| Trail +\| Group +\|/);
    expect(apart.stdout).toMatch(/\| dev\/trail.yaml +\| Trail +\| dev +\|/);
    expect(apart.stdout).not.toContain("as does");
    const together = run(["--project=infrastructure", "infrastructure"], cwd);
    expect(together.stdout).toContain("as does 'prod/trail.yaml:Trail'");
  });

  it("has a root below its folder, and templates that are named are linted alone", () => {
    const cwd = folder({ root: "dev", groups: [{ name: "one", files: "**" }] });
    expect(run([option], cwd).stderr).toContain("1 template read");
    const named = run([option, "other.yaml"], cwd);
    expect(named.stdout).toContain("other.yaml");
  });

  it("is drawn, too", () => {
    const drawn = run(["graph", option, "--format", "json"], folder({ groups }));
    expect(drawn.stderr).toContain("2 trails.");
    expect(drawn.status).toBe(0);
  });

  it.each<[settings: unknown, problem: string]>([
    [{ groups: [{ name: "dev" }] }, "groups[0] needs files"],
    [{ group: [] }, "group is unknown"],
    [{ root: "nowhere" }, "root must be a folder"],
  ])("is refused where it is %j", (settings, problem) => {
    const { status, stderr } = run([option], folder(settings));
    expect(stderr).toContain(problem);
    expect(status).toBe(2);
  });

  it("is refused where it is no JSON, or nothing", () => {
    const cwd = folderWith({ "project.json": "{", "a.yaml": trail });
    expect(run(["--project=project.json"], cwd).stderr).toContain("cannot use 'project.json'");
    expect(run(["--project=a.yaml"], cwd).stderr).toContain("needs a folder or a JSON file");
  });
});
