import { describe, expect, it } from "vitest";
import type { Expression } from "../../src/template/expression.js";
import { onlyTemplate, propertyOf, resourceOf } from "./only-template.js";
import { shown } from "./shown.js";

function template(value: string, rest = ""): string {
  return `
Metadata:
  Values:
    - &flag false
    - &name Env
    - &list [a, b]
    - &text "\${Env}"
    - &variables { Env: mine }
    - &choice !If [IsProd, 1, 2]
    - &condition IsProd
    - &options { DefaultValue: 1 }
    - &object { A: 1, B: 2 }
Parameters: { Env: { Type: String } }
Mappings: { Sizes: { prod: { Days: 1 } } }
Conditions: { IsProd: !Equals [!Ref Env, prod] }
Resources:
  Subject:
    Type: Custom::Subject
    Properties:
      Value: ${value}
${rest}`;
}

function valueIn(text: string): Expression {
  return propertyOf(resourceOf(onlyTemplate(text), "Subject"), "Value");
}

describe("an alias", () => {
  it.each([
    ["*flag", "false"],
    ["*list", '["a", "b"]'],
    ["*choice", "if(local IsProd, 1, 2)"],
    ["{ Ref: *name }", "input Env"],
    ["{ Fn::Sub: *text }", "text(input Env)"],
    ["!Sub [*text, *variables]", 'text("mine")'],
    ["{ Fn::Join: ['', *list] }", 'join("", ["a", "b"])'],
    ["{ Fn::Select: *list }", 'select("a", "b")'],
    ["!If [*condition, 1, 2]", "if(local IsProd, 1, 2)"],
    ["{ Condition: *condition }", "local IsProd"],
    ["!FindInMap [Sizes, !Ref Env, Days, *options]", 'lookup("Sizes", input Env, "Days") else 1'],
    ["!GetAtt [Subject, *name]", "resource Subject.Env"],
    ["{ Fn::GetAtt: *list }", "unknown: 'a' is not declared in the template"],
    ["!Ref Env", "input Env"],
  ])("stands for what it names: %s", (written, read) => {
    expect(shown(valueIn(template(written)))).toBe(read);
  });

  it("takes effect where it is written and is spelled where it points to", () => {
    const text = template("*flag");
    const { place, source } = valueIn(text);
    expect(text.slice(...place.span)).toBe("*flag");
    expect(text.slice(...source!.span)).toBe("&flag false");
  });

  it("may be the type, the condition or the name of a resource one waits for", () => {
    const { resources } = onlyTemplate(
      template(
        "1",
        `  Other: { Type: &type Custom::Other, DependsOn: &other Subject }
  Third: { Type: *type, Condition: *condition, DependsOn: [*other] }`,
      ),
    );
    const third = resources.get("Third")!;
    expect(third.type).toBe("Custom::Other");
    expect(shown(third.condition!)).toBe("local IsProd");
    expect(third.dependsOn.map(({ name }) => name)).toEqual(["Subject"]);
  });
});

describe("a merge key", () => {
  it("brings the entries that are not written", () => {
    const read = shown(valueIn(template("{ <<: *object, B: 3, C: 4 }")));
    expect(read).toBe("{A: 1, B: 3, C: 4}");
  });

  it("brings those of several, the first going before", () => {
    const read = shown(valueIn(template("{ <<: [*variables, { Env: other, D: 5 }] }")));
    expect(read).toBe('{Env: "mine", D: 5}');
  });

  it("brings a whole resource", () => {
    const { resources } = onlyTemplate(
      template(
        "1",
        `  Base: &base { Type: Custom::Base, Condition: IsProd, Properties: { A: 1 } }
  Copy:
    <<: *base
    DependsOn: Subject`,
      ),
    );
    const { type, condition, properties, dependsOn } = resources.get("Copy")!;
    expect([type, shown(condition!), shown(properties)]).toEqual([
      "Custom::Base",
      "local IsProd",
      "{A: 1}",
    ]);
    expect(dependsOn).toHaveLength(1);
  });
});
