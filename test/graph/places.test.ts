import { describe, expect, it } from "vitest";
import type { GraphOptions } from "../../src/graph/graph.js";
import type { Value } from "../../src/graph/value.js";
import { graphIn, read, show } from "./answers.js";

const text = `
Metadata:
  Shared:
    - &flag false
    - &choice !If [IsProd, true, false]
    - &object { Inner: 7 }
Parameters:
  Flag: { Type: String, Default: no }
  Size: { Type: String, Default: small, AllowedValues: [small, large] }
  Names: { Type: CommaDelimitedList, Default: "a,b", AllowedValues: [a, b, c] }
  Env: { Type: String }
Mappings:
  Sizes: { small: { Days: 30 }, large: { Days: 90 } }
Conditions:
  IsProd: !Equals [!Ref Env, prod]
Resources:
  Logs: { Type: AWS::S3::Bucket }
  Subject:
    Type: Custom::Subject
    Properties:
      Constant: false
      Default: !Ref Flag
      Free: !Ref Env
      Leaf: !FindInMap [Sizes, !Ref Size, Days]
      Fallback: !FindInMap [Sizes, other, Days, { DefaultValue: 3 }]
      Branch: !If [IsProd, true, false]
      Taken: !If [IsProd, true, !Ref AWS::NoValue]
      Nested: !If [IsProd, 1, !Ref Flag]
      Reference: !GetAtt Logs.Arn
      Text: !Sub "\${Logs}/x"
      Alias: *flag
      AliasedChoice: *choice
      AliasedObject: *object
      Selected: !Select [1, [a, b]]
      Names: !Ref Names
      Same: !If [IsNobody, x, x]
`;

/** Where a property takes effect and where it is spelled, in each scenario. */
function places(property: string, options?: Partial<GraphOptions>): readonly string[] {
  const graph = graphIn(text, options);
  const asked = graph.ask((scenario) => shown(read(graph, scenario, property)!));
  return [...new Set(asked)];
}

/** The same of the items of a list. */
function placesOfItems(property: string, options?: Partial<GraphOptions>): readonly string[] {
  const graph = graphIn(text, options);
  const asked = graph.ask((scenario) => {
    const value = read(graph, scenario, property);
    return value?.state === "list" ? value.items.map(shown) : [];
  });
  return [...new Set(asked?.flat())];
}

function shown(value: Value): string {
  const [use, source] = [value.use, value.source].map(({ span }) => text.slice(...span));
  return `${show(value)} | ${use ?? ""} | ${source ?? ""}`;
}

describe("a value takes effect at one place and is spelled at another", () => {
  it.each([
    ["Constant", ["false | false | false"]],
    ["Default", ["false | !Ref Flag | no"]],
    ["Leaf", ["30 | !FindInMap [Sizes, !Ref Size, Days] | 30"]],
    ["Fallback", ["3 | 3 | 3"]],
    ["Branch", ["true | true | true", "false | false | false"]],
    ["Taken", ["true | true | true", "absent | !Ref AWS::NoValue | !Ref AWS::NoValue"]],
    ["Nested", ["1 | 1 | 1", "false | !Ref Flag | no"]],
    ["Alias", ["false | *flag | &flag false"]],
    ["AliasedChoice", ["true | *choice | true", "false | *choice | false"]],
    ["AliasedObject", ["{Inner: 7} | *object | &object { Inner: 7 }"]],
    ["Selected", ['"b" | !Select [1, [a, b]] | b']],
    ["Same", ['"x" | !If [IsNobody, x, x] | !If [IsNobody, x, x]']],
  ])("%s", (property, shown) => {
    expect(places(property)).toEqual(shown);
  });

  it("and what is unknown is reported where it takes effect", () => {
    expect(places("Free")[0]).toMatch(/^unknown: .* \| !Ref Env \| /);
    const reference = "unknown: 'Logs' is known only after deployment";
    expect(places("Reference")).toEqual([`${reference} | !GetAtt Logs.Arn | !GetAtt Logs.Arn`]);
    expect(places("Text")).toEqual(['<resource Logs>/x | !Sub "${Logs}/x" | !Sub "${Logs}/x"']);
  });

  it("and what the user fixes or a scenario chose is spelled nowhere", () => {
    expect(places("Default", { pins: { Flag: "yes" } })).toEqual(['"yes" | !Ref Flag | ']);
    expect(places("Leaf", { varyAllowed: true })).toEqual([
      "30 | !FindInMap [Sizes, !Ref Size, Days] | 30",
      "90 | !FindInMap [Sizes, !Ref Size, Days] | 90",
    ]);
  });

  it("and so do the items of a list that an input supplies", () => {
    const inDefault = ['"a" | !Ref Names | "a,b"', '"b" | !Ref Names | "a,b"'];
    expect(placesOfItems("Names")).toEqual(inDefault);
    expect(placesOfItems("Names", { pins: { Names: "c" } })).toEqual(['"c" | !Ref Names | ']);
    const varied = placesOfItems("Names", { varyAllowed: true });
    expect(varied).toContain('"c" | !Ref Names | ');
    expect(varied.every((place) => place.includes("!Ref Names"))).toBe(true);
  });
});

describe("a field that is not written", () => {
  it("is absent, and says what lacks it", () => {
    const graph = graphIn(text);
    const [value] = graph.ask((scenario) => read(graph, scenario, "Nobody"))!;
    expect(value).toMatchObject({ state: "absent", missing: { path: ["Nobody"] } });
    expect(text.slice(...value!.use.span)).toMatch(/^Constant: false[^]*x, x\]$/);
  });

  it("is unknown where a macro may write it", () => {
    const graph = graphIn(`Transform: Mine\n${text}`);
    const [value] = graph.ask((scenario) => read(graph, scenario, "Nobody"))!;
    expect(value).toMatchObject({
      state: "unknown",
      reason: "macro 'Mine' may add to the template",
    });
  });
});
