import { describe, expect, it } from "vitest";
import { answers } from "./answers.js";

/** The value of an expression that no condition decides. */
function valueOf(expression: string, rest = ""): string {
  const read = answers(`
Parameters:
  Env: { Type: String, Default: dev }
  Free: { Type: String }
  Flag: { Type: String, Default: True }
  Ids: { Type: CommaDelimitedList, Default: "a, b,c" }
  None: { Type: CommaDelimitedList, Default: "" }
  FreeIds: { Type: CommaDelimitedList }
Mappings:
  Sizes:
    dev: { Days: 7, Names: [x, y] }
    prod: { Days: 365, Names: [x, y] }
  Flags:
    "true": { Value: 1 }
${rest}
Resources:
  Logs: { Type: AWS::S3::Bucket }
  Subject: { Type: Custom::Subject, Properties: { Value: ${expression} } }
`);
  const [value, ...others] = Object.values(read ?? {});
  if (value === undefined || others.length > 0) throw new Error("It is not one value.");
  return value;
}

describe("a value", () => {
  it.each([
    ["true", "true"],
    ['"true"', '"true"'],
    ["12", "12"],
    ["[1, !Ref AWS::NoValue, a]", '[1, "a"]'],
    ["{ A: 1, B: !Ref AWS::NoValue }", "{A: 1, B: absent}"],
    ["!Ref AWS::NoValue", "absent"],
    ["", "absent"],
    ["!Ref Env", '"dev"'],
    ["!Ref Free", "unknown: parameter 'Free' has no default"],
    ["!Ref AWS::Region", "unknown: 'AWS::Region' is known only at deployment"],
    ["!Ref Ids", '["a", "b", "c"]'],
    ["!Ref None", "[]"],
    ["!Ref Logs", "unknown: 'Logs' is known only after deployment"],
    ["!GetAtt Logs.Arn", "unknown: 'Logs' is known only after deployment"],
    ["!ImportValue a", "unknown: it is exported by another stack"],
  ])("%s", (expression, shown) => {
    expect(valueOf(expression)).toBe(shown);
  });
});

describe("a text", () => {
  it.each([
    ["!Sub 'a-${Env}-b'", '"a-dev-b"'],
    ["!Sub ''", '""'],
    ["!Sub '${Env}'", '"dev"'],
    ["!Sub '${!Env}'", '"${Env}"'],
    ["!Sub '${Logs.Arn}/*'", "<resource Logs Arn>/*"],
    ["!Sub 'a${Free}${Env}b'", "a<input Free>devb"],
    ["!Sub ['${A}-${B}', { A: 1, B: !Ref Env }]", '"1-dev"'],
    ["!Sub '${Ids}'", "unknown: it is no text"],
    ["!Sub '${AWS::NoValue}'", "unknown: it is no text"],
    ["!Sub 'is ${Flag}'", '"is true"'],
    ["!Sub ['is ${A}', { A: Yes }]", '"is true"'],
    ["!Join ['', [a, !Ref Env]]", '"adev"'],
    ["!Join ['-', [a, !Ref AWS::NoValue, b]]", '"a-b"'],
    ["!Join ['-', []]", '""'],
    ["!Join ['/', [!Ref Logs, AWSLogs]]", "<resource Logs>/AWSLogs"],
    ["!Join [',', !Ref Ids]", '"a,b,c"'],
    ["!Join ['', !Ref None]", '""'],
    ["!Join [',', !Ref FreeIds]", "unknown: parameter 'FreeIds' has no default"],
    ["!Join [!Ref Free, [a, b]]", "unknown: it joins unknown values"],
    ["!Join [',', text]", "unknown: it joins what is no list"],
    ["!Join [',', [[a]]]", "unknown: it joins what is no text"],
    ["!Base64 abc", '"YWJj"'],
    ["!Base64 {Ref: Free}", "unknown: what it encodes is unknown"],
    ["!ToJsonString { A: [1, b, true], B: !Ref AWS::NoValue }", '"{\\"A\\":[1,\\"b\\",true]}"'],
    ["!ToJsonString { A: !Ref Free }", "unknown: what it encodes is unknown"],
    ["!ToJsonString { Fn::Transform: { Name: A } }", "unknown: what it encodes is unknown"],
    ["!ToJsonString [{ Fn::Transform: { Name: A }, B: 1 }]", "unknown: what it encodes is unknown"],
  ])("%s", (expression, shown) => {
    expect(valueOf(expression)).toBe(shown);
  });
});

