import { Linter } from "eslint";
import { describe, expect, it } from "vitest";
import type { Entry, Node, Span } from "../../src/document/node.js";
import { readDocument } from "../../src/document/read.js";
import cloudtrail from "../../src/index.js";
import { type Fixture, fixtures } from "./fixtures.js";

/**
 * What nobody can know is no finding: where a value is taken away from a template, no rule may say
 * of a resource what it did not say before. Every value of every resource is tried in turn. Plans are
 * left out: what they do not know they say elsewhere.
 *
 * Left alone is what must be a name when the template is read, and which no template could replace:
 * keys, the type and condition of a resource, and what a function is given, such as the condition
 * of `Fn::If` or the name of a mapping. What `Fn::If` chooses between is a value like any other. In
 * Terraform it is how often there is a resource and on what it depends.
 */
const linter = new Linter({ configType: "flat" });

/** A reference makes wait, and what takes its place does not. */
const ofReferences: ReadonlySet<string> = new Set(["trail-depends-on-bucket-policy"]);
const names = Object.keys(cloudtrail.rules).filter((name) => !ofReferences.has(name));

interface Edit {
  readonly span: Span;
  readonly text: string;
}

interface Declared {
  readonly name: string;
  readonly span: Span;
  /** What it is set to. */
  readonly properties: readonly Node[];
}

/** Rules and the resources they find fault with, in a fixture as it is or with a value replaced. */
function findingsIn(
  { rule, name, config, text }: Fixture,
  resources: readonly Declared[],
  { span: [from, to], text: written }: Edit = { span: [0, 0], text: "" },
): ReadonlySet<string> {
  const edited = text.slice(0, from) + written + text.slice(to);
  const own = config.options === undefined ? [] : [config.options];
  const messages = linter.verify(
    edited,
    {
      files: ["**/*.yaml", "**/*.json"],
      plugins: { cloudtrail },
      language: "cloudtrail/template",
      // A directive that has nothing left to suppress is no finding of a rule.
      linterOptions: { reportUnusedDisableDirectives: "off" },
      settings: config.settings === undefined ? {} : { cloudtrail: config.settings },
      rules: Object.fromEntries(
        names.map((each) => [`cloudtrail/${each}`, ["error", ...(each === rule ? own : [])]]),
      ),
    },
    { filename: name },
  );
  const starts = [...edited.matchAll(/^/gm)].map(({ index }) => index);
  return new Set(
    messages.map(({ ruleId, line, column, fatal, message }) => {
      if (fatal === true) return message;
      const place = (starts[line - 1] ?? 0) + column - 1;
      const offset = place <= from ? place : Math.max(from, place - written.length - from + to);
      const at = resources.find(({ span: [start, end] }) => start <= offset && offset < end);
      return `${String(ruleId)} at ${at?.name ?? "the template"}`;
    }),
  );
}

function resourcesIn(roots: readonly Node[]): readonly Declared[] {
  return [
    ...valuesOf(roots, "Resources")
      .flatMap(({ value }) => entriesOf(value))
      .map(({ key, value, span }) => ({
        name: key.text,
        span,
        properties: valuesOf([value], "Properties").map((each) => each.value),
      })),
    ...["resource", "data"].flatMap((kind) =>
      valuesOf(roots, kind)
        .flatMap(({ value }) => entriesOf(value))
        .flatMap((type) =>
          entriesOf(type.value).map(({ key, value, span }) => ({
            name: `${type.key.text}.${key.text}`,
            span,
            properties: entriesOf(value)
              .filter((each) => !metaArguments.has(each.key.text))
              .map((each) => each.value),
          })),
        ),
    ),
  ];
}

/** What Terraform itself must know, and comments. */
const metaArguments = new Set(["count", "for_each", "depends_on", "dynamic", "provider", "//"]);

function valuesOf(nodes: readonly Node[], name: string): readonly Entry[] {
  return nodes.flatMap(entriesOf).filter(({ key }) => key.text === name);
}

/** In Terraform an object may be a list of objects. */
function entriesOf(node: Node): readonly Entry[] {
  if (node.kind === "Mapping") return node.entries;
  return node.kind === "Sequence" ? node.items.flatMap(entriesOf) : [];
}

function valuesIn(node: Node): readonly Span[] {
  if (node.anchor !== undefined) return [];
  switch (node.kind) {
    case "Alias":
      return [];
    case "Scalar":
      return [node.span];
    case "Sequence": {
      if (node.tag === undefined) return node.items.flatMap(valuesIn);
      return [node.span, ...(node.tag.name === "!If" ? node.items.slice(1).flatMap(valuesIn) : [])];
    }
    case "Mapping":
      if (node.tag !== undefined) return [node.span];
      return node.entries.flatMap(({ key, value, merge }) => {
        if (merge) return [];
        if (key.text === "Fn::If" && value.kind === "Sequence") {
          return [node.span, ...value.items.slice(1).flatMap(valuesIn)];
        }
        return isFunction(key.text) ? [node.span] : valuesIn(value);
      });
  }
}

function isFunction(name: string): boolean {
  return name === "Ref" || name.startsWith("Fn::");
}

describe("a value that nobody can know", () => {
  it.each(fixtures().filter(({ ending }) => ending !== ".plan.json"))(
    "adds no finding to $rule/$verdict/$name",
    (fixture) => {
      const { text, ending } = fixture;
      const { syntax, roots } = readDocument(text);
      const resources = resourcesIn(roots);
      const imported = syntax === "json" ? '{ "Fn::ImportValue": "x" }' : "!ImportValue x";
      const unknownValue = ending === ".tf.json" ? '"${file(\\"x\\")}"' : imported;
      const before = findingsIn(fixture, resources);
      const spans = resources.flatMap(({ properties }) => properties.flatMap(valuesIn));
      const added = spans.flatMap((span) => {
        const value = text.slice(...span);
        // A block scalar ends with its line.
        const lineEnd = value.endsWith("\n") ? "\n" : "";
        // In what is right, a word may also be the end of a text that begins with something unknown.
        const [, end] = /^["']?[\w.:*-]*([\w*])["']?$/.exec(value) ?? [];
        const joined =
          ending === ".tf.json"
            ? `"\${file(\\"x\\")}${String(end)}"`
            : `{ "Fn::Join": ["", [{ "Fn::ImportValue": "x" }, "${String(end)}"]] }`;
        const isJoined = end !== undefined && fixture.verdict === "valid";
        const unknowns = [unknownValue + lineEnd, ...(isJoined ? [joined] : [])];
        return unknowns.flatMap((unknown) =>
          [...findingsIn(fixture, resources, { span, text: unknown })]
            .filter((finding) => !before.has(finding))
            .map((finding) => `${finding} for ${unknown} in place of ${value} (${String(span)})`),
        );
      });
      expect(added).toEqual([]);
    },
  );
});
