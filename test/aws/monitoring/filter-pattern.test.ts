import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Json, matches } from "../../../src/aws/monitoring/filter-pattern/matches.js";
import { matchesExpression } from "../../../src/aws/monitoring/filter-pattern/regular-expression.js";
import { parsePattern } from "../../../src/aws/monitoring/filter-pattern/parser.js";
import type { Pattern, Selector, Test } from "../../../src/aws/monitoring/filter-pattern/syntax.js";
import { isLike } from "../../../src/aws/monitoring/filter-pattern/wildcards.js";

function ask(pattern: string, event: Json): boolean | undefined {
  return matches(parsePattern(pattern), event);
}

/** The event of AWS's own guide. */
const guide: Json = {
  eventType: "UpdateTrail",
  sourceIPAddress: "111.111.111.111",
  arrayKey: ["value", "another value"],
  objectList: [
    { name: "a", id: 1 },
    { name: "b", id: 2 },
  ],
  SomeObject: null,
  ThisFlag: true,
  latency: 500,
  account: "123456789012",
};

describe("a filter pattern", () => {
  it.each<[pattern: string, expected: boolean | undefined]>([
    ["", true],
    ["  \n", true],
    ['{ $.eventType = "UpdateTrail" }', true],
    ["{ $.eventType = UpdateTrail }", true],
    ["{$.eventType=UpdateTrail}", true],
    ["{ $['eventType'] = UpdateTrail }", true],
    ['{ $["eventType"] = UpdateTrail }', true],
    ["{ $.eventType = updateTrail }", false],
    ["{ $.eventType = Update* }", true],
    ['{ $.eventType = "*Trail" }', true],
    ['{ $.eventType = "*date*" }', true],
    ['{ $.eventType = "*" }', true],
    ['{ $.eventType = "Trail*" }', false],
    ['{ $.eventType = "Up*Trail" }', undefined],
    ['{ $.eventType = "Down*Trail" }', false],
    ['{ $.eventType = "" }', false],
    ["{ $.eventType != CreateTrail }", true],
    ["{ $.eventType != Update* }", false],
    ["{ $.sourceIPAddress != 123.123.* }", true],
    ["{ $.sourceIPAddress = 111.111.* }", true],
    ['{ $.arrayKey[0] = "value" }', true],
    ['{ $.arrayKey[1] = "value" }', false],
    ['{ $.arrayKey[7] = "value" }', false],
    ['{ $.arrayKey[*] = "another value" }', true],
    ['{ $.arrayKey[*] != "value" }', undefined],
    ["{ $.objectList[1].id = 2 }", true],
    ["{ $.objectList[1].id = 2.0 }", true],
    ['{ $.objectList[1].id = "2" }', undefined],
    ["{ $.objectList.*.id = 2 }", true],
    ["{ $.objectList = 1 }", false],
    ["{ $.objectList != 1 }", false],
    ["{ $.eventType.name = x }", false],
    ["{ $.SomeObject IS NULL }", true],
    ["{ $.ThisFlag IS NULL }", false],
    ["{ $.SomeOtherObject IS NULL }", false],
    ["{ $.SomeOtherObject NOT EXISTS }", true],
    ["{ $.SomeObject NOT EXISTS }", undefined],
    ["{ $.ThisFlag NOT EXISTS }", false],
    ["{ $.ThisFlag EXISTS }", true],
    ["{ $.ThisFlag IS TRUE }", true],
    ["{ $.ThisFlag is true }", true],
    ["{ $.ThisFlag IS FALSE }", false],
    ["{ $.ThisFlag = true }", undefined],
    ["{ $.ThisFlag = yes }", false],
    ["{ $.SomeObject = x }", false],
    ["{ $.SomeObject != x }", undefined],
    ["{ $.SomeObject = * }", undefined],
    ["{ $.SomeOtherObject = x }", false],
    ["{ $.SomeOtherObject != x }", undefined],
    ["{ $.latency >= 500 }", true],
    ["{ $.latency > 500 }", false],
    ["{ $.latency < 1e3 }", true],
    ["{ $.latency <= +499.5 }", false],
    ["{ $.latency = 5e2 }", true],
    ["{ $.latency != -500 }", true],
    ["{ $.account = 123456789012 }", true],
    ["{ $.account > 5 }", undefined],
    ["{ $.eventType > 5 }", false],
    ["{ $.latency > many }", undefined],
    ["{ $.eventType = %^Update% }", true],
    ["{ $.eventType = %^Upd.te% }", undefined],
    ["{ $.eventType = %^Create.*% }", false],
    ["{ $.eventType != %^Create.*% }", true],
    ["{ $.eventType > %^Create.*% }", undefined],
    ["{ $.latency = %5% }", undefined],
    ["{ $.SomeOtherObject = %^Update% }", false],
    ['{ $.eventType = "a \\"quoted\\" word" }', false],
    ["{ ($.eventType = UpdateTrail) && ($.latency = 500) }", true],
    ["{ ($.eventType = UpdateTrail) && ($.latency = 1) }", false],
    ["{ $.eventType = x || $.latency = 500 && $.ThisFlag IS TRUE }", true],
    ["{ $.latency = 500 || $.eventType = x && $.ThisFlag IS FALSE }", true],
    ["{ ($.latency = 500 || $.eventType = x) && $.ThisFlag IS FALSE }", false],
    ["{ ((($.latency = 500))) }", true],
    ["{ $.latency = 500 || $.eventType = %x% }", true],
    ["{ $.latency = 1 && $.eventType = %x% }", false],
  ])("%s", (pattern, expected) => {
    expect(parsePattern(pattern).kind).not.toBe("unreadable");
    expect(ask(pattern, guide)).toBe(expected);
  });

  it.each<[value: Json, isTrue: boolean | undefined]>([
    [true, true],
    ["true", undefined],
    ["TRUE", undefined],
    ["yes", false],
    [1, false],
  ])("may take %j for a constant", (value, isTrue) => {
    expect(ask("{ $.flag IS TRUE }", { flag: value })).toBe(isTrue);
  });

  it.each<[pattern: string, at: number]>([
    ['"eventName":"StopLogging"', 0],
    ['ERROR "Task', 6],
    ["[ip, user", 9],
    ["[ip, user] 404", 14],
    ["{", 1],
    ["{ }", 2],
    ["{ $.a }", 6],
    ["{ $.a = }", 8],
    ["{ $.a == b }", 7],
    ["{ $.a = b", 9],
    ["{ $.a = b } c", 12],
    ["{ ($.a = b }", 11],
    ["{ $.a = b) }", 9],
    ["{ $.a = b && }", 13],
    ["{ $.a = b & $.c = d }", 10],
    ["{ a = b }", 2],
    ["{ $.a IS MAYBE }", 9],
    ["{ $.a NOT NULL }", 10],
    ['{ $.a = "b }', 8],
    ["{ &.a = b }", 2],
    [`{ ${"(".repeat(200)}$.a = b${")".repeat(200)} }`, 102],
    [`{ $.a = ${"b".repeat(10_001)} }`, 10_000],
  ])("that is none says where: %s", (pattern, at) => {
    expect(parsePattern(pattern)).toMatchObject({ kind: "unreadable", at });
    expect(ask(pattern, guide)).toBeUndefined();
  });

  it.each<[pattern: string, expected: false | undefined]>([
    ["UpdateTrail", undefined],
    ["Trail", undefined],
    ["updatetrail", false],
    ["ERROR", false],
    ['"Task timed out"', false],
    ['"another value"', undefined],
    ['"eventType\\":\\"UpdateTrail"', undefined],
    ['"\\u0041"', undefined],
    ["UpdateTrail ERROR", false],
    ["UpdateTrail -ERROR", undefined],
    ["-ERROR", undefined],
    ["ERROR -UpdateTrail", false],
    ["?ERROR ?WARN", false],
    ["?ERROR ?UpdateTrail", undefined],
    ["?ERROR UpdateTrail", undefined],
    ["?ERROR ?%.*%", undefined],
    ["ERROR ?UpdateTrail", undefined],
    ["ERROR ?WARN", false],
    ["%UpdateTr.*%", undefined],
    ["%Delete|Create%", false],
    ["%Delete|Update%", undefined],
    ["%[Dd]elete%", false],
    ["%.*%", undefined],
    ["[ip, user, status = 404]", false],
    ["[ip, user, status = 500]", undefined],
    ['[ip, user = "Mallory, M.", ...]', false],
    ["[ip, user, status != 404]", undefined],
    ["[ip, user, status = 404 || status = 500]", undefined],
    ["[ip, user, ...]", undefined],
    ["[]", undefined],
  ])("of plain text is not matched by what lacks a word of it: %s", (pattern, expected) => {
    expect(parsePattern(pattern).kind).toBe("text");
    expect(ask(pattern, guide)).toBe(expected);
  });

  it("knows where its parts are", () => {
    const pattern = '{ ($.a = "b") || $.c NOT EXISTS }';
    const read = parsePattern(pattern);
    const tests = read.kind === "JSON" && read.test.kind === "or" ? read.test.tests : [];
    expect(tests.map(({ range }) => pattern.slice(...range))).toEqual([
      '$.a = "b"',
      "$.c NOT EXISTS",
    ]);
  });
});

