import { describe, expect, it } from "vitest";

import { expressionIn } from "./shown-syntax.js";

type Case = readonly [text: string, shown: string];

describe("expressions", () => {
  it.each<Case>([
    ["true", "true"],
    ["false", "false"],
    ["null", "null"],
    ["nullable", "nullable"],
    ["0", "0"],
    ["1.50", "1.5"],
    ["15e-1", "1.5"],
    ["1E3", "1000"],
    ['""', '""'],
    ['"a b"', '"a b"'],
    ["(((1)))", "1"],
    [" \n # one\n a // two\n /* three */ ", "a"],
  ])("literal: %j", (text, shown) => {
    expect(expressionIn(text)).toBe(shown);
  });

  it.each<Case>([
    ['"\\n\\r\\t\\"\\\\"', '"\\n\\r\\t\\"\\\\"'],
    ['"\\u00e9\\U0001F511"', '"é🔑"'],
    ['"$${a} %%{b}"', '"${a} %{b}"'],
    ['"$ % $$ %% $a {} $"', '"$ % $$ %% $a {} $"'],
    ['"$$${a}"', '"$${a}"'],
    ['"${a}"', "a"],
    ['"${1}"', "1"],
    ['"a${b}"', '(template "a" b)'],
    ['"${a}${b}"', "(template a b)"],
    ['"${"${a}"}"', "a"],
    ['"a${"b${c}d"}e"', '(template "a" (template "b" c "d") "e")'],
    ['"a${"}"}b"', '(template "a" "}" "b")'],
    ['"a ${~ b ~} c"', '(template "a" b "c")'],
    ['"\\n ${~ b ~} \\n"', "(template b)"],
    ['"%{ if a }b%{ endif }"', '(template (a ? "b" : ""))'],
  ])("quoted: %j", (text, shown) => {
    expect(expressionIn(text)).toBe(shown);
  });

  it.each<Case>([
    ["<<A\nA\n", '""'],
    ["<<A\nb\n c\nA\n", '"b\\n c\\n"'],
    ["<<A\r\nb\r\nA\r\n", '"b\\r\\n"'],
    ["<<A\nb\n  A  \n", '"b\\n"'],
    ['<<A\n\\n "b" $${c}\nA\n', '"\\\\n \\"b\\" ${c}\\n"'],
    ["<<A\nAA\nA A\n$A\nA\n", '"AA\\nA A\\n$A\\n"'],
    ["<<A\n${b}\nA\n", '(template b "\\n")'],
    ["<<A\n${b}A\nA\n", '(template b "A\\n")'],
    ["<<A\n${<<B\nA\nB\n}\nA\n", '(template "A\\n" "\\n")'],
    ["<<-A\n    a\n\n      b\n    A\n", '"a\\n\\n  b\\n"'],
    ["<<-A\n    a\n  ${b}\n  A\n", '(template "  a\\n" b "\\n")'],
    ["<<-A\n  a\n${b}\nA\n", '(template "  a\\n" b "\\n")'],
    ["<<-A\n\ta ${b}\n\t c\nA\n", '(template "a " b "\\n c\\n")'],
    ["[<<A\nb\nA\n, c]", '["b\\n", c]'],
    ["{ a = <<A\nb\nA\n c = 1 }", '{"a": "b\\n", "c": 1}'],
  ])("heredoc: %j", (text, shown) => {
    expect(expressionIn(text)).toBe(shown);
  });

  it.each<Case>([
    ["[]", "[]"],
    ["[a]", "[a]"],
    ["[a, [b],\n c,\n]", "[a, [b], c]"],
    ["{}", "{}"],
    ["{\n}", "{}"],
    ["{a = 1}", '{"a": 1}'],
    ['{"a": 1, b = 2, "c" = 3,}', '{"a": 1, "b": 2, "c": 3}'],
    ["{\n a = 1 # one\n\n b = 2, \n c = 3\n}", '{"a": 1, "b": 2, "c": 3}'],
    ["{a = [\n1,\n2\n]\nb = f(\n1\n)}", '{"a": [1, 2], "b": f(1)}'],
    ["{(a) = 1, (a.b) = 2}", "{a: 1, a.b: 2}"],
    ["{true = 1, null = 2, for-each = 3}", '{"true": 1, "null": 2, "for-each": 3}'],
    ['{"${a}" = 1, "a${b}" = 2}', '{a: 1, (template "a" b): 2}'],
    ["{1 = 2, a[b] = 3, f(a).b = 4}", "{1: 2, a[b]: 3, f(a).b: 4}"],
    ["{a = b ? c : d}", '{"a": (b ? c : d)}'],
  ])("collection: %j", (text, shown) => {
    expect(expressionIn(text)).toBe(shown);
  });

  it.each<Case>([
    ["var.a", "var.a"],
    ["a . b\n.c", "a.b.c"],
    ["a.for.if", "a.for.if"],
    ["a.b-c", "a.b-c"],
    ['a["b"]', 'a["b"]'],
    ["a[0][b.c].d", "a[0][b.c].d"],
    ["a.0.b", "a[0].b"],
    ["a[\n0\n]", "a[0]"],
    ["f(a).b", "f(a).b"],
    ["(a).b", "a.b"],
    ["[a][0]", "[a][0]"],
    ["{a = 1}.a", '{"a": 1}.a'],
    ['"a".b', '"a".b'],
    ["a[*]", "(each *1 of a: *1)"],
    ["a[*].b[0].c", "(each *1 of a: *1.b[0].c)"],
    ["a.*.b.c", "(each *1 of a: *1.b.c)"],
    ["a.*.b.0.c", "(each *1 of a: *1.b[0].c)"],
    ["a.*.b[0].c", "(each *1 of a: *1.b)[0].c"],
    ["a.*", "(each *1 of a: *1)"],
    ["a[*].b[*].c", "(each *1 of a: (each *2 of *1.b: *2.c))"],
    ["a[*].b.*.c", "(each *1 of a: (each *2 of *1.b: *2.c))"],
    ["a[*][b[*].c]", "(each *1 of a: *1[(each *2 of b: *2.c)])"],
    ["[a[*].b, c[*].d]", "[(each *1 of a: *1.b), (each *1 of c: *1.d)]"],
  ])("traversal: %j", (text, shown) => {
    expect(expressionIn(text)).toBe(shown);
  });

  it.each<Case>([
    ["f()", "f()"],
    ["f (a)", "f(a)"],
    ["f(a, b)", "f(a, b)"],
    ["f(a, b,)", "f(a, b)"],
    ["f(\na,\nb\n)", "f(a, b)"],
    ["f(a, b...)", "f(a, b...)"],
    ["provider::aws::arn_parse(a)", "provider::aws::arn_parse(a)"],
    ["f(g(h()))", "f(g(h()))"],
    ["true(a)", "true(a)"],
  ])("call: %j", (text, shown) => {
    expect(expressionIn(text)).toBe(shown);
  });

  it.each<Case>([
    ["[for a in b : c]", "(for a in b: c)"],
    ["[for a, b in c : d if e]", "(for a, b in c: d if e)"],
    ["{for a in b : c => d}", "(for a in b: c => d)"],
    ["{for a, b in c : d => e... if f}", "(for a, b in c: d => e... if f)"],
    ["{\nfor a in b :\nc\n=> d\n}", "(for a in b: c => d)"],
    ["[for if in in : for]", "(for if in in: for)"],
    ["[forest]", "[forest]"],
  ])("for: %j", (text, shown) => {
    expect(expressionIn(text)).toBe(shown);
  });

  it.each<Case>([
    ["a || b", "or(a, b)"],
    ["a && b", "and(a, b)"],
    ["!a", "not(a)"],
    ["a == b", "equals(a, b)"],
    ["a != b", "not(equals(a, b))"],
    ["a < b", "less(a, b)"],
    ["a <= b", "lessOrEqual(a, b)"],
    ["a > b", "greater(a, b)"],
    ["a >= b", "greaterOrEqual(a, b)"],
    ["a + b", "add(a, b)"],
    ["a - b", "subtract(a, b)"],
    ["a * b", "multiply(a, b)"],
    ["a / b", "divide(a, b)"],
    ["a % b", "modulo(a, b)"],
    ["-a", "negate(a)"],
    ["-1", "negate(1)"],
    ["a-1", "a-1"],
    ["1-a", "subtract(1, a)"],
    ["a == null", "isNull(a)"],
    ["null == a", "isNull(a)"],
    ["a != null", "not(isNull(a))"],
    ["null != (a)", "not(isNull(a))"],
    ['a == "null"', 'equals(a, "null")'],
    ["a < null", "less(a, null)"],
  ])("operator: %j", (text, shown) => {
    expect(expressionIn(text)).toBe(shown);
  });

  it.each<Case>([
    ["a + b + c", "add(add(a, b), c)"],
    ["a - b + c", "add(subtract(a, b), c)"],
    ["a + b * c", "add(a, multiply(b, c))"],
    ["a * b + c", "add(multiply(a, b), c)"],
    ["(a + b) * c", "multiply(add(a, b), c)"],
    ["a || b && c", "or(a, and(b, c))"],
    ["a && b || c", "or(and(a, b), c)"],
    ["a == b && c != d", "and(equals(a, b), not(equals(c, d)))"],
    ["a == b < c", "equals(a, less(b, c))"],
    ["a < b == c", "equals(less(a, b), c)"],
    ["a < b + c * d", "less(a, add(b, multiply(c, d)))"],
    ["a * b + c < d == e && f || g", "or(and(equals(less(add(multiply(a, b), c), d), e), f), g)"],
    ["a || b == c + d || e", "or(or(a, equals(b, add(c, d))), e)"],
    ["-a + b", "add(negate(a), b)"],
    ["-a.b[0]", "negate(a.b[0])"],
    ["!a == b", "equals(not(a), b)"],
    ["!!a", "not(not(a))"],
    ["a - -b", "subtract(a, negate(b))"],
    ["a ? b : c", "(a ? b : c)"],
    ["a ? b : c ? d : e", "(a ? b : (c ? d : e))"],
    ["a ? b ? c : d : e", "(a ? (b ? c : d) : e)"],
    ["a || b ? c + d : e", "(or(a, b) ? add(c, d) : e)"],
    ["a\n? b\n: c", "(a ? b : c)"],
  ])("precedence: %j", (text, shown) => {
    expect(expressionIn(text)).toBe(shown);
  });
});
