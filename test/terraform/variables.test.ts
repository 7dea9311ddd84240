import { describe, expect, it } from "vitest";
import { valueOf } from "./modules.js";

/** What an expression is, by the values of the variable `a`. */
function of(expression: string, variable: object): unknown {
  return valueOf(expression, { variable: { a: variable } });
}

describe("a variable", () => {
  it.each<[variable: object, shown: string]>([
    [{ default: true }, "true"],
    [{ default: 3 }, "3"],
    [{ default: "text" }, '"text"'],
    [{ default: "${text}" }, '"${text}"'],
    [{ default: null }, "absent"],
    [{ default: ["a", "${b}"] }, '["a", "${b}"]'],
    [{ default: { b: { "//": 1 } } }, "{b: {//: 1}}"],
    [{ default: [] }, "[]"],
    [{}, "unknown: variable 'a' has no default"],
    [{ type: "list(string)" }, "unknown: variable 'a' has no default"],
    [[{ type: "string", default: "x" }], '"x"'],
  ])("%j", (variable, shown) => {
    expect(of("${var.a}", variable)).toBe(shown);
  });

  it.each<[expression: string, variable: object, shown: unknown]>([
    ["${var.a ? 1 : 2}", { type: "bool" }, { "a=true": "1", "a=false": "2" }],
    ["${var.a ? 1 : 2}", { default: false }, { "a=false": "2", "a=true": "1" }],
    ["${var.a ? 1 : 2}", { type: "${bool}", default: true }, { "a=true": "1", "a=false": "2" }],
    ['${var.a == "x" ? 1 : 2}', { default: "y" }, { "a=x": "1", "a=y": "2", "a=other1": "2" }],
    ["${var.a == null ? 1 : 2}", { default: null }, { "a=null": "1", "a=other1": "2" }],
    [
      "${var.a != null ? var.a : 2}",
      { default: null, type: "bool" },
      { "a=null": "2", "a=true": "true", "a=false": "false" },
    ],
    ['${var.a == "" ? 1 : 2}', { type: "number" }, { "a=other1": "2" }],
    ["${length(var.a) > 0 ? 1 : 2}", { default: ["x"] }, "1"],
  ])("that decides: %s of %j", (expression, variable, shown) => {
    expect(of(expression, variable)).toEqual(shown);
  });
});

describe("a validation", () => {
  const oneOf = '${contains(["x", "y"], var.a)}';

  it.each<[string, object]>([
    ["an object", { condition: oneOf, error_message: "a" }],
    ["an array", [{ condition: oneOf, error_message: "a" }]],
    ["one of several", [{ condition: "${length(var.a) < 9}" }, { condition: oneOf }]],
  ])("lists the values there are: %s", (_, validation) => {
    const shown = of('${var.a == "x" ? 1 : 2}', { default: "x", validation });
    expect(shown).toEqual({ "a=x": "1", "a=y": "2" });
  });

  it("may accept other values where its list is computed", () => {
    const validation = { condition: "${contains([local.b], var.a)}" };
    expect(of('${var.a == "x" ? 1 : 2}', { validation })).toHaveProperty("a=other1");
  });
});
