import { describe, expect, it } from "vitest";
import { isOpen } from "../../src/aws/gap.js";
import { truth } from "../../src/graph/evaluate.js";
import { choicesOf, graphIn, read, show } from "../graph/answers.js";
import { onlyTemplate } from "./only-template.js";

const header = "Transform: AWS::LanguageExtensions\n";

/** What the property `Value` of a resource is in each scenario, or that there is no such resource. */
function valuesOf(name: string, text: string, pins = {}): readonly string[] {
  const graph = graphIn(header + text, { pins });
  return graph.ask((scenario) => {
    const { condition } = graph.template.resources.get(name)!;
    const exists = condition === undefined || truth(condition, scenario);
    const value = exists === false ? undefined : read(graph, scenario, "Value", name);
    const shown = value === undefined ? "no resource" : show(value);
    const maybe = exists === undefined ? "perhaps " : "";
    return `${choicesOf(scenario)}: ${maybe}${shown}`;
  })!;
}

/** The names of the resources, in any scenario, and in which ones and why there may be others. */
function namesIn(text: string, pins = {}): readonly string[] {
  const graph = graphIn(header + text, { pins });
  const { resources, gaps } = graph.template;
  const others = gaps.map((gap) => {
    const asked = graph.ask((scenario) => {
      return isOpen(gap, { graph, scenario, settings: {} }) ? [choicesOf(scenario)] : [];
    });
    return `${asked!.flat().join(", ")}: ... ${gap.reason}`;
  });
  return [...resources.keys(), ...others];
}

const unknown = "... 'Fn::ForEach::L' goes through a collection that is unknown";

const body = "{ Type: Custom::Subject, Properties: { Value: !Ref Id } }";

function loop(collection: string, key = "R${Id}", repeated = body): string {
  return `Resources:\n  Fn::ForEach::L: [Id, ${collection}, { "${key}": ${repeated} }]\n`;
}