const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_-]{0,5}$/);

const step = fc.oneof(
  name.map((each) => ({ kind: "member", name: each }) as const),
  fc.nat(3).map((index) => ({ kind: "element", index }) as const),
  fc.constant({ kind: "any" } as const),
);

const selector: fc.Arbitrary<Selector> = fc
  .array(step, { minLength: 1, maxLength: 4 })
  .map((steps) => ({ steps, range: [0, 0] }));

const comparison: fc.Arbitrary<Test> = fc.record({
  kind: fc.constant("comparison" as const),
  selector,
  operator: fc.constantFrom("=", "!=", "<", "<=", ">", ">="),
  operand: fc.oneof(
    fc.string().map((text) => ({ kind: "text", text, quoted: true }) as const),
    fc
      .oneof(name, fc.integer().map(String))
      .map((text) => ({ kind: "text", text, quoted: false }) as const),
  ),
  range: fc.constant([0, 0] as const),
});

const is: fc.Arbitrary<Test> = fc.record({
  kind: fc.constant("is" as const),
  selector,
  value: fc.constantFrom(true, false, null),
  range: fc.constant([0, 0] as const),
});

const exists: fc.Arbitrary<Test> = fc.record({
  kind: fc.constant("exists" as const),
  selector,
  negated: fc.boolean(),
  range: fc.constant([0, 0] as const),
});

