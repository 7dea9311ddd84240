import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeJson } from "../../src/graph/functions/decode-json.js";
import type { Value } from "../../src/graph/value.js";
import { show } from "./answers.js";
import { apply, nobody, optional, type Plain, text, valueOf, x } from "./functions-values.js";

function decoded(value: Value): string | undefined {
  const result = decodeJson(value);
  return result && show(result);
}

describe("a value as JSON", () => {
  it.each<[value: Plain, shown: string]>([
    [{ b: 1, a: "<x>&", c: 1.5, d: null }, '{"a":"\\u003cx\\u003e\\u0026","b":1,"c":1.5,"d":null}'],
    [{ 10: 1, 9: [true, null] }, '{"10":1,"9":[true,null]}'],
    [JSON.parse('{"__proto__": 1}') as Plain, '{"__proto__":1}'],
    ['é"\u2028', '"é\\"\\u2028"'],
    [[], "[]"],
    [null, "null"],
  ])("%j", (value, shown) => {
    expect(apply("jsonencode", value)).toMatchObject({ state: "known", value: shown });
  });

  it.each<[value: Plain, shown: string]>([
    [{ a: x }, "{a: unknown: nobody knows}"],
    [[optional], "[unknown: nobody knows]"],
    [[text("a", x)], "[a<x>]"],
    [[1e21], "[1e+21]"],
    [x, "unknown: nobody knows"],
  ])("%# with an unknown part is unknown, but not what it encodes", (value, shown) => {
    const encoded = apply("jsonencode", value);
    expect(encoded.state).toBe("unknown");
    expect(decoded(encoded)).toBe(shown);
    expect(show(apply("jsondecode", encoded))).toBe(shown);
    expect(decoded(apply("tostring", encoded))).toBe(shown);
    expect(decoded(text(encoded as never))).toBe(shown);
  });

  it("is not encoded where shared parts make it endless", () => {
    let value = valueOf(["a"]);
    for (let level = 0; level < 60; level++) value = valueOf([value, value]);
    expect(apply("jsonencode", value).state).toBe("unknown");
    expect(apply("flatten", value).state).toBe("unknown");
    expect(apply("equals", value, value).state).toBe("unknown");
  });

  it("of CloudFormation leaves out what is absent and keeps the order", () => {
    const encoded = apply("jsonEncode", { b: 1, a: null, c: "<" });
    expect(encoded).toMatchObject({ value: '{"b":1,"c":"<"}' });
    expect(decoded(encoded)).toBe('{b: 1, a: absent, c: "<"}');
  });
});

describe("a text read as JSON", () => {
  it.each<[value: Value, shown: string | undefined]>([
    [text('{ "a": [1, null, true], "b": {"c": "d"} }'), '{a: [1, true], b: {c: "d"}}'],
    [text('{"a":1,"a":2}'), "{a: 2}"],
    [text("1.50"), "1.5"],
    [text('{"a":"arn:', x, '/*","b":"', x, '"}'), "{a: arn:<x>/*, b: unknown: nobody knows}"],
    [text('{"', x, ':sub":"a","Effect":"b"}'), '{Effect: "b"}'],
    [text('{"', x, '":"a","b":"b"}'), "{b: unknown: the name of a field is unknown}"],
    [text("[12345678901234567890]"), "[unknown: the number is too long]"],
    [text('{"a":', x, "}"), undefined],
    [text('{"a":"\\', x, '"}'), undefined],
    [text('{"a":"\\u00', x, '"}'), undefined],
    [text('{"a":"\\uE0000\\ue001', x, '"}'), undefined],
    [text("[1,]"), undefined],
    [text(""), undefined],
    [nobody, undefined],
    [valueOf([]), undefined],
    [valueOf(null), undefined],
  ])("%#: %j is %s", (value, shown) => {
    expect(decoded(value)).toBe(shown);
    expect(show(apply("jsondecode", value))).toBe(shown ?? "unknown: what it decodes is unknown");
  });

  it("has a gap where the name of a field is unknown", () => {
    const value = decodeJson(text('{"', x, ':sub":"a"}'));
    expect(value?.state === "record" && value.get("b").state).toBe("unknown");
  });

  it("is not spelled by a node", () => {
    const node = { kind: "Scalar", value: "", text: "", style: "plain", span: [1, 2] } as const;
    const place = { span: [1, 2], node: { ...node, content: [1, 2] } } as const;
    const json: Value = { state: "known", value: "[1]", text: "[1]", use: place, source: place };
    const bare = { span: [1, 2] };
    expect(decodeJson(json)).toMatchObject({ items: [{ use: bare, source: bare }] });
    expect(decodeJson(json)?.source).toEqual(bare);
  });

  it("may be nested without end", () => {
    const deep = text("[".repeat(100_000) + "]".repeat(100_000));
    expect(() => decodeJson(deep)).not.toThrow();
  });

  it("says what was encoded", () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (json) => {
        const value = valueOf(json as Plain);
        const encoded = apply("jsonencode", value);
        if (encoded.state !== "known") return;
        expect(JSON.parse(encoded.text)).toEqual(JSON.parse(JSON.stringify(json)));
        const again = apply("jsonencode", decodeJson(text(encoded.text))!);
        if (again.state === "known") expect(again.text).toBe(encoded.text);
      }),
    );
  });
});