describe("a loop", () => {
  it("makes a resource for each item that is written out", () => {
    expect(namesIn(loop("[a, b]"))).toEqual(["Ra", "Rb"]);
    expect(valuesOf("Rb", loop("[a, b]"))).toEqual(['always: "b"']);
  });

  it("stands beside others and entries that are written out", () => {
    const text = `
Resources:
  One: ${body}
  Fn::ForEach::A: [Id, [a], { "A\${Id}": ${body} }]
  Fn::ForEach::B: [Id, [b], { "B\${Id}": ${body}, "C\${Id}": ${body} }]
`;
    expect(namesIn(text)).toEqual(["One", "Aa", "Bb", "Cb"]);
  });

  it("may leave out of a name what is no letter or digit", () => {
    expect(namesIn(loop("[10.0.0.0/16]", "R&{Id}"))).toEqual(["R1000016"]);
    const text = loop("[a-b]", "R&{Id}", body.replace("!Ref Id", '"&{Id} ${Id} ${!Id} ${Other}"'));
    expect(valuesOf("Rab", text)).toEqual(['always: "ab a-b ${!Id} ${Other}"']);
  });

  it("reads words, numbers and truth values as CloudFormation writes them", () => {
    expect(namesIn(loop("[x, 1, Yes, 'no']"))).toEqual(["Rx", "R1", "Rtrue", "Rno"]);
  });

  it("may be inside of another, whose item decides what it goes through", () => {
    const text = `
Mappings: { M: { a: { Items: [x, y] }, b: { Items: [z] } } }
Resources:
  Fn::ForEach::Outer:
    - Out
    - [a, b]
    - Fn::ForEach::Inner:
        - In
        - !FindInMap [M, !Ref Out, Items]
        - R\${Out}\${In}: { Type: Custom::Subject, Properties: { Value: !Sub "\${Out} and \${In}" } }
`;
    expect(namesIn(text)).toEqual(["Rax", "Ray", "Rbz"]);
    expect(valuesOf("Rbz", text)).toEqual(['always: "b and z"']);
  });

  it("goes through nothing where nothing is in it", () => {
    expect(namesIn(loop("[]"))).toEqual([]);
  });

  it.each(["A", "B"])("has properties with names of its own: %s", (name) => {
    const value = "{ Fn::ForEach::P: [P, [A, B], { '${P}': 'of ${P}' }], C: 1 }";
    const text = loop("[a]", "R${Id}", body.replace("!Ref Id", value));
    expect(valuesOf("Ra", text)).toEqual(['always: {A: "of A", B: "of B", C: 1}']);
    expect(value).toContain(name);
  });

  it("makes conditions, which resources have by the names that it makes", () => {
    const text = `
Parameters: { P: { Type: String, AllowedValues: [a, c] } }
Conditions:
  Fn::ForEach::C: [Id, [a, b], { "Is\${Id}": !Equals [!Ref P, !Ref Id] }]
Resources:
  Fn::ForEach::R:
    - Id
    - [a, b]
    - R\${Id}: { Type: Custom::Subject, Condition: "Is\${Id}", Properties: { Value: 1 } }
`;
    expect(valuesOf("Ra", text)).toEqual(["P=a: 1", "P=c: no resource"]);
    expect(valuesOf("Rb", text)).toEqual(["P=a: no resource", "P=c: no resource"]);
  });

  it.each([
    ["!Ref", '!Ref "R${Id}"'],
    ["!Ref of what is computed", '{ Ref: !Sub "R${Id}" }'],
    ["!Ref of a joined name", '{ Ref: !Join ["", [R, !Ref Id]] }'],
    ["!Sub", '!Sub "${R${Id}}"'],
  ])("refers to what it makes: %s", (_, reference) => {
    const text = loop("[a]", "S${Id}", body.replace("!Ref Id", reference)).replace(
      "Resources:",
      `Resources:\n  Fn::ForEach::M: [Id, [a], { "R\${Id}": ${body} }]`,
    );
    expect(valuesOf("Sa", text)).toEqual(["always: unknown: 'Ra' is known only after deployment"]);
  });

  it.each(['!GetAtt "R${Id}.Arn"', '!GetAtt [!Sub "R${Id}", Arn]', "!GetAtt [!Ref Id, !Ref Att]"])(
    "refers to attributes of what it makes: %s",
    (reference) => {
      const text = `
Parameters: { Att: { Type: String, Default: Arn } }
Resources:
  Fn::ForEach::L:
    - Id
    - [Ra]
    - "\${Id}": ${body}
      "S\${Id}": { Type: Custom::Subject, Properties: { Value: ${reference.replace("R$", "$")} } }
`;
      const reference_ = graphIn(header + text).ask((scenario) => {
        const value = read(graphIn(header + text), scenario, "Value", "SRa");
        return value?.state === "unknown" ? value.reference : undefined;
      });
      expect(reference_).toContainEqual({ resource: "Ra", path: ["Arn"] });
    },
  );

  it("waits for what it makes", () => {
    const text = `
Resources:
  Fn::ForEach::L:
    - Id
    - [a]
    - R\${Id}: ${body}
      S\${Id}: { Type: Custom::Subject, DependsOn: [ "R\${Id}" ] }
`;
    const { references, template } = graphIn(header + text);
    const [one, other] = ["Sa", "Ra"].map((name) => template.resources.get(name)!);
    expect(references.dependsOn(one!, other!)).toBe(true);
  });

  it("makes values of functions that nobody can evaluate differ, unless they say the same", () => {
    const value = '[!ImportValue { Fn::Sub: "${Id}-x" }, !ImportValue { Fn::Sub: "${Id}-x" }]';
    const graph = graphIn(header + loop("[a, b]", "R${Id}", body.replace("!Ref Id", value)));
    const identities = ["Ra", "Rb"].flatMap((name) =>
      graph
        .ask((scenario) => {
          const list = read(graph, scenario, "Value", name);
          return list?.state === "list"
            ? list.items.map((item) => (item.state === "unknown" ? item.identity : undefined))
            : [];
        })!
        .flat(),
    );
    expect(identities).not.toContain(undefined);
    expect(identities[0]).toBe(identities[1]);
    expect(identities[0]).not.toBe(identities[2]);
  });

  it("reads what stands behind an alias", () => {
    const text = `
Metadata: { Body: &body ${body}, Value: &value "is \${Id}" }
Resources:
  Fn::ForEach::L: [Id, [a], { "R\${Id}": *body, "S\${Id}": { Type: T::T::T, Properties: { Value: *value } } }]
`;
    expect(valuesOf("Ra", text)).toEqual(['always: "a"']);
    expect(valuesOf("Sa", text)).toEqual(['always: "is a"']);
  });
});