const { test } = fc.letrec<{ test: Test }>((tie) => ({
  test: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.oneof(comparison, is, exists),
    fc.record({
      kind: fc.constantFrom("and" as const, "or" as const),
      tests: fc.array(tie("test"), { minLength: 2, maxLength: 3 }),
      range: fc.constant([0, 0] as const),
    }),
  ),
}));

function spelled(each: Test): string {
  switch (each.kind) {
    case "and":
    case "or":
      return each.tests
        .map((part) => `(${spelled(part)})`)
        .join(each.kind === "and" ? "&&" : " || ");
    case "is":
      return `${spelledSelector(each.selector)} IS ${String(each.value).toUpperCase()}`;
    case "exists":
      return `${spelledSelector(each.selector)} ${each.negated ? "NOT " : ""}EXISTS`;
    case "comparison": {
      const { text } = each.operand;
      const isQuoted = each.operand.kind === "text" && each.operand.quoted;
      const operand = isQuoted ? `"${text.replaceAll(/["\\]/g, "\\$&")}"` : text;
      return `${spelledSelector(each.selector)} ${each.operator} ${operand}`;
    }
  }
}

function spelledSelector({ steps }: Selector): string {
  const spell = (each: Selector["steps"][number]): string => {
    if (each.kind === "any") return ".*";
    return each.kind === "member" ? `.${each.name}` : `[${String(each.index)}]`;
  };
  return `$${steps.map(spell).join("")}`;
}

/** Without ranges, which whoever spells a test does not know. */
function withoutRanges(each: Test): unknown {
  const range = undefined;
  switch (each.kind) {
    case "and":
    case "or":
      return { ...each, range, tests: each.tests.map(withoutRanges) };
    case "comparison":
    case "is":
    case "exists":
      return { ...each, range, selector: each.selector.steps };
  }
}

const json = fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json>;

