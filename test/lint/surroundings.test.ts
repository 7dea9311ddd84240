import {
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import process from "node:process";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { readTemplateFile } from "../../src/lint/template-file.js";
import type { Template } from "../../src/template/template.js";

let root = "";
let outside = "";

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "module-")));
  outside = realpathSync(mkdtempSync(join(tmpdir(), "outside-")));
  vi.spyOn(process, "cwd").mockReturnValue(root);
});

afterEach(() => {
  vi.restoreAllMocks();
  for (const folder of [root, outside]) rmSync(folder, { recursive: true, force: true });
});

function write(path: string, content: unknown, base = root): string {
  const full = join(base, path);
  mkdirSync(dirname(full), { recursive: true });
  writeFileSync(full, typeof content === "string" ? content : JSON.stringify(content));
  return full;
}

const resource = (name: string): object => ({ resource: { test_a: { [name]: {} } } });

/** The template of a text, as if it stood in this file. */
function templateAt(path: string, content: object = resource("own")): Template {
  const [template] = readTemplateFile(JSON.stringify(content), path).templates;
  if (template === undefined) throw new Error("It is no template.");
  return template;
}

function shown({ resources, gaps }: Template): readonly string[] {
  return [...resources.keys(), ...gaps.map(({ reason }) => reason)];
}

const called = (source: string): object => ({ module: { m: { source } } });

describe("what stands beside a file", () => {
  it("is what the other files of its folder declare", () => {
    write("b.tf.json", resource("b"));
    write("c.json", resource("c"));
    write("deeper/d.tf.json", resource("d"));
    write(".hidden.tf.json", resource("hidden"));
    write("backup.tf.json~", resource("backup"));
    expect(shown(templateAt(join(root, "a.tf.json")))).toEqual(["test_a.own", "test_a.b"]);
  });

  it("is not the file itself as it was saved", () => {
    const path = write("a.tf.json", resource("saved"));
    expect(shown(templateAt(path))).toEqual(["test_a.own"]);
  });

  it("is read again when it changes", () => {
    const path = write("b.tf.json", resource("b"));
    expect(shown(templateAt(join(root, "a.tf.json")))).toContain("test_a.b");
    write("b.tf.json", resource("changed"));
    utimesSync(path, 1, 1);
    expect(shown(templateAt(join(root, "a.tf.json")))).toContain("test_a.changed");
  });

  it("is the same module from the view of the other file", () => {
    const [a, b] = [{ locals: { n: 1 }, ...resource("a") }, resource("b")];
    const paths = [write("a.tf.json", a), write("b.tf.json", b)];
    const views = [a, b].map((each, index) =>
      [...templateAt(paths[index] ?? "", each).resources.keys()].sort(),
    );
    expect(views).toEqual([
      ["test_a.a", "test_a.b"],
      ["test_a.a", "test_a.b"],
    ]);
  });

  it("overrides it, or is overridden by it", () => {
    const base = { resource: { test_a: { own: { n: 1 } } } };
    const path = write("x_override.tf.json", resource("own"));
    write("a.tf.json", base);
    const fields = (template: Template): unknown =>
      template.resources
        .get("test_a.own")
        ?.properties.fields.map(({ name, value }) => [name, value.place.file]);
    const own = { resource: { test_a: { own: { n: 2 } } } };
    expect(fields(templateAt(path, own))).toEqual([["n", undefined]]);
    expect(templateAt(path, own).resources.get("test_a.own")?.file).toBe(join(root, "a.tf.json"));
  });

  it.each<[what: string, name: string, content: string]>([
    ["is in Terraform's own language", "b.tf", ""],
    ["is broken", "b.tf.json", "{"],
    ["is too large", "b.tf.json", " ".repeat(2_000_001)],
  ])("may declare anything where it %s", (_, name, content) => {
    write(name, content);
    write("c.tf.json", resource("c"));
    expect(shown(templateAt(join(root, "a.tf.json")))).toEqual([
      "test_a.own",
      "test_a.c",
      `'${name}' may declare more`,
    ]);
  });

  it("may declare anything where it is a link that leads elsewhere or nowhere", () => {
    symlinkSync(write("x.tf.json", resource("x"), outside), join(root, "b.tf.json"));
    symlinkSync(join(root, "nobody"), join(root, "c.tf.json"));
    expect(shown(templateAt(join(root, "a.tf.json")))).toEqual([
      "test_a.own",
      "'b.tf.json' may declare more",
      "'c.tf.json' may declare more",
    ]);
  });

  it("is nothing where it is a folder, and where there is none", () => {
    write("b.tf.json/c", "");
    expect(shown(templateAt(join(root, "a.tf.json")))).toEqual(["test_a.own"]);
    expect(shown(templateAt(join(root, "nobody/a.tf.json")))).toEqual(["test_a.own"]);
    expect(shown(templateAt("relative.tf.json"))).toEqual(["test_a.own"]);
  });
});

