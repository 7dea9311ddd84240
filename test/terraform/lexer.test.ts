import { describe, expect, it } from "vitest";

import { readToken } from "../../src/terraform/lexer.js";

/** The tokens of a text as they are written, with the kind of those that have several spellings. */
function tokensOf(text: string): readonly string[] {
  const tokens: string[] = [];
  for (let at = 0; ;) {
    const { kind, start, end } = readToken(text, at);
    const written = text.slice(start, end);
    if (kind === "end") return tokens;
    tokens.push(kind === written ? kind : `${kind} ${written}`);
    at = end;
  }
}

describe("tokens", () => {
  it.each<[text: string, ...tokens: string[]]>([
    ["", ...[]],
    [" \t ", ...[]],
    ["a b", "name a", "name b"],
    ["a-b_1 _x été 名", "name a-b_1", "name _x", "name été", "name 名"],
    ["a -b", "name a", "-", "name b"],
    ["1a", "number 1", "name a"],
    [
      "1 2.5 1e3 1E+3 1.5e-3",
      "number 1",
      "number 2.5",
      "number 1e3",
      "number 1E+3",
      "number 1.5e-3",
    ],
    ["1.", "number 1", "."],
    ["1...", "number 1", "..."],
    ["1e", "number 1", "name e"],
    ["0.1.2", "number 0.1.2"],
    [".0.b", ".", "number 0", ".", "name b"],
    ["a==b=>c=d", "name a", "==", "name b", "=>", "name c", "=", "name d"],
    ["<=<>=>!=!", "<=", "<", ">=", ">", "!=", "!"],
    ["&&||::?:", "&&", "||", "::", "?", ":"],
    ["(~})[]{}", "(", "~}", ")", "[", "]", "{", "}"],
    ["+-*/%,.", "+", "-", "*", "/", "%", ",", "."],
    ['"a"', '"', "name a", '"'],
    ["<<EOT\nx", "heredoc <<EOT\n", "name x"],
    ["<<-A-B\r\nx", "heredoc <<-A-B\r\n", "name x"],
    ["<<EOT x", "<", "<", "name EOT", "name x"],
    ["a # b\nc", "name a", "newline \n", "name c"],
    ["a // b\r\nc", "name a", "newline \n", "name c"],
    ["a # b", "name a"],
    ["a /* b\n * c */ d /**/", "name a", "name d"],
    ["a /* b", "name a", "invalid /* b"],
    ["a\r\nb\nc", "name a", "newline \r\n", "name b", "newline \n", "name c"],
    ["a\rb", "name a", "invalid \r", "name b"],
    ["'&|~`;$🔑", ..."'&|~`;$".split("").map((sign) => `invalid ${sign}`), "invalid 🔑"],
  ])("of %j", (text, ...tokens) => {
    expect(tokensOf(text)).toEqual(tokens);
  });
});