describe("any filter pattern", () => {
  it("is read as it was meant", () => {
    fc.assert(
      fc.property(test, (meant) => {
        const read = parsePattern(`{ ${spelled(meant)} }`);
        expect(read.kind).toBe("JSON");
        if (read.kind === "JSON") expect(withoutRanges(read.test)).toEqual(withoutRanges(meant));
      }),
    );
  });

  it("answers, whatever is asked of whatever event", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), json, (text, event) => {
        for (const pattern of [text, `{ ${text} }`, `{ $.a = ${text} }`]) {
          const read: Pattern = parsePattern(pattern);
          if (read.kind === "unreadable") {
            expect(read.at).toBeGreaterThanOrEqual(0);
            expect(read.at).toBeLessThanOrEqual(pattern.length);
          }
          expect([true, false, undefined]).toContain(matches(read, event));
        }
      }),
    );
  });

  it("matches with another where both do, and in its place where one does", () => {
    fc.assert(
      fc.property(test, test, json, (a, b, event) => {
        const [p, q] = [spelled(a), spelled(b)];
        const both = ask(`{ (${p}) && (${q}) }`, event);
        const one = ask(`{ (${p}) || (${q}) }`, event);
        if (both === true) expect(one).toBe(true);
        if (one === false) expect(both).toBe(false);
        if (ask(`{ ${p} }`, event) === true) expect(one).toBe(true);
        if (ask(`{ ${q} }`, event) === false) expect(both).toBe(false);
      }),
    );
  });

  it("is read in time that grows with its length only", () => {
    for (const text of ["$.a[", "(", '"\\', "*", "$.a = b && ", "%", "$['", "%[", "?a ", '\\"']) {
      const long = text.repeat(Math.floor(9_000 / text.length));
      for (const pattern of [
        `{ ${long} }`,
        long,
        `%${long}%`,
        `[${long}]`,
        `{ $.a = %${long}% }`,
      ]) {
        const start = performance.now();
        matches(parsePattern(pattern), { a: "b" });
        expect(performance.now() - start).toBeLessThan(500);
      }
    }
  });
});

describe("a regular expression", () => {
  it.each<[expression: string, expected: boolean | undefined]>([
    ["^UpdateTrail$", true],
    ["^Update", true],
    ["Trail$", true],
    ["date", true],
    ["^Trail", false],
    ["^Update$", false],
    ["Create|Update", true],
    ["Create|Delete", false],
    ["^(Update)", undefined],
    ["Upd.te", undefined],
    ["Updx*ate", undefined],
    ["Updx+ate", false],
    ["[UC]pdate", undefined],
    ["[UC]reate", false],
    ["Update\\.Trail", false],
    ["\\w+Trail", undefined],
    ["\\w+Trails", false],
    ["", true],
  ])("is read and never run: %s", (expression, expected) => {
    expect(matchesExpression("UpdateTrail", expression)).toBe(expected);
  });

  it("is never said to match what it does not, nor the other way round", () => {
    const unit = fc.constantFrom(...Array.from("aabb.^$*+?[]|\\{}1,"));
    fc.assert(
      fc.property(
        fc.string({ unit }),
        fc.string({ unit: fc.constantFrom("a", "b", "1") }),
        (a, b) => {
          let expression: RegExp;
          try {
            expression = new RegExp(a);
          } catch {
            return;
          }
          const verdict = matchesExpression(b, a);
          if (verdict !== undefined) expect(verdict).toBe(expression.test(b));
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe("wildcards", () => {
  it("stand for any text before and after a term", () => {
    const term = fc.string().filter((text) => text !== "" && !text.includes("*"));
    fc.assert(
      fc.property(term, fc.string(), fc.string(), (text, before, after) => {
        expect(isLike(text, text)).toBe(true);
        expect(isLike(before + text, `*${text}`)).toBe(true);
        expect(isLike(text + after, `${text}*`)).toBe(true);
        expect(isLike(before + text + after, `*${text}*`)).toBe(true);
        expect(isLike(before, `*${text}*`)).toBe(before.includes(text));
        expect(isLike(before, `${text}*`)).toBe(before.startsWith(text));
        expect(isLike(before, `*${text}`)).toBe(before.endsWith(text));
      }),
    );
  });

  it("within a term are what AWS does not say", () => {
    expect(isLike("PutEvent", "Put*Event")).toBeUndefined();
    expect(isLike("PutBigEvent", "P*B*t")).toBeUndefined();
    expect(isLike("Put*Event", "Put*Event")).toBe(true);
    expect(isLike("GetEvent", "Put*Event")).toBe(false);
    expect(isLike("PutEven", "Put*Event")).toBe(false);
    expect(isLike("Put", "Put*Put")).toBe(false);
  });
});