describe("a loop through a parameter", () => {
  const list = (more = ""): string => `Parameters: { P: { Type: CommaDelimitedList${more} } }\n`;

  it("goes through its default, and nobody knows what through else", () => {
    const text = list(', Default: "a, b"') + loop("!Ref P");
    expect(namesIn(text)).toEqual(["Ra", "Rb", `P=other1: ${unknown}`]);
    expect(valuesOf("Rb", text)).toEqual(['P=a,b: "b"', 'P=other1: perhaps "b"']);
  });

  it("goes through what is pinned", () => {
    const text = list(", Default: a") + loop("!Ref P");
    expect(namesIn(text, { P: "x,y" })).toEqual(["Rx", "Ry"]);
    expect(valuesOf("Ry", text, { P: "x,y" })).toEqual(['always: "y"']);
  });

  it.each([[""], [", Default: ''"]])("goes through nobody knows what without one: %s", (more) => {
    expect(namesIn(list(more) + loop("!Ref P"))).toEqual([`always: ${unknown}`]);
  });

  it("varies with conditions", () => {
    const conditions =
      'Conditions: { IsAll: !Equals [!Join [",", !Ref P], "a,b"] }\n' +
      loop("!Ref P", "R${Id}", body.replace("!Ref Id", "!If [IsAll, all, some]"));
    const text = list(", Default: a") + conditions;
    expect(namesIn(text)).toEqual(["Ra", "Rb", `P=other1: ${unknown}`]);
    expect(valuesOf("Rb", text)).toEqual([
      'P=a,b: "all"',
      "P=a: no resource",
      "P=other1: perhaps unknown: it depends on a condition that cannot be evaluated",
    ]);
  });

  it("knows the items beside one that is unknown", () => {
    const text = `Parameters: { P: { Type: String } }\n${loop("[a, !Ref P]")}`;
    expect(namesIn(text)).toEqual(["Ra", `P=other1: ${unknown}`]);
    expect(valuesOf("Ra", text)).toEqual(['always: "a"']);
  });

  it("has an item that is a parameter of few values", () => {
    const text = `Parameters: { P: { Type: String, AllowedValues: [b, c] } }\n${loop("[a, !Ref P]")}`;
    expect(namesIn(text)).toEqual(["Ra", "Rb", "Rc"]);
    expect(valuesOf("Rc", text)).toEqual(["P=b: no resource", 'P=c: "c"']);
  });

  it("goes through what a mapping or a text holds", () => {
    const text = `
Mappings: { M: { us-east-1: { Items: [a, b] }, eu-west-1: { Items: [b] } } }
${loop("!FindInMap [M, !Ref AWS::Region, Items]")}`;
    expect(namesIn(text)).toEqual(["Ra", "Rb", `AWS::Region=other1: ${unknown}`]);
    expect(valuesOf("Ra", text)).toEqual([
      'AWS::Region=us-east-1: "a"',
      "AWS::Region=eu-west-1: no resource",
      'AWS::Region=other1: perhaps "a"',
    ]);
    const split = `Parameters: { P: { Type: String, Default: "a;b" } }\n${loop('!Split [";", !Ref P]')}`;
    expect(namesIn(split)).toEqual(["Ra", "Rb", `P=other1: ${unknown}`]);
  });

  it("goes through what collections inside of it tell of a parameter", () => {
    const inner = '{ Fn::ForEach::P: [Key, !FindInMap [M, !Ref P, Items], { "${Key}": 1 }] }';
    const text = `
Parameters: { P: { Type: String, Default: a } }
Mappings: { M: { a: { Items: [x] }, b: { Items: [y] } } }
${loop("[!Ref P]", "R${Id}", body.replace("!Ref Id", inner))}`;
    expect(namesIn(text)).toEqual(["Ra", "Rb", `P=other1: ${unknown}`]);
    expect(valuesOf("Rb", text)[1]).toBe("P=b: {x: absent, y: 1}");
  });

  it("is there or not as a property", () => {
    const value = "{ Fn::ForEach::P: [Key, !Ref P, { '${Key}': 1 }] }";
    const text = list(", Default: a") + loop("[x]", "R${Id}", body.replace("!Ref Id", value));
    expect(valuesOf("Rx", text)[0]).toBe("P=a: {a: 1}");
  });
});

