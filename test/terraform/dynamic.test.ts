import { describe, expect, it } from "vitest";
import { linted, resourcesIn } from "./modules.js";

function bodyOf(body: object, ...blocks: readonly object[]): unknown {
  return resourcesIn({ [linted]: [{ resource: { t: { a: body } } }, ...blocks] })["t.a"];
}

describe("a dynamic block", () => {
  const rule = (more: object = {}): object => ({
    for_each: ["x", "y"],
    content: { id: "${rule.key}-${rule.value}" },
    ...more,
  });

  it.each<[form: string, dynamic: object]>([
    ["an object", { rule: rule() }],
    ["an array", [{ rule: [rule()] }]],
    [
      "with an array for its content",
      { rule: rule({ content: [{ id: "${rule.key}-${rule.value}" }] }) },
    ],
    [
      "with an iterator",
      { rule: rule({ iterator: "it", content: { id: "${it.key}-${it.value}" } }) },
    ],
    ["over a map", { rule: rule({ for_each: { "0": "x", "1": "y" } }) }],
  ])("is a list: %s", (_, dynamic) => {
    expect(bodyOf({ dynamic })).toBe('{rule: [{id: "0-x"}, {id: "1-y"}]}');
  });

  it.each<[form: string, written: object]>([
    ["an object", { id: "s" }],
    ["an array", [{ id: "s" }]],
  ])("comes after those that are written: %s", (_, written) => {
    expect(bodyOf({ rule: written, dynamic: { rule: rule({ for_each: ["x"] }) } })).toBe(
      '{rule: [{id: "s"}, {id: "0-x"}]}',
    );
  });

  it("comes after another of its kind", () => {
    const two = [rule({ for_each: ["x"] }), rule({ for_each: ["z"] })];
    expect(bodyOf({ dynamic: { rule: two } })).toBe('{rule: [{id: "0-x"}, {id: "0-z"}]}');
  });

  it("over a set has its items for keys", () => {
    expect(bodyOf({ dynamic: { rule: rule({ for_each: '${toset(["q", "p"])}' }) } })).toBe(
      '{rule: [{id: "p-p"}, {id: "q-q"}]}',
    );
  });

  it("over nothing is none", () => {
    expect(bodyOf({ dynamic: { rule: rule({ for_each: [] }) } })).toBe("{rule: []}");
    const optional = { rule: rule({ for_each: "${var.on ? [1] : []}" }) };
    expect(bodyOf({ dynamic: optional }, { variable: { on: { default: true } } })).toEqual({
      "on=true": '{rule: [{id: "0-1"}]}',
      "on=false": "{rule: []}",
    });
  });

  it("over what is unknown is unknown", () => {
    expect(bodyOf({ dynamic: { rule: rule({ for_each: "${nobody.knows}" }) } })).toBe(
      "{rule: unknown: it goes through a collection that is unknown}",
    );
    expect(
      bodyOf({ rule: { id: 1 }, dynamic: { rule: rule({ for_each: "${nobody.knows}" }) } }),
    ).toMatch(/^{rule: \[{id: 1}, unknown/);
  });

  it("may be within another, and within a block", () => {
    const inner = { for_each: "${rule.value}", content: { n: "${rule.key}${part.value}" } };
    const dynamic = {
      rule: { for_each: [["x"], ["y", "z"]], content: { dynamic: { part: inner } } },
    };
    expect(bodyOf({ dynamic })).toBe(
      '{rule: [{part: [{n: "0x"}]}, {part: [{n: "1y"}, {n: "1z"}]}]}',
    );
    expect(bodyOf({ outer: { count: 1, dynamic: { rule: rule({ for_each: ["x"] }) } } })).toBe(
      '{outer: {count: 1, rule: [{id: "0-x"}]}}',
    );
  });

  it("knows the instance it is in", () => {
    const body = {
      for_each: { k: ["v"] },
      dynamic: { rule: { for_each: "${each.value}", content: { id: "${each.key}${rule.value}" } } },
    };
    expect(resourcesIn({ [linted]: { resource: { t: { a: body } } } })).toEqual({
      't.a["k"]': '{rule: [{id: "kv"}]}',
    });
  });

  it("is none where it is but a name", () => {
    expect(bodyOf({ tags: { dynamic: "yes", a: 1 } })).toBe('{tags: {dynamic: "yes", a: 1}}');
  });
});
