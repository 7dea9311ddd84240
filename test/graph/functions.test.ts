import { describe, expect, it } from "vitest";
import { call } from "../../src/graph/functions.js";
import { show } from "./answers.js";
import {
  apply,
  arn,
  nobody,
  openRecord,
  optional,
  other,
  type Plain,
  text,
  there,
  x,
} from "./functions-values.js";

type Row = readonly [name: string, args: readonly Plain[], shown: string | RegExp];

/** Results without a reason are those of `terraform console` 1.11. */
function check(rows: readonly Row[]): void {
  it.each(rows.map(([name, args, shown]) => ({ name, args, shown })))(
    "$name $args is $shown",
    ({ name, args, shown }) => {
      const value = show(apply(name, ...args));
      if (typeof shown === "string") expect(value).toBe(shown);
      else expect(value).toMatch(shown);
    },
  );
}

const open = /^unknown/;

describe("a function of no such name", () => {
  check([
    ["timestamp", [], "unknown: 'timestamp' cannot be evaluated"],
    ["toString", [], "unknown: 'toString' cannot be evaluated"],
  ]);
});

describe("a test", () => {
  check([
    ["isNull", [null], "true"],
    ["isNull", [""], "false"],
    ["isNull", [[]], "false"],
    ["isNull", [text("a", x)], "false"],
    ["isNull", [arn], "false"],
    ["isNull", [other], "false"],
    ["isNull", [x], open],
    ["isNull", [optional], open],
    ["isNull", [{ ...arn, mayBeAbsent: true }], open],
    ["isNull", [], open],
    ["equals", [1, "1"], "true"],
    ["equals", [null, null], "true"],
    ["equals", ["a", null], "false"],
    ["equals", [{}, null], "false"],
    ["equals", [arn, null], "false"],
    ["equals", [x, null], open],
    ["equals", [["a"], []], "false"],
    [
      "equals",
      [
        ["a", x],
        ["b", x],
      ],
      "false",
    ],
    [
      "equals",
      [
        [optional, "a"],
        ["b", "b"],
      ],
      open,
    ],
    ["equals", [[optional], []], open],
    ["equals", [{ a: 1 }, { a: 2 }], "false"],
    ["equals", [{ a: 1 }, {}], "false"],
    ["equals", [{ a: null }, {}], open],
    ["equals", [{ a: 1 }, openRecord({})], open],
    // `[] == tolist([])` is false.
    ["equals", [[], []], open],
    ["equals", [{}, {}], open],
    ["equals", ["a"], open],
    ["equalsTyped", ["a", "a"], "true"],
    ["equalsTyped", [1, 1], "true"],
    ["equalsTyped", [1, "a"], "false"],
    ["equalsTyped", ["a", []], "false"],
    ["equalsTyped", [arn, arn], "true"],
    ["equalsTyped", [text("a", x), "b"], "false"],
    ["equalsTyped", [{ state: "known", value: 1, text: "1.0", ...there }, 1], "true"],
    // It is false in Terraform where the types are these, but a variable may have converted them.
    ["equalsTyped", [1, "1"], open],
    ["equalsTyped", [true, "true"], open],
  ]);
});

describe("arithmetic", () => {
  check([
    ["less", [1, "2"], "true"],
    ["lessOrEqual", [2, 2], "true"],
    ["greater", [1, 2], "false"],
    ["greaterOrEqual", ["2.5", 2], "true"],
    ["less", [1, true], open],
    ["less", [1, "b"], open],
    ["less", [1, x], open],
    ["less", [1, null], open],
    ["less", ["2.9999999999999999999", 3], open],
    ["add", ["1", 2], "3"],
    ["add", [0.1, 0.2], open],
    ["add", [x, 2], open],
    ["subtract", [1, 2], "-1"],
    ["multiply", [2.5, 2], "5"],
    ["multiply", [2 ** 40, 2 ** 40], open],
    ["divide", [10, 4], "2.5"],
    ["divide", [1, 3], open],
    ["divide", [1, 0], open],
    ["modulo", [-7, 3], "-1"],
    ["modulo", [7, -3], "1"],
    ["modulo", [5.5, 2], "1.5"],
    ["modulo", [1, 0], open],
    ["negate", ["3"], "-3"],
    ["negate", [0], "0"],
    ["negate", [true], open],
    ["abs", ["-3"], "3"],
    ["floor", [-1.5], "-2"],
    ["ceil", [1.2], "2"],
    ["max", [1, "2"], "2"],
    ["min", [1, 2, -3], "-3"],
    ["max", [1, null], open],
    ["max", [], open],
    ["sum", [[1, "2"]], "3"],
    ["sum", [[0.1, 0.2]], open],
    ["sum", [[1, x]], open],
    ["sum", [[]], open],
    ["sum", [x], open],
  ]);
});

