import fc from "fast-check";

/** A value: what follows the indicator in its line, and lines as deep as the indicator or deeper. */
type Lines = readonly [first: string, ...rest: string[]];

const scalars = [
  ...["a", "a b", "12", "true", "~", "-x", "--", ".5", "a#b", "x:y", ":z", "?q", "a, [b] {c}"],
  ...["'b'", "'it''s'", "''", '"c"', '"d \\" \\\\ \\n\\u00e9"', "AWS::Region", "a\tb", "é 🪵"],
];
const oddScalars = [
  ...["- b", "b: c", "[a", "}", "@a", "`a`", "%a", "*a", "&a b", "!!str 1", "| x", "'a' b"],
  ...["a: b", '"a\\x41"', '"\\q"', '"', "'", "\ta", "a\t", "a\u00a0", "\u2028", "-", "?", ":"],
];
const flows = [
  ...[
    "[]",
    "{}",
    "[a, b]",
    "[ a , 'b', ]",
    "{a: b}",
    '{"a":1, b: [c, {d: e}]}',
    "[!Ref a, !T [b]]",
  ],
  ...["[a: b, c]", "[\n  a,\n  b # c\n  ]", "{\n  a: b,\n\n  # c\n  c: d\n}", "[a\n]"],
  ...["[a,\n\n  'b\n  c']", "['a':b]", "[[[a], {b: [c]}]]", "[a#b, c #d\n  ]"],
];
const oddFlows = [
  ...["{a}", "[a b\n  c]", "[,]", "{a: }", "{a:b}", "[a]b", "[-]", "[- a]", "{a: b}: c", "[::]"],
  ...[
    "[a,\nb]",
    "{? a: b}",
    "[&a b]",
    "[!A !B c]",
    "[a, # c\n# d\n  b]",
    "[a\n  , b]",
    "{a\n  : b}",
  ],
  ...["[a,#b\n  c]", "[#a\n  b]", "[!T\n  a]", "[!T, a]", "{!T a: b}", "[{a: b}: c]", "{<<: a}"],
];
const texts = ["a", "more text", "it's", "b c", "  deeper", "", "  "];
const oddTexts = ["# b", "- c", "d: e", "\tf", "      ", "'", '"', "g #h", "i:", "  \t", "\\"];

const spaces = (count: number): string => " ".repeat(count);
const indent = (lines: readonly string[], by: number): string[] =>
  lines.map((line) => spaces(by) + line);

/** Few texts are broken, since nobody can learn more of those than that they are. */
const mostly = <T>(usual: readonly T[], others: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof({ weight: 15, arbitrary: fc.constantFrom(...usual) }, fc.constantFrom(...others));

const inLines = (text: string): Lines => {
  const [first = "", ...rest] = text.split("\n");
  return [first, ...rest];
};
const scalar = fc.constantFrom(...scalars).map(inLines);
const flow = fc.constantFrom(...flows).map(inLines);
const odd = fc.constantFrom(...oddScalars, ...oddFlows).map(inLines);

/** A text in several lines, plain, quoted or in a block, with what may follow the sign of that. */
const wrapped = fc
  .record({
    begin: mostly(["a", "'", '"', "|", ">", "|-", ">-"], ["|+", ">2", "| # c", ">+1"]),
    lines: fc.array(fc.tuple(mostly([2], [0, 1, 3, 4]), mostly(texts, oddTexts)), { maxLength: 5 }),
  })
  .map(({ begin, lines }): Lines => {
    const rest = lines.map(([by, text]) => spaces(by) + text.replaceAll("'", "''"));
    if (begin !== "'" && begin !== '"') return [begin, ...rest];
    const last = rest.pop();
    return last === undefined ? [begin + begin] : [begin, ...rest, last + begin];
  });

const keys = ["a", "B c", "'d'", '"e"', "Fn::If", "AWS::X", "1", "true", "__proto__", "f-g"];
const oddKeys = ["<<", "*", "? a", "!T a", "&a b", "[a]", "- a", "h i\n  j", "'k\n  l'", ""];

const { mapping, sequence, value } = fc.letrec<{
  value: Lines;
  mapping: string[];
  sequence: string[];
}>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: "small" },
    { weight: 6, arbitrary: scalar },
    { weight: 2, arbitrary: wrapped },
    { weight: 2, arbitrary: flow },
    { weight: 1, arbitrary: odd },
    { weight: 1, arbitrary: fc.constant<Lines>([""]) },
    fc
      .tuple(mostly(["!Ref", "!Fn::Sub", "!T"], ["!", "!!map", "!a!b"]), tie("value"))
      .map(([tag, [first, ...rest]]): Lines => [`${tag} ${first}`, ...rest]),
    fc
      .tuple(tie("mapping"), mostly([2], [0, 1, 4]))
      .map(([lines, by]): Lines => ["", ...indent(lines, by)]),
    fc
      .tuple(tie("sequence"), mostly([2], [0, 4]))
      .map(([lines, by]): Lines => ["", ...indent(lines, by)]),
    // What stands in a line of its own, though it need not.
    fc
      .tuple(tie("value"), mostly([2], [1, 3]))
      .map(([[first, ...rest], by]): Lines => ["", spaces(by) + first, ...rest]),
  ),
  mapping: fc
    .uniqueArray(
      fc.tuple(mostly(keys, oddKeys), mostly([": "], [":", " : ", ":  "]), tie("value")),
      {
        minLength: 1,
        maxLength: 4,
        selector: ([key]) => key,
      },
    )
    .map((entries) =>
      entries.flatMap(([key, colon, [first, ...rest]]) => [
        key + (first === "" ? colon.trimEnd() : colon + first),
        ...rest,
      ]),
    ),
  sequence: fc
    .array(
      fc.oneof(
        tie("value").map(([first, ...rest]): string[] => [`- ${first}`.trimEnd(), ...rest]),
        fc.tuple(fc.oneof(tie("mapping"), tie("sequence")), mostly([2], [3])).map(([lines, by]) => {
          const [first = "", ...rest] = indent(lines, by);
          return [`-${first.slice(1)}`, ...rest];
        }),
      ),
      { minLength: 1, maxLength: 3 },
    )
    .map((items) => items.flat()),
}));

/** Lines that may stand anywhere, or should not. */
const inserted = [
  ...["", "", "  ", "# c", "  # c", "#c", "    #c", "\t", "---", "...", "%YAML 1.2", "x", "\uFEFF"],
];

/** A text as somebody may lay it out, mostly YAML, with what is easily read in another way. */
export const anyLayout: fc.Arbitrary<string> = fc
  .record({
    body: fc.oneof({ weight: 9, arbitrary: mapping }, sequence, value),
    start: mostly([""], ["---\n", "# start\n\n", "--- # c\n", "\uFEFF", "%YAML 1.2\n---\n"]),
    end: mostly(["\n"], ["", "\n\n", "\n...\n", "\n# end", " # end", "\n   "]),
    edits: fc.array(fc.tuple(fc.nat(), mostly(["# c"], [...inserted])), { maxLength: 2 }),
    newline: mostly(["\n"], ["\r\n"]),
  })
  .map(({ body, start, end, edits, newline }) => {
    const lines = [...body];
    for (const [place, line] of edits) lines.splice(place % (lines.length + 1), 0, line);
    return (start + lines.join("\n") + end).replaceAll("\n", newline);
  });
