import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse, parseAllDocuments } from "yaml";

import { readJson } from "../../src/document/json.js";
import type { Document, Node } from "../../src/document/node.js";
import { readDocument } from "../../src/document/read.js";
import { readYaml } from "../../src/document/yaml.js";
import { anyYaml } from "./any-yaml.js";
import { dataOf, nodesOf } from "./walk.js";

/** What the library makes of a piece of the text, put back to its column. */
function reparse({ text }: Document, { span: [start, end] }: Node): unknown {
  const line = text.slice(text.lastIndexOf("\n", start - 1) + 1, start).replace("\uFEFF", "");
  const source = " ".repeat(line.length) + text.slice(start, end);
  return withoutLastNewline(parse(source, { logLevel: "silent" }));
}

/** A block scalar's blank lines are not in its span. */
function withoutLastNewline(data: unknown): unknown {
  if (typeof data === "string") return data.trimEnd();
  if (typeof data !== "object" || data === null) return data;
  if (Array.isArray(data)) return data.map(withoutLastNewline);
  return Object.fromEntries(Object.entries(data).map(([k, v]) => [k, withoutLastNewline(v)]));
}

function expectNested({ roots, text }: Document): void {
  const visit = (node: Node, [from, to]: Node["span"]): void => {
    const [start, end] = node.span;
    expect(from <= start && start <= end && end <= to).toBe(true);
    let previous = start;
    const parts =
      node.kind === "Sequence" ? node.items : node.kind === "Mapping" ? node.entries : [];
    for (const part of parts) {
      expect(part.span[0]).toBeGreaterThanOrEqual(previous);
      previous = part.span[1];
      if (part.kind !== "Entry") {
        visit(part, node.span);
        continue;
      }
      expect(part.span).toEqual([part.key.span[0], part.value.span[1]]);
      expect(part.key.span[1]).toBeLessThanOrEqual(part.value.span[0]);
      visit(part.key, node.span);
      visit(part.value, node.span);
    }
  };
  for (const root of roots) visit(root, [0, text.length]);
}

describe("any YAML", () => {
  it("has the data that the library reads", () => {
    fc.assert(
      fc.property(anyYaml, ({ text }) => {
        const document = readYaml(text);
        expect(document.problems).toEqual([]);
        expect(dataOf(document.roots[0]!)).toEqual(parse(text, { logLevel: "silent" }));
      }),
    );
  });

  it("has nodes whose source means the same alone", () => {
    fc.assert(
      fc.property(anyYaml, ({ text }) => {
        const document = readYaml(text);
        for (const node of nodesOf(document)) {
          expect(reparse(document, node)).toEqual(withoutLastNewline(dataOf(node)));
        }
      }),
    );
  });

  it("has nodes that nest and do not overlap", () => {
    fc.assert(fc.property(anyYaml, ({ text }) => expectNested(readYaml(text))));
  });

  it("has its comments, and those outside of scalars", () => {
    fc.assert(
      fc.property(anyYaml, (written) => {
        const document = readYaml(written.text);
        expect(document.comments.map(({ text }) => text)).toEqual(written.comments);
        for (const { span } of document.comments) {
          expect(written.text.slice(...span)).toMatch(/^#[^\r\n]*$/);
          for (const node of nodesOf(document)) {
            if (node.kind !== "Scalar") continue;
            const [start, end] = node.content;
            const isHeader = !written.text.slice(start, span[0]).includes("\n");
            expect(
              span[1] <= start ||
                span[0] >= end ||
                (/^[|>]/.test(written.text.slice(start)) && isHeader),
            ).toBe(true);
          }
        }
      }),
    );
  });
});

describe("any JSON", () => {
  const anyJson = fc
    .tuple(
      fc.jsonValue({ stringUnit: "binary" }),
      fc.constantFrom(undefined, 1, "\t"),
      fc.constantFrom("", "\uFEFF"),
    )
    .map(([value, space, start]) => start + JSON.stringify(value, null, space));

  it("has the data that JSON.parse reads, node by node", () => {
    fc.assert(
      fc.property(anyJson, (text) => {
        const document = readJson(text);
        expect(document.problems).toEqual([]);
        expect(dataOf(document.roots[0]!)).toEqual(JSON.parse(text.replace(/^\uFEFF/, "")));
        for (const node of nodesOf(document)) {
          expect(JSON.parse(text.slice(...node.span))).toEqual(dataOf(node));
        }
        expectNested(document);
      }),
    );
  });

  it("is YAML of the same tree", () => {
    fc.assert(
      fc.property(anyJson, (text) => {
        const [json, yaml] = [readJson(text), readYaml(text)];
        expect(yaml.problems).toEqual([]);
        const outline = (document: Document): unknown =>
          nodesOf(document).map(({ kind, span }) => ({ kind, span }));
        expect(outline(yaml)).toEqual(outline(json));
        expect(dataOf(yaml.roots[0]!)).toEqual(dataOf(json.roots[0]!));
      }),
    );
  });
});

describe("any text", () => {
  const pieces = [
    ...["a", "b: ", "- ", "? ", ": ", "&x ", "*x ", "!t ", "!t", "|\n", ">-\n", "<<: "],
    ...["[", "]", "{", "}", ", ", ",", "'", '"', "#", " # c", "\n", "\n  ", "\n    ", "\r\n", "\t"],
    ...[
      "---\n",
      "...\n",
      "%YAML 1.2\n",
      "\\",
      "\\u12",
      "//",
      "/* ",
      "*/",
      "1",
      "true",
      "{{ ",
      "\uFEFF",
      "🪵",
    ],
    ...["@", "%", "`", "\u001b", "\u0018", "\u2028", "<<<<<<< HEAD\n", '"a": ', '"a": 1,', "null"],
  ];
  const anyText = fc.oneof(
    fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((parts) => parts.join("")),
    fc.string({ unit: "binary" }),
    fc
      .tuple(anyYaml, fc.nat(), fc.nat({ max: 3 }), fc.constantFrom(...pieces))
      .map(([{ text }, place, count, piece]) => {
        const at = place % (text.length + 1);
        return text.slice(0, at) + piece + text.slice(at + count);
      }),
  );

  it("is read without a throw, with problems in their place and in plain words", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const document = readDocument(text);
        for (const { message, span } of document.problems) {
          expect(0 <= span[0] && span[0] <= span[1] && span[1] <= text.length).toBe(true);
          expect(message).toMatch(/^['%A-Z].*\.$/su);
        }
        for (const { span } of [...nodesOf(document), ...document.comments]) {
          expect(0 <= span[0] && span[0] <= span[1] && span[1] <= text.length).toBe(true);
        }
      }),
    );
  });

  it("has a problem wherever the library has an error", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const errors = parseAllDocuments(text, { uniqueKeys: false, logLevel: "silent" })
          .flatMap((document) => document.errors)
          .filter(({ message }) => !message.startsWith("Tags and anchors must be separated"));
        if (errors.length > 0) expect(readYaml(text).problems).not.toEqual([]);
      }),
    );
  });
});
