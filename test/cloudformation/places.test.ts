import { describe, expect, it } from "vitest";
import type { Expression } from "../../src/template/expression.js";
import { walk } from "../../src/template/walk.js";
import { onlyTemplate, propertyOf, resourceOf } from "./only-template.js";

function read(value: string): { readonly text: string; readonly value: Expression } {
  const text = `Resources:
  Logs: { Type: AWS::S3::Bucket }
  Subject:
    Type: Custom::Subject
    Properties:
      Value: ${value}
      Other: 1
`;
  return { text, value: propertyOf(resourceOf(onlyTemplate(text), "Subject"), "Value") };
}

/** The characters of each reference, with those before and after. */
function references(value: string): readonly string[] {
  const { text, value: expression } = read(value);
  return [...walk([expression])]
    .filter(({ kind }) => kind === "Reference" || kind === "Input")
    .map(({ place: { span } }) => {
      const [before, after] = [text.slice(span[0] - 1, span[0]), text.slice(span[1], span[1] + 1)];
      return `${before}|${text.slice(...span)}|${after}`;
    });
}

describe("a reference inside a text stands at its own characters", () => {
  it.each([
    ["plain", "!Sub a/${Logs.Arn}/b", ["/|${Logs.Arn}|/"]],
    ["in single quotes", "!Sub 'it''s ${Logs.Arn}'", [" |${Logs.Arn}|'"]],
    ["in double quotes", '!Sub "\\t\\u00e9${Logs.Arn}"', ['9|${Logs.Arn}|"']],
    ["in a literal block", "!Sub |\n        a\n        ${Logs.Arn}.\n", [" |${Logs.Arn}|."]],
    ["in a folded block", "!Sub >-\n        a ${Logs.Arn}\n        b\n", [" |${Logs.Arn}|\n"]],
    ["in the long form", '{ "Fn::Sub": "${Logs}" }', ['"|${Logs}|"']],
    ["in a list of two", "!Sub ['${A}${Logs.Arn}', { A: 1 }]", ["}|${Logs.Arn}|'"]],
    ["twice", "!Sub '${Logs}${Logs}'", ["'|${Logs}|$", "}|${Logs}|'"]],
    ["after an escaped one", "!Sub '${!Logs}${Logs}'", ["}|${Logs}|'"]],
    ["with spaces", "!Sub '${ Logs }'", ["'|${ Logs }|'"]],
    ["of a pseudo parameter", "!Sub 'x${AWS::Region}'", ["x|${AWS::Region}|'"]],
  ])("%s", (_, value, shown) => {
    expect(references(value)).toEqual(shown);
  });

  it("stands where its variable is given a value", () => {
    expect(references("!Sub ['${Name}', { Name: !GetAtt Logs.Arn }]")).toEqual([
      " |!GetAtt Logs.Arn| ",
    ]);
  });

  it("stands at the whole text where its characters are escaped", () => {
    expect(references('!Sub "\\x24{Logs}"')).toEqual([' |!Sub "\\x24{Logs}"|\n']);
  });
});

describe("any other expression stands at its node", () => {
  it.each([
    ["!Ref Logs"],
    ["!GetAtt Logs.Arn"],
    ["{ Ref: Logs }"],
    ["!If [A, 1, 2]"],
    ["!Ref AWS::NoValue"],
    ["text"],
    ['"quoted"'],
    ["[1, 2]"],
    ["{ A: 1 }"],
  ])("%s", (written) => {
    const { text, value } = read(written);
    expect(text.slice(...value.place.span)).toBe(written);
    expect(value.place.node!.span).toEqual(value.place.span);
  });

  it("so does each branch of a choice", () => {
    const { text, value } = read("!If [A, !Ref Logs, false]");
    const places = [...walk([value])].map(({ place }) => text.slice(...place.span));
    expect(places).toEqual(["!If [A, !Ref Logs, false]", "A", "!Ref Logs", "false"]);
  });

  it("so does each key of an object", () => {
    const { text, value } = read("{ A: 1, 'B': 2 }");
    const keys = value.kind === "Fields" ? value.fields.map(({ key }) => text.slice(...key)) : [];
    expect(keys).toEqual(["A", "'B'"]);
  });
});