describe("a list", () => {
  it.each([
    ["!Select [1, [a, b]]", '"b"'],
    ["!Select ['0', !Ref Ids]", '"a"'],
    ["!Select [3, !Ref Ids]", "unknown: it selects beyond the end of the list"],
    ["!Select [0, !Ref FreeIds]", "unknown: it selects from what is unknown"],
    ["!Select [!Ref Free, [a, b]]", "unknown: it selects from what is unknown"],
    ["!Select [0, [!Ref AWS::NoValue, b]]", '"b"'],
    ["!Split ['/', a/b/c]", '["a", "b", "c"]'],
    ["!Split ['/', '']", '[""]'],
    ["!Split ['', abc]", "unknown: it splits what is unknown"],
    ["!Split [':', !GetAtt Logs.Arn]", "unknown: it splits a text of which parts are unknown"],
    ["!Select [1, !Split ['-', !Sub '${Env}-logs']]", '"logs"'],
    ["!Length [a, b]", "2"],
    ["!Length {Ref: Ids}", "3"],
    ["!Length {Ref: FreeIds}", "unknown: what it counts is unknown"],
  ])("%s", (expression, shown) => {
    expect(valueOf(expression)).toBe(shown);
  });
});

describe("a lookup", () => {
  it.each([
    ["!FindInMap [Sizes, dev, Days]", "7"],
    ["!FindInMap [Sizes, !Ref Env, Days]", "7"],
    ["!FindInMap [Sizes, dev, Names]", '["x", "y"]'],
    ["!FindInMap [Flags, !Ref Flag, Value]", "1"],
    ["!FindInMap [Sizes, !Ref Free, Days]", "unknown: the key of the mapping is unknown"],
    ["!FindInMap [Sizes, dev, Nobody]", "unknown: the mapping has no such key"],
    ["!FindInMap [Nobody, dev, Days]", "unknown: the mapping has no such key"],
    ["!FindInMap [Sizes, dev, Nobody, { DefaultValue: 3 }]", "3"],
    ["!FindInMap [Sizes, dev, Days, { DefaultValue: 3 }]", "7"],
    ["!FindInMap [!Ref Free, dev, Days]", "7"],
  ])("%s", (expression, shown) => {
    expect(valueOf(expression)).toBe(shown);
  });

  it("is known where every key leads to the same", () => {
    const rest = "  Same: { dev: { A: 1 }, prod: { A: 1 } }";
    expect(valueOf("!FindInMap [Same, !Ref Free, A]", rest)).toBe("1");
  });

  it("is unknown where an unknown key may lead to the default instead", () => {
    const rest = "  Same: { dev: { A: 1 }, prod: { A: 1 } }";
    const same = "!FindInMap [Same, !Ref Free, A, { DefaultValue: 1 }]";
    const other = "!FindInMap [Same, !Ref Free, A, { DefaultValue: 2 }]";
    expect(valueOf(same, rest)).toBe("1");
    expect(valueOf(other, rest)).toBe("unknown: the key of the mapping is unknown");
  });

  it("is unknown where a macro makes the keys", () => {
    const rest = "  Made: { Fn::Transform: { Name: Own }, dev: { A: 1 } }";
    expect(valueOf("!FindInMap [Made, dev, A]", rest)).toMatch(/^unknown/);
  });

  it("is unknown where something may add keys", () => {
    const rest = "  Open: { Fn::Other: {}, dev: { A: 1 } }";
    expect(valueOf("!FindInMap [Open, dev, A]", rest)).toBe("1");
    expect(valueOf("!FindInMap [Open, prod, A]", rest)).toMatch(/^unknown/);
    expect(valueOf("!FindInMap [Open, !Ref Free, A]", rest)).toMatch(/^unknown/);
    expect(valueOf("!FindInMap [Open, prod, A, { DefaultValue: 2 }]", rest)).toMatch(/^unknown/);
  });
});

describe("a choice that nobody can make", () => {
  const either = (one: string, other: string): string => `!If [IsNobody, ${one}, ${other}]`;

  it.each([
    [either("1", "2"), "unknown: it depends on a condition that cannot be evaluated"],
    [either("1", "1"), "1"],
    [either("!Ref AWS::NoValue", "!Ref AWS::NoValue"), "absent"],
    [
      `[a, ${either("b", "c")}]`,
      '["a", unknown: it depends on a condition that cannot be evaluated]',
    ],
    [`!Select [0, [a, ${either("b", "!Ref AWS::NoValue")}]]`, '"a"'],
    [`!Select [1, [${either("b", "c")}, d]]`, '"d"'],
  ])("%s", (expression, shown) => {
    expect(valueOf(expression)).toBe(shown);
  });

  it.each([
    [`!Join [',', [a, ${either("b", "!Ref AWS::NoValue")}]]`],
    [`!Select [1, [${either("b", "!Ref AWS::NoValue")}, c, d]]`],
    [`!Length [a, ${either("b", "!Ref AWS::NoValue")}]`],
    [`!Length [a, ${either("b", either("c", "!Ref AWS::NoValue"))}]`],
    [`!ToJsonString [a, ${either("b", "!Ref AWS::NoValue")}]`],
  ])("leaves open how many items a list has: %s", (expression) => {
    expect(valueOf(expression)).toMatch(/^unknown/);
  });
});