describe("what a computed name means", () => {
  it("depends on what computes it", () => {
    const text = `
Parameters: { P: { Type: String, AllowedValues: [A, B, C] } }
Resources:
  A: ${body}
  B: ${body}
  R: { Type: Custom::Subject, Properties: { Value: { Ref: !Ref P } } }
`;
    expect(valuesOf("R", text)).toEqual([
      "P=A: unknown: 'A' is known only after deployment",
      "P=B: unknown: 'B' is known only after deployment",
      "P=C: unknown: 'C' is not declared in the template",
    ]);
  });

  it("is unknown where nobody knows what computes it", () => {
    const text = `Resources: { R: { Type: Custom::Subject, Properties: { Value: { Ref: !ImportValue a } } } }`;
    expect(valuesOf("R", text)).toEqual(["always: unknown: 'Ref' has unexpected arguments"]);
  });
});

describe("a loop that cannot be gone through", () => {
  it.each([
    ["no list", "text"],
    ["too short", "[Id, [a]]"],
    ["too long", "[Id, [a], {}, {}]"],
    ["without an identifier", "[[], [a], {}]"],
    ["over nothing", "[Id, [a], text]"],
  ])("is a problem: %s", (_, written) => {
    const text = `${header}Resources: { "Fn::ForEach::L": ${written} }`;
    expect(onlyTemplate(text).problems.map(({ message }) => message)).toEqual([
      "'Fn::ForEach::L' must be a list of an identifier, a collection and what is repeated.",
    ]);
    expect(onlyTemplate(text).gaps.map(({ reason }) => reason)).toEqual([
      "'Fn::ForEach::L' is not expanded",
    ]);
  });

  it("is none where a macro may write it", () => {
    const text = `${header}Resources: { "Fn::ForEach::L": [Id, [a], !Transform { Name: M }] }`;
    expect(onlyTemplate(text).problems).toEqual([]);
  });

  it("is one without the transform, unless another macro may know it", () => {
    const text = `Conditions: { "Fn::ForEach::C": [Id, [a], {}] }\n${loop("[a]")}`;
    const problemsOf = (written: string): readonly string[] =>
      onlyTemplate(written).problems.map(({ message }) => message);
    const refused = (name: string): string =>
      `'Fn::ForEach::${name}' is refused without 'Transform: AWS::LanguageExtensions'.`;
    expect(problemsOf(text)).toEqual([refused("L"), refused("C")]);
    const sam = "Transform: AWS::Serverless-2016-10-31\n";
    expect(problemsOf(sam + text)).toEqual([refused("L"), refused("C")]);
    const both = "Transform: [AWS::LanguageExtensions, AWS::Serverless-2016-10-31]\n";
    expect(problemsOf(both + text)).toEqual([]);
    expect(problemsOf(`Transform: Own\n${text}`)).toEqual([]);
  });

  it("is one where it makes what declares no type", () => {
    const text = header + loop("[a]", "R${Id}", "{ Properties: {} }");
    expect(onlyTemplate(text).problems.map(({ message }) => message)).toEqual([
      "Resource 'R${Id}' declares no Type.",
    ]);
  });

  it("ends where loops in loops make more than any template has", () => {
    const digits = "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]";
    const nested = (depth: number): string =>
      depth === 0
        ? `"R\${I}": ${body}`
        : `Fn::ForEach::L${depth}: [I${depth}, ${digits}, { ${nested(depth - 1)} }]`;
    const text = `Resources:\n  ${nested(12)}\n  One: ${body}\n`;
    const start = performance.now();
    expect(namesIn(text)).toEqual(["One", "always: ... 'Fn::ForEach::L12' has no end"]);
    expect(performance.now() - start).toBeLessThan(5000);
  });

  it("ends where texts of loops double in each other", () => {
    const nested = (depth: number): string =>
      depth === 40
        ? `"R": ${body}`
        : `Fn::ForEach::L${depth}: [I${depth}, ["\${I${depth - 1}}\${I${depth - 1}}"], { ${nested(depth + 1)} }]`;
    const text = `Resources: { ${nested(1).replaceAll("I0", "Id")}, One: ${body} }`;
    const [first, ...gaps] = namesIn(text);
    expect([first, gaps.length]).toEqual(["One", 1]);
  });
});