describe("a module that is called", () => {
  const gap = ["module 'm' may add resources"];

  it("is read inside of the working directory", () => {
    write("modules/m/x.tf.json", resource("x"));
    expect(shown(templateAt(join(root, "stack/a.tf.json"), called("../modules/m")))).toEqual(gap);
    mkdirSync(join(root, "stack"));
    expect(shown(templateAt(join(root, "stack/a.tf.json"), called("../modules/m")))).toEqual([
      "module.m.test_a.x",
    ]);
  });

  it("is not read outside of it", () => {
    write("x.tf.json", resource("x"), outside);
    const way = `../${outside.split("/").at(-1) ?? ""}`;
    expect(shown(templateAt(join(root, "a.tf.json"), called(way)))).toEqual(gap);
  });

  it("is not read through a link that leads outside of it", () => {
    write("x.tf.json", resource("x"), outside);
    symlinkSync(outside, join(root, "m"));
    expect(shown(templateAt(join(root, "a.tf.json"), called("./m")))).toEqual(gap);
  });

  it("is read through a link that stays inside of it", () => {
    write("real/x.tf.json", resource("x"));
    symlinkSync(join(root, "real"), join(root, "m"));
    expect(shown(templateAt(join(root, "a.tf.json"), called("./m")))).toEqual([
      "module.m.test_a.x",
    ]);
  });

  it("is read in the folder of a file that is elsewhere, and no further", () => {
    write("stack/m/x.tf.json", resource("x"), outside);
    write("n/x.tf.json", resource("x"), outside);
    const path = join(outside, "stack/a.tf.json");
    expect(shown(templateAt(path, called("./m")))).toEqual(["module.m.test_a.x"]);
    expect(shown(templateAt(path, called("../n")))).toEqual(gap);
  });

  it("is none where it is the caller", () => {
    write("m/x.tf.json", called("../"));
    write("a.tf.json", called("./m"));
    expect(shown(templateAt(join(root, "a.tf.json"), called("./m")))).toEqual(gap);
  });
});

describe("files of values beside a configuration", () => {
  const variable = { variable: { v: { default: false } }, ...resource("own") };

  const given = (): unknown => {
    const { inputs } = templateAt(join(root, "a.tf.json"), variable);
    const standard = inputs.get("v")?.default;
    return standard?.kind === "Constant" ? standard.value : standard;
  };

  it.each<[name: string, content: unknown]>([
    ["terraform.tfvars", "v = true"],
    ["x.auto.tfvars", ""],
    ["terraform.tfvars.json", "{"],
    ["x.auto.tfvars.json", []],
  ])("may give variables other values: %s", (name, content) => {
    write(name, content);
    expect(given()).toBeUndefined();
  });

  it("give variables their values where they can be read, the last of them", () => {
    write("terraform.tfvars.json", {});
    expect(given()).toBe(false);
    write("terraform.tfvars.json", { v: "first" });
    expect(given()).toBe("first");
    write("a.auto.tfvars.json", { v: "second" });
    write("b.auto.tfvars.json", { v: "third" });
    expect(given()).toBe("third");
  });

  it("give none where nobody asks for them", () => {
    write("production.tfvars", "v = true");
    const { inputs } = templateAt(join(root, "a.tf.json"), variable);
    expect(inputs.get("v")).toHaveProperty("default");
  });
});
