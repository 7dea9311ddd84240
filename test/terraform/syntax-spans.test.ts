import { describe, expect, it } from "vitest";

import { jsonStringSource } from "../../src/terraform/json-string-source.js";
import { parseExpression, parseTemplate } from "../../src/terraform/parser.js";
import { piecesOf, sourceOf } from "./shown-syntax.js";

type Pieces = readonly (readonly [kind: string, written: string])[];

describe("a span in an expression", () => {
  it.each<[text: string, pieces: Pieces]>([
    [
      " ( a + b ) * c ",
      [
        ["Call", "( a + b ) * c"],
        ["Call", "a + b"],
        ["Name", "a"],
        ["Name", "b"],
        ["Name", "c"],
      ],
    ],
    [
      "a + b*c.d < !e",
      [
        ["Call", "a + b*c.d < !e"],
        ["Call", "a + b*c.d"],
        ["Name", "a"],
        ["Call", "b*c.d"],
        ["Name", "b"],
        ["Attribute", "c.d"],
        ["Name", "c"],
        ["Call", "!e"],
        ["Name", "e"],
      ],
    ],
    [
      "a != null /* b */",
      [
        ["Call", "a != null"],
        ["Call", "a != null"],
        ["Name", "a"],
      ],
    ],
    [
      "a[*].b[0].c",
      [
        ["Splat", "a[*].b[0].c"],
        ["Name", "a"],
        ["Attribute", "[*].b[0].c"],
        ["Index", "[*].b[0]"],
        ["Attribute", "[*].b"],
        ["Name", "[*]"],
        ["Literal", "0"],
      ],
    ],
    [
      "a.*.b.0 [c]",
      [
        ["Index", "a.*.b.0 [c]"],
        ["Splat", "a.*.b.0"],
        ["Name", "a"],
        ["Index", ".*.b.0"],
        ["Attribute", ".*.b"],
        ["Name", ".*"],
        ["Literal", "0"],
        ["Name", "c"],
      ],
    ],
    [
      '{ a = [1 , ], "b${c}" : d ? e : f( g ) } ',
      [
        ["Object", '{ a = [1 , ], "b${c}" : d ? e : f( g ) }'],
        ["Literal", "a"],
        ["Tuple", "[1 , ]"],
        ["Literal", "1"],
        ["Template", '"b${c}"'],
        ["Literal", "b"],
        ["Name", "c"],
        ["Conditional", "d ? e : f( g )"],
        ["Name", "d"],
        ["Name", "e"],
        ["Call", "f( g )"],
        ["Name", "g"],
      ],
    ],
    [
      "[ for a, b in c : d if e ]",
      [
        ["For", "[ for a, b in c : d if e ]"],
        ["Name", "c"],
        ["Name", "d"],
        ["Name", "e"],
      ],
    ],
    [
      "[<<A\n b\n  ${c}\n A\n]",
      [
        ["Tuple", "[<<A\n b\n  ${c}\n A\n]"],
        ["Template", "<<A\n b\n  ${c}\n A"],
        ["Literal", " b\n  "],
        ["Name", "c"],
        ["Literal", "\n"],
      ],
    ],
    ['"a b"', [["Literal", '"a b"']]],
  ])("%j", (text, pieces) => {
    const { syntax, problems } = parseExpression(sourceOf(text));
    expect(problems).toEqual([]);
    expect(piecesOf(syntax, text)).toEqual(pieces);
  });
});

describe("a span in a JSON string", () => {
  it.each<[raw: string, pieces: Pieces]>([
    ['""', [["Literal", ""]]],
    ['"a b"', [["Literal", "a b"]]],
    ['"${ a }"', [["Name", "a"]]],
    [
      '"a ${ b.c } d"',
      [
        ["Template", "a ${ b.c } d"],
        ["Literal", "a "],
        ["Attribute", "b.c"],
        ["Name", "b"],
        ["Literal", " d"],
      ],
    ],
    [
      '"\\u00e9 \\ud83d\\udd11 ${ a[\\"b\\\\n\\"] }\\n\\/"',
      [
        ["Template", '\\u00e9 \\ud83d\\udd11 ${ a[\\"b\\\\n\\"] }\\n\\/'],
        ["Literal", "\\u00e9 \\ud83d\\udd11 "],
        ["Index", 'a[\\"b\\\\n\\"]'],
        ["Name", "a"],
        ["Literal", '\\"b\\\\n\\"'],
        ["Literal", "\\n\\/"],
      ],
    ],
    ['"\\u0024{\\u0061}"', [["Name", "\\u0061"]]],
    [
      '"a %{~ if b }c${d}%{ else }%{ endif } e"',
      [
        ["Template", "a %{~ if b }c${d}%{ else }%{ endif } e"],
        ["Literal", "a "],
        ["Conditional", "%{~ if b }c${d}%{ else }%{ endif }"],
        ["Name", "b"],
        ["Template", "c${d}"],
        ["Literal", "c"],
        ["Name", "d"],
        ["Literal", ""],
        ["Literal", " e"],
      ],
    ],
    [
      '"%{ for a in b }c%{ endfor }"',
      [
        ["Template", "%{ for a in b }c%{ endfor }"],
        ["Call", "%{ for a in b }c%{ endfor }"],
        ["Literal", ""],
        ["For", "%{ for a in b }c%{ endfor }"],
        ["Name", "b"],
        ["Literal", "c"],
      ],
    ],
  ])("%j", (raw, pieces) => {
    const file = `{ "key": ${raw} }`;
    const { syntax, problems } = parseTemplate(jsonStringSource(raw, file.indexOf(raw)));
    expect(problems).toEqual([]);
    expect(piecesOf(syntax, file)).toEqual(pieces);
  });

  it("is that of a problem as well", () => {
    const raw = '"\\t${ \\"a\\" b }"';
    const { problems } = parseTemplate(jsonStringSource(raw, 100));
    expect(problems.map(({ span: [start, end] }) => raw.slice(start - 100, end - 100))).toEqual([
      "b",
    ]);
  });

  it("has the name of an attribute", () => {
    const { syntax } = parseTemplate(jsonStringSource('"\\n${a . b}"', 0));
    const [, attribute] = syntax.kind === "Template" ? syntax.parts : [];
    expect(attribute).toMatchObject({ name: "b", nameSpan: [9, 10] });
  });
});