describe("a text", () => {
  check([
    ["lower", ["ABc"], '"abc"'],
    ["lower", ["ΑΣ"], open],
    ["lower", [text("A", x)], open],
    ["upper", ["abc"], '"ABC"'],
    ["upper", [1], '"1"'],
    ["upper", [null], open],
    ["upper", ["a", "b"], open],
    ["title", ["hello world-foo bar_x don't"], '"Hello World-Foo Bar_x Don\'T"'],
    ["title", ["a.b a1b 2nd"], '"A.B A1b 2nd"'],
    ["trimspace", ["\t a b \n"], '"a b"'],
    ["trimspace", ["\u00a0a\u2003\ufeff"], '"a\u2003\ufeff"'],
    ["trimspace", ["  "], '""'],
    ["trim", ["??a!?", "?!"], '"a"'],
    ["trim", ["abc", ""], '"abc"'],
    ["trim", ["abc", x], open],
    ["trimprefix", ["aab", "a"], '"ab"'],
    ["trimsuffix", ["aab", "b"], '"aa"'],
    ["trimsuffix", ["aab", ""], '"aab"'],
    ["replace", ["a/b", "/", "-"], '"a-b"'],
    ["replace", ["aaa", "aa", "b"], '"ba"'],
    ["replace", ["a$b", "b", "$&"], '"a$$&"'],
    ["replace", ["abc", "/b/", "x"], open],
    ["replace", ["abc", "//", "x"], open],
    ["replace", ["abc", "", "x"], open],
    ["replace", [text("a", x), "a", "b"], open],
    ["substr", ["hello", 1, 2], '"el"'],
    ["substr", ["hello", -3, -1], '"llo"'],
    ["substr", ["hello", 1, 100], '"ello"'],
    ["substr", ["hello", 10, 2], '""'],
    ["substr", ["abc", -5, 1], '"a"'],
    ["substr", ["abc", 0, 0.5], open],
    ["substr", ["👍", 0, 1], open],
    ["base64encode", ["é"], '"w6k="'],
    ["base64encode", [text("a", x)], open],
    ["base64decode", ["YWJj"], '"abc"'],
    ["base64decode", ["YQ"], open],
    ["base64decode", ["/w=="], open],
    ["urlencode", ["a b*~é/+!'()"], '"a+b%2A~%C3%A9%2F%2B%21%27%28%29"'],
    ["urlencode", ['"<>[]{}|\\^`#?=&;:@,$'], /%22%3C%3E%5B%5D%7B%7D%7C%5C%5E%60%23%3F%3D%26%3B%3A/],
    ["split", [",", "a,b"], '["a", "b"]'],
    ["split", [",", text("a", x)], open],
    ["join", [",", ["a"], ["b", 1]], '"a,b,1"'],
    ["join", ["/", [arn, "x"], ["y"]], "<arn>/x/y"],
    ["join", [",", ["a"], x], open],
    ["join", [",", ["a"], [optional]], open],
    ["join", [","], open],
    ["startswith", ["abc", "ab"], "true"],
    ["startswith", ["a", "abc"], "false"],
    ["startswith", [text("arn:", x), "arn"], "true"],
    ["startswith", [text("arn:", x), "b"], "false"],
    ["startswith", [text("arn:", x), "arn:aws"], open],
    ["startswith", [x, "a"], open],
    ["startswith", [x, ""], "true"],
    ["startswith", [optional, ""], open],
    ["startswith", [null, ""], open],
    ["endswith", [text(x, "/logs"), "logs"], "true"],
    ["endswith", [text(x, "/logs"), "a"], "false"],
    ["endswith", [text("/logs", x), "a"], open],
    ["endswith", ["abc", "bc"], "true"],
    ["strcontains", ["abc", "bd"], "false"],
    ["strcontains", [text("abc", x), "b"], "true"],
    ["strcontains", [text("abc", x), "d"], open],
  ]);
});

