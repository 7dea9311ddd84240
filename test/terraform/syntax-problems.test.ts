import { describe, expect, it } from "vitest";

import { parseExpression, parseTemplate } from "../../src/terraform/parser.js";
import type { Parsed } from "../../src/terraform/source.js";
import { sourceOf } from "./shown-syntax.js";

function problemOf({ problems, syntax }: Parsed, text: string): readonly unknown[] {
  expect(problems).toHaveLength(1);
  expect(syntax).toEqual({ kind: "Literal", value: null, span: [0, text.length] });
  return [text.slice(...problems[0]!.span), problems[0]!.message];
}

describe("a problem", () => {
  it.each<[text: string, place: string, message: string]>([
    ["", "", "An expression is missing at the end."],
    ["a b", "b", "Unexpected 'b' after an expression."],
    ["a +", "", "An expression is missing at the end."],
    ["a + )", ")", "An expression is missing before this ')'."],
    ["a ** b", "*", "An expression is missing before this '*'."],
    ["a & b", "&", "Unexpected '&' after an expression."],
    ["'a'", "'", "An expression is missing before this '''."],
    ["a /* b", "/* b", "Unexpected '/* b' after an expression."],
    ["a ? b", "", "A colon is missing here, after the first result of a '?'."],
    ["(a", "", "A ')' is missing here."],
    ["[a b]", "b", "A comma or a ']' is missing here."],
    ["[,]", ",", "An expression is missing before this ','."],
    ["f(a b)", "b", "A comma or a ')' is missing here."],
    ["f(a..., b)", ",", "A ')' is missing here."],
    ["f(,)", ",", "An expression is missing before this ','."],
    ["a::(b)", "(", "The name of a function is missing after a '::'."],
    ["a::b", "", "A '(' is missing after the name of a function."],
    ["a.", "", "The name of an attribute is missing after a dot."],
    ["a.*.*", "*", "The name of an attribute is missing after a dot."],
    ["a.0.1", "0.1", "Write these numbers in brackets, like '[0][1]'."],
    ["a[0", "", "A ']' is missing here."],
    ["a[]", "]", "An expression is missing before this ']'."],
    ["{a}", "}", "A '=' is missing after a key."],
    ["{a = 1 b = 2}", "b", "A comma, a new line or a '}' is missing here."],
    ["{a = 1,, b = 2}", ",", "An expression is missing before this ','."],
    ["{a =\n1}", "\n", "An expression is missing before this ' '."],
    ["{a.b = 1}", "a.b", "Put this key in quotes, or in parentheses if it is a reference."],
    ["{a[0] = 1}", "a[0]", "Put this key in quotes, or in parentheses if it is a reference."],
    ["{for = 1}", "=", "A name is missing in a 'for'."],
    ["[for a b : c]", "b", "The word 'in' is missing after the names of a 'for'."],
    ["[for a in b c]", "c", "A colon is missing after the collection of a 'for'."],
    ["[for a in b : c => d]", "=>", "A ']' is missing after a 'for'."],
    ["[for a in b : c...]", "]", "Only the results of an object's 'for' are grouped."],
    ["{for a in b : c}", "}", "A '=>' is missing after the key of a 'for'."],
    ["{for a in b : c => d if}", "}", "An expression is missing before this '}'."],
    ["1.2.3", "1.2.3", "This is no number."],
    ["1e400", "1e400", "This number is too large."],
    ['"a', '"', "This quote is never closed."],
    ['"a\nb"', "\n", "Text in quotes cannot go over several lines."],
    ['"a\\', "\\", "Invalid escape sequence."],
    ['"\\d"', "\\d", "Invalid escape sequence."],
    ['"\\u12"', "\\u", "Invalid escape sequence."],
    ['"\\ud800"', "\\ud800", "Invalid escape sequence."],
    ['"\\U00110000"', "\\U00110000", "Invalid escape sequence."],
    ["<<A\nb\n", "<<A\n", "This heredoc is never closed."],
    ["<<A\nb\nA", "<<A\n", "This heredoc is never closed."],
    ["<<A\nb\rc\nA\n", "b", "A carriage return cannot stand alone in a heredoc."],
  ])("in the expression %j", (text, place, message) => {
    expect(problemOf(parseExpression(sourceOf(text)), text)).toEqual([place, message]);
  });

  it.each<[text: string, place: string, message: string]>([
    ["${}", "}", "An expression is missing before this '}'."],
    ["${", "", "An expression is missing at the end."],
    ["${a", "", "A '}' is missing here, after a '${'."],
    ["${a b}", "b", "A '}' is missing here, after a '${'."],
    ["${var:-default}", ":", "A '}' is missing here, after a '${'."],
    ["${{a = 1 ~}}", "~}", "A comma, a new line or a '}' is missing here."],
    ["x ${f(} y", "}", "An expression is missing before this '}'."],
    ["%{", "", "'' is no directive of a template; write '%%{' for the text '%{'."],
    ["%{a}", "a", "'a' is no directive of a template; write '%%{' for the text '%{'."],
    ["%{if a}b", "%{if a}", "This '%{ if }' is never closed."],
    ["%{for a in b}c", "%{for a in b}", "This '%{ for }' is never closed."],
    ["%{for a b}c%{endfor}", "b", "The word 'in' is missing after the names of a 'for'."],
    ["%{if a b}c%{endif}", "b", "A '}' is missing here, after a '%{'."],
    ["a%{endif}", "%{endif}", "This '%{ endif }' belongs to no directive."],
    ["a%{else}", "%{else}", "This '%{ else }' belongs to no directive."],
    ["%{if a}b%{endfor}", "%{endfor}", "This '%{ endfor }' belongs to no directive."],
    ["%{for a in b}c%{endif}", "%{endif}", "This '%{ endif }' belongs to no directive."],
    ["%{for a in b}c%{else}d%{endfor}", "%{else}", "This '%{ else }' belongs to no directive."],
    ["%{if a}b%{else}c%{else}d%{endif}", "%{else}", "This '%{ else }' belongs to no directive."],
  ])("in the template %j", (text, place, message) => {
    expect(problemOf(parseTemplate(sourceOf(text)), text)).toEqual([place, message]);
  });
});
