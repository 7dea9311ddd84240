import { describe, expect, it } from "vitest";

import { templateIn } from "./shown-syntax.js";

describe("a template", () => {
  it.each<[text: string, shown: string]>([
    ["", '""'],
    ["a", '"a"'],
    ["true", '"true"'],
    ['a\n"b" \\n', '"a\\n\\"b\\" \\\\n"'],
    ["$", '"$"'],
    ["100%", '"100%"'],
    ["$a $$ {b} %d", '"$a $$ {b} %d"'],
    ["$${a}", '"${a}"'],
    ["%%{if}", '"%{if}"'],
    ["$$${a}", '"$${a}"'],
    ["$%${a}", '(template "$%" a)'],
    ["${a}", "a"],
    ["${ 1 }", "1"],
    ["${\n a \n}", "a"],
    ["${~ a ~}", "a"],
    ["${[a, {b = 1}]}", '[a, {"b": 1}]'],
    ["a${b}", '(template "a" b)'],
    ["${a}b", '(template a "b")'],
    ["${a}${b}", "(template a b)"],
    [" ${a}", '(template " " a)'],
    ["a\nb${c}\nd", '(template "a\\nb" c "\\nd")'],
    ['${f("a${b}", "}")}', 'f((template "a" b), "}")'],
    ["arn:${x}:s3:::${y}/*", '(template "arn:" x ":s3:::" y "/*")'],
    ["${<<A\nb\nA\n}", '"b\\n"'],
  ])("%j", (text, shown) => {
    expect(templateIn(text)).toBe(shown);
  });

  it.each<[text: string, shown: string]>([
    ["%{ if a }b%{ else }c%{ endif }", '(template (a ? "b" : "c"))'],
    ["%{if a}b%{endif}", '(template (a ? "b" : ""))'],
    ["%{if a}%{else}%{endif}", '(template (a ? "" : ""))'],
    ["%{if a}${b}%{endif}", '(template (a ? (template b) : ""))'],
    [
      "x%{if a}b${c}%{else}${d}e%{endif}y",
      '(template "x" (a ? (template "b" c) : (template d "e")) "y")',
    ],
    [
      "%{if a}%{if b}c%{else}d%{endif}%{else}e%{endif}",
      '(template (a ? (template (b ? "c" : "d")) : "e"))',
    ],
    ["%{ for a in b }c%{ endfor }", '(template join("", (for a in b: "c")))'],
    [
      "%{ for a, b in c }${a}=${b};%{ endfor }",
      '(template join("", (for a, b in c: (template a "=" b ";"))))',
    ],
    [
      "%{for a in b}%{if a}c%{endif}%{endfor}",
      '(template join("", (for a in b: (template (a ? "c" : "")))))',
    ],
    [
      "%{for a in [for b in c : b if b]}d%{endfor}",
      '(template join("", (for a in (for b in c: b if b): "d")))',
    ],
  ])("directive: %j", (text, shown) => {
    expect(templateIn(text)).toBe(shown);
  });

  it.each<[text: string, shown: string]>([
    ["a ${~ b} c", '(template "a" b " c")'],
    ["a ${b ~} c", '(template "a " b "c")'],
    ["a\n\t${~ b ~}\n\nc", '(template "a\\n" b "\\nc")'],
    [" ${~ a ~} ", "(template a)"],
    [" ${~ a ~} ${~ b ~} ", "(template a b)"],
    ["a %{~ if b ~} c %{~ else ~} d %{~ endif ~} e", '(template "a" (b ? "c" : "d") "e")'],
    [
      "%{ for a in b ~}\n${a}\n%{ endfor ~}\nc",
      '(template join("", (for a in b: (template a "\\n"))) "c")',
    ],
    ["a ${-b}", '(template "a " negate(b))'],
    ["\u00a0\u2003${~ a}", "(template a)"],
    ["a$${ ${~ b}", '(template "a${" b)'],
  ])("strips a piece of a line: %j", (text, shown) => {
    expect(templateIn(text)).toBe(shown);
  });

  it("is text from a carriage return on that stands alone", () => {
    expect(templateIn("${a}\r\n${b}")).toBe('(template a "\\r\\n" b)');
    expect(templateIn("${a}\r${b} $${c}")).toBe('(template a "\\r${b} ${c}")');
  });
});