describe("a format", () => {
  check([
    ["format", ["%s %s %%", true, 1.5], '"true 1.5 %"'],
    ["format", ["%d-%d", "3", -4], '"3--4"'],
    ["format", ["arn:%s/*", arn], "arn:<arn>/*"],
    ["format", ["%s", text("a", x)], "a<x>"],
    ["format", ["a%d", x], "a<?>"],
    ["format", ["%v", [1, "a"]], '"[1,\\"a\\"]"'],
    ["format", ["%v", { b: 1, a: "x" }], '"{\\"a\\":\\"x\\",\\"b\\":1}"'],
    ["format", ["%v%v", "a", 1.5], '"a1.5"'],
    ["format", ["%q", 'a"b'], '"\\"a\\\\\\"b\\""'],
    ["format", ["%q", "é"], open],
    ["format", ["%d", 1.5], open],
    ["format", ["%d", true], open],
    ["format", ["%s", []], open],
    ["format", ["%s", null], open],
    ["format", ["%s"], open],
    ["format", ["%s", "a", "b"], open],
    ["format", ["%5d", 3], open],
    ["format", ["%[1]s", "a"], open],
    ["format", ["100%"], open],
    ["format", [x, "a"], open],
    ["formatlist", ["%s-%s", ["a", "b"], "c"], '["a-c", "b-c"]'],
    ["formatlist", ["%s/*", [arn, "b"]], '[<arn>/*, "b/*"]'],
    ["formatlist", ["%s-%s", [], "c"], "[]"],
    ["formatlist", ["%s", "a"], '["a"]'],
    ["formatlist", ["%s-%s", ["a", "b"], ["c"]], open],
    ["formatlist", ["%s", x], open],
    ["formatlist", ["%s", ["a", optional]], open],
    ["formatlist", ["%s", [null]], open],
  ]);
});

describe("a list", () => {
  check([
    ["length", [[1, 2]], "2"],
    ["length", [{ a: 1, b: null }], "2"],
    ["length", [openRecord({ a: 1 })], open],
    ["length", ["abc"], "3"],
    ["length", ["👍"], open],
    ["length", [12], open],
    ["length", [text("a", x)], open],
    ["length", [["a", optional]], open],
    ["length", [["a", null]], "1"],
    ["lengthWithNulls", [["a", null]], "2"],
    ["element", [["a", "b"], 3], '"b"'],
    ["element", [[null, "a"], 0], "absent"],
    ["element", [["a"], "0"], '"a"'],
    ["element", [["a"], 0.5], open],
    ["element", [["a"], -1], open],
    ["element", [[], 0], open],
    ["element", [["a", optional], 0], open],
    ["element", [["a"], x], open],
    ["index", [["a", "b"], "b"], "1"],
    ["index", [[1, 2], "1"], open],
    ["index", [[x, "a"], "a"], open],
    ["index", [["a", x], "a"], "0"],
    ["contains", [["a", x], "a"], "true"],
    ["contains", [["a", x], "b"], open],
    ["contains", [["a", other], "b"], open],
    ["contains", [[other], "a"], "false"],
    ["contains", [["a", null], "b"], "false"],
    ["contains", [["a"], null], open],
    ["contains", [x, "b"], open],
    ["contains", [[["a"]], ["b"]], "false"],
    ["concat", [[1], [null], ["a"]], '[1, "a"]'],
    ["concat", [["a"], x, ["b"]], /^\["a", unknown: [^,]*\]$/],
    ["concat", [["a", optional], ["b"]], open],
    ["concat", [x, ["b"]], open],
    ["concat", [["a"], null], open],
    ["flatten", [[[1, [2]], 3, []]], "[1, 2, 3]"],
    ["flatten", [[{ a: [1] }]], "[{a: [1]}]"],
    ["flatten", [["a", [x, "b"]]], /^\["a", unknown: [^,]*\]$/],
    ["flatten", [["a", text("b", x), other]], /^\["a", b<x>, unknown: nobody knows\]$/],
    ["flatten", ["a"], open],
    ["compact", [["a", "", null, 1]], '["a", "1"]'],
    ["compact", [["", arn, text("a", x)]], "[unknown: nobody knows, a<x>]"],
    ["compact", [["a", x, "b"]], /^\["a", unknown: [^,]*\]$/],
    ["compact", [x], open],
    ["slice", [["a", "b", "c"], 1, 3], '["b", "c"]'],
    ["slice", [["a"], 1, 1], "[]"],
    ["slice", [["a"], 0, 2], open],
    ["slice", [["a"], x, 1], open],
    ["reverse", [["a", x]], '[unknown: nobody knows, "a"]'],
    ["reverse", [["a", optional]], open],
    ["reverse", ["abc"], open],
    ["range", [3], "[0, 1, 2]"],
    ["range", [1, 3], "[1, 2]"],
    ["range", [3, 1], "[3, 2]"],
    ["range", [-3], "[0, -1, -2]"],
    ["range", [5, 0, -2], "[5, 3, 1]"],
    ["range", [1, 1], "[]"],
    ["range", [0], "[]"],
    ["range", [0, 1, -5], open],
    ["range", [0, 1, 0], open],
    ["range", [0, 1, 0.3], open],
    ["range", [1025], open],
    ["range", [x], open],
    ["alltrue", [[true, "true"]], "true"],
    ["alltrue", [[]], "true"],
    ["alltrue", [[null]], "false"],
    ["alltrue", [[x, false]], "false"],
    ["alltrue", [[x, true]], open],
    ["anytrue", [[null, true]], "true"],
    ["anytrue", [[x, true]], "true"],
    ["anytrue", [[optional, false]], open],
    ["anytrue", [[]], "false"],
    ["anytrue", [x], open],
  ]);
});

