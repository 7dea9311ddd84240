import { describe, expect, it } from "vitest";
import type { Mapping, Node } from "../../src/document/node.js";
import { readDocument } from "../../src/document/read.js";
import type { AbsentValue, Known } from "../../src/graph/value.js";
import type { Edit, Target } from "../../src/lint/edit.js";
import { reference, type Written } from "../../src/template/written.js";
import type { Place } from "../../src/template/expression.js";
import type { Resource } from "../../src/template/template.js";
import { alone, readConfiguration } from "../../src/terraform/configuration/configuration.js";
import { textAfter } from "./edited.js";

function at(node: Node | undefined, path: readonly string[]): Node {
  return path.reduce<Node>((inner, key) => {
    if (inner.kind !== "Mapping") throw new Error(`There is no '${key}'.`);
    return inner.entries.find((entry) => entry.key.text === key)!.value;
  }, node!);
}

function resourceOf(name: string, body: Node): Resource {
  return {
    kind: "Resource",
    name,
    header: body.span,
    span: body.span,
    type: name.split(".")[0]!,
    dialect: "terraform",
    properties: { kind: "Fields", fields: [], place: { span: body.span } },
    dependsOn: [],
    attributes: new Map(),
    body: body as Mapping,
  };
}

/** What becomes of a configuration once an attribute of its trail is written. */
function written(
  text: string,
  attribute: string,
  write: (resource: (type: string) => Resource) => Written,
  source?: readonly string[],
): string | undefined {
  const document = readDocument(text);
  const [root] = document.roots;
  const resource = (type: string): Resource =>
    resourceOf(`${type}.main`, at(root, ["resource", type, "main"]));
  const trail = resource("aws_cloudtrail");
  const node = source && at(root, source);
  const place: Place = node === undefined ? { span: [0, 0] } : { span: node.span, node };
  const raw: Known | AbsentValue =
    node?.kind === "Scalar" && node.value !== null
      ? { state: "known", value: node.value, text: node.text, use: place, source: place }
      : { state: "absent", use: place, source: place };
  const missing =
    node === undefined ? { owner: trail.body, path: attribute.split(".") } : undefined;
  const name = attribute.split(".").at(-1) ?? attribute;
  const property: Target = { name, resource: trail, use: place, raw, missing };
  const edit: Edit = [{ kind: "setting", property, written: write(resource) }];
  return textAfter(edit, document, readConfiguration(document, alone));
}

describe("Terraform", () => {
  const config = (trail: string, others = ""): string =>
    `{"resource": {"aws_cloudtrail": {"main": {${trail}}}${others}}}`;

  it("begins a block with what was missing", () => {
    expect(written(config('"name": "a"'), "enable_logging", () => true)).toBe(
      config('"enable_logging": true, "name": "a"'),
    );
    expect(written(config('"name": "a"'), "a.b", () => ["c"])).toBe(
      config('"a": {"b": ["c"]}, "name": "a"'),
    );
  });

  it.each<[attribute: string | undefined, type: string, expected: string]>([
    [undefined, "aws_s3_bucket", "${aws_s3_bucket.main.id}"],
    ["Arn", "aws_kms_key", "${aws_kms_key.main.arn}"],
    ["Arn", "aws_cloudwatch_log_group", "${aws_cloudwatch_log_group.main.arn}:*"],
  ])("refers to attribute %s of %s", (attribute, type, expected) => {
    const text = (trail: string): string => config(trail, `, "${type}": {"main": {}}`);
    expect(written(text(""), "a", (resource) => reference(resource(type), attribute))).toBe(
      text(`"a": "${expected}"`),
    );
  });

  it.each<[why: string, body: string, attribute: string]>([
    ["an attribute nobody translated", "", "Name"],
    ["one of many", '"count": 2', "Arn"],
    ["one of each", '"for_each": ["a"]', "Arn"],
  ])("refuses to refer to %s", (_why, body, attribute) => {
    const text = config("", `, "aws_kms_key": {"main": {${body}}}`);
    const edited = written(text, "a", (resource) => reference(resource("aws_kms_key"), attribute));
    expect(edited).toBeUndefined();
  });

  it.each(["module.logs.aws_kms_key.main", "aws_kms_key.main[0]"])("refuses %s", (name) => {
    const text = config("", ', "aws_kms_key": {"main": {}}');
    const edited = written(text, "a", (resource) =>
      reference({ ...resource("aws_kms_key"), name }, "Arn"),
    );
    expect(edited).toBeUndefined();
  });

  it("writes no template by accident", () => {
    expect(written(config(""), "a", () => "${b} %{c} $d")).toBe(config('"a": "$${b} %%{c} $d"'));
  });

  describe("a value from elsewhere", () => {
    const variable = (body: string, uses = ""): string =>
      `{"variable": {"on": ${body}}, "locals": {"on": "\${var.on}", "off": false${uses}}, "resource": {"aws_cloudtrail": {"main": {"a": "\${local.off}", "b": "\${local.on}"}}}}`;

    it.each<[before: string, after: string, source: readonly string[]]>([
      [
        variable('{"default": false}'),
        variable('{"default": true}'),
        ["variable", "on", "default"],
      ],
      [variable("{}"), variable("{}").replace('"off": false', '"off": true'), ["locals", "off"]],
    ])("is edited there: %s", (before, after, source) => {
      expect(written(before, "a", () => true, source)).toBe(after);
    });

    it.each<[why: string, text: string, source: readonly string[]]>([
      [
        "validated",
        variable('{"default": false, "validation": {}}'),
        ["variable", "on", "default"],
      ],
      [
        "shared",
        variable('{"default": false}', ', "b": "${var.on}"'),
        ["variable", "on", "default"],
      ],
      ["shared local", variable("{}", ', "b": "${local.off}"'), ["locals", "off"]],
      ["part of a local", variable("{}", ', "b": {"c": false}'), ["locals", "b", "c"]],
      ["no default", variable('{"sensitive": false}'), ["variable", "on", "sensitive"]],
      ["another's", variable("{}").replace("locals", "output"), ["output", "off"]],
    ])("is left alone where it is %s", (_why, text, source) => {
      expect(written(text, "a", () => true, source)).toBeUndefined();
    });
  });
});