describe("a set", () => {
  check([
    ["toset", [["b", "a", "b"]], '["a", "b"]'],
    ["toset", [[10, 9, 1]], "[1, 9, 10]"],
    ["toset", [[1, "1", "B", "a"]], '["1", "B", "a"]'],
    ["toset", [["z", "é"]], '["z", "é"]'],
    ["toset", [[true, false]], "[false, true]"],
    ["toset", [["b", x]], open],
    ["toset", [[{}]], open],
    ["toset", [null], "absent"],
    ["toset", [x], open],
    ["distinct", [["b", "a", "b"]], '["b", "a"]'],
    ["distinct", [[1, "1", 1]], '["1"]'],
    ["distinct", [[x, x]], open],
    ["sort", [["b", "a", "B", 10]], '["10", "B", "a", "b"]'],
    ["sort", [["a", null]], open],
    ["setunion", [["b"], ["a", "b"]], '["a", "b"]'],
    ["setunion", [[10, 9], [1]], "[1, 9, 10]"],
    ["setunion", [["b"], x], open],
    ["setsubtract", [["a", "b"], ["b"]], '["a"]'],
    ["setsubtract", [["a", "b"], [x]], open],
    [
      "setintersection",
      [
        ["a", "b"],
        ["b", "c"],
      ],
      '["b"]',
    ],
    [
      "setproduct",
      [
        ["b", "a"],
        ["c", x],
      ],
      /^\[\["b", "c"\], \["b", unknown.*\], \["a", "c"\], /,
    ],
    ["setproduct", [["a"], []], "[]"],
    ["setproduct", [["a"]], open],
    ["setproduct", [["a"], x], open],
    ["setproduct", [Array<number>(100).fill(1), Array<number>(100).fill(1)], open],
  ]);
});

describe("a map", () => {
  check([
    ["merge", [{ a: 1, b: { c: 1 } }, null, { b: { d: 1 } }], "{a: 1, b: {d: 1}}"],
    ["merge", [{ a: 1 }, { a: null }], "{a: absent}"],
    ["merge", [], "{}"],
    ["merge", [{ a: 1 }, x, { b: 2 }], /^\{a: unknown: .*, b: 2\}$/],
    ["merge", [{ a: 1, b: 1 }, openRecord({ a: 2 })], /^\{a: 2, b: unknown: .*\}$/],
    ["merge", [x], open],
    ["merge", [{}, []], open],
    ["lookup", [{ a: 1 }, "a", "d"], "1"],
    ["lookup", [{ a: null }, "a", "d"], "absent"],
    ["lookup", [{ a: 1 }, "b", "d"], '"d"'],
    ["lookup", [{ a: 1 }, "b", null], "absent"],
    ["lookup", [{ a: 1 }, "b"], open],
    ["lookup", [openRecord({ a: 1 }), "a", "d"], "1"],
    ["lookup", [openRecord({ a: 1 }), "b", "d"], open],
    ["lookup", [{ a: 1 }, x, "d"], open],
    ["lookup", [x, "a", "d"], open],
    ["lookup", [null, "a", "d"], open],
    ["keys", [{ b: 1, a: null }], '["a", "b"]'],
    ["keys", [openRecord({})], open],
    ["values", [{ b: 1, a: x }], "[unknown: nobody knows, 1]"],
    ["values", [x], open],
    [
      "zipmap",
      [
        ["b", "a", "a"],
        [1, x, 2],
      ],
      "{b: 1, a: 2}",
    ],
    ["zipmap", [["a"], [1, 2]], open],
    ["zipmap", [[x], [1]], open],
    ["hasKey", [{ a: null }, "a"], "true"],
    ["hasKey", [{ a: 1 }, "b"], "false"],
    ["hasKey", [openRecord({ a: 1 }), "b"], open],
    ["hasKey", [["a", x], "a"], "true"],
    ["hasKey", [["a", x], "b"], open],
    ["hasKey", [["a"], "b"], "false"],
    ["hasKey", [["a"], "0"], open],
    ["hasKey", [["a"], 0], "true"],
    ["hasKey", [["a"], 1], "false"],
    ["hasKey", [["a", optional], 0], open],
    ["hasKey", [x, "a"], open],
    ["hasKey", [{}, x], open],
  ]);
});

describe("a fallback", () => {
  check([
    ["try", ["a", "b"], '"a"'],
    ["try", [null, 1], "absent"],
    ["try", [[x], 1], "[unknown: nobody knows]"],
    ["try", [text("a", x), "b"], "a<x>"],
    ["try", [text("a", nobody), "b"], open],
    ["try", [x, "b"], open],
    ["try", [other, "b"], "unknown: nobody knows"],
    ["try", [x], "unknown: nobody knows"],
    ["can", [null], "true"],
    ["can", [{}], "true"],
    ["can", [x], open],
    ["coalesce", ["", null, "a", x], '"a"'],
    ["coalesce", [arn, "a"], "unknown: nobody knows"],
    ["coalesce", [x, "a"], "unknown: nobody knows which value it is"],
    ["coalesce", ["", x], "unknown: nobody knows"],
    ["coalesce", [text("a", x), "b"], "a<x>"],
    ["coalesce", [1, "a"], '"1"'],
    ["coalesce", [false, true], "false"],
    ["coalesce", [[], [1]], "[]"],
    ["coalesce", ["", null], open],
    ["coalescelist", [[], [1]], "[1]"],
    ["coalescelist", [[null], [1]], "[]"],
    ["coalescelist", [["a", optional], [1]], '["a", unknown: nobody knows]'],
    ["coalescelist", [[optional], [1]], open],
    ["coalescelist", [[], []], open],
    ["one", [[]], "absent"],
    ["one", [[1]], "1"],
    ["one", [[null]], "absent"],
    ["one", [[1, 2]], open],
    ["one", [[optional]], open],
    ["one", [null], open],
  ]);
});

describe("a conversion", () => {
  check([
    ["tostring", [1], '"1"'],
    ["tostring", [true], '"true"'],
    ["tostring", [null], "absent"],
    ["tostring", [text("a", x)], "a<x>"],
    ["tostring", [1e21], open],
    ["tostring", [[]], open],
    ["tonumber", ["1e3"], "1000"],
    ["tonumber", ["1.50"], "1.5"],
    ["tonumber", ["0x1"], open],
    ["tonumber", [" 1"], open],
    ["tonumber", [""], open],
    ["tonumber", [true], open],
    ["tonumber", [x], open],
    ["tobool", ["true"], "true"],
    ["tobool", [false], "false"],
    ["tobool", ["TRUE"], open],
    ["tobool", [0], open],
    ["tolist", [["a", 1, true]], '["a", "1", "true"]'],
    ["tolist", [[1, 2]], "[1, 2]"],
    ["tolist", [{}], open],
    ["tomap", [{ a: 1, b: "x" }], '{a: "1", b: "x"}'],
    ["tomap", [[]], open],
    ["sensitive", ["a"], '"a"'],
    ["nonsensitive", [[x]], "[unknown: nobody knows]"],
    ["nonsensitive", [], open],
  ]);
});

describe("statements that override others", () => {
  const [a, b, b2, none, empty] = [
    { Sid: "A" },
    { Sid: "B", n: 1 },
    { Sid: "B", n: 2 },
    { n: 3 },
    { Sid: "" },
  ];
  check([
    [
      "overrideStatements",
      [
        [a, b],
        [b2, none],
      ],
      '[{Sid: "A"}, {Sid: "B", n: 2}, {n: 3}]',
    ],
    ["overrideStatements", [[empty], [empty]], '[{Sid: ""}, {Sid: ""}]'],
    ["overrideStatements", [[], [b, b2]], '[{Sid: "B", n: 2}]'],
    ["overrideStatements", [null, [a]], '[{Sid: "A"}]'],
    ["overrideStatements", [[{ Sid: x }], [none]], "[{Sid: unknown: nobody knows}, {n: 3}]"],
    ["overrideStatements", [[{ Sid: x }], [a]], open],
    ["overrideStatements", [[a], [{ Sid: x }]], open],
    ["overrideStatements", [[a], [openRecord({})]], open],
    ["overrideStatements", [[x], [a]], open],
    ["overrideStatements", [[a], [optional]], open],
    ["overrideStatements", [[a], x], open],
  ]);
});

describe("a call", () => {
  const far = { use: { span: [5, 6] }, source: { span: [7, 8] } } as const;
  const spelled = { state: "known", value: "a", text: "a", ...far } as const;

  it.each<[name: string, args: readonly Plain[]]>([
    ["lookup", [{ k: spelled }, "k"]],
    ["lookup", [{}, "k", spelled]],
    ["element", [[spelled], 0]],
    ["select", [0, [spelled]]],
    ["try", [spelled]],
    ["coalesce", ["", spelled]],
    ["one", [[spelled]]],
    ["tostring", [spelled]],
    ["nonsensitive", [spelled]],
  ])("of %s takes effect where it stands and is edited where it is spelled", (name, args) => {
    expect(apply(name, ...args)).toMatchObject({ use: there.use, source: far.source });
  });

  it.each<[name: string, args: readonly Plain[]]>([
    ["concat", [[], [spelled]]],
    ["toset", [[spelled]]],
    ["compact", [[spelled]]],
    ["values", [{ k: spelled }]],
  ])("of %s leaves items where they are", (name, args) => {
    expect(apply(name, ...args)).toMatchObject({ items: [far], ...there });
  });

  it("of merge leaves fields where they are", () => {
    const merged = apply("merge", { k: "b" }, { k: spelled });
    expect(merged.state === "record" && merged.get("k")).toMatchObject(far);
  });

  it("reads no argument that its result does not depend on", () => {
    const never = (): never => expect.fail("It was read.");
    const first = { state: "known", value: "a", text: "a", ...far } as const;
    for (const name of ["try", "coalesce"]) {
      expect(show(call(name, [() => first, never], there))).toBe('"a"');
    }
  });

  it("makes no text that is too long", () => {
    const long = "a".repeat(900_000);
    for (const [name, ...args] of [
      ["replace", long, "a", long],
      ["join", "", [long, long]],
      ["format", "%s%s", long, long],
      ["formatlist", "%s", [long, long]],
      ["base64encode", long],
      ["jsonencode", [long, long]],
      ["split", "a", long],
    ] as const) {
      expect(show(apply(name, ...args))).toMatch(open);
    }
  });
});
