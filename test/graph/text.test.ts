import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { call } from "../../src/graph/functions.js";
import { joinParts, partsOf, same, textOf } from "../../src/graph/text.js";
import type { ListValue, Unknown, Value } from "../../src/graph/value.js";

const place = { span: [0, 0] } as const;
const placed = { use: place, source: place };

function literal(text: string): Value {
  return { state: "known", value: text, text, ...placed };
}

function hole(more: Partial<Unknown>): Unknown {
  return { state: "unknown", reason: "nobody knows", ...more, ...placed };
}

function written(...parts: readonly (string | Unknown)[]): Value {
  return joinParts(parts, placed);
}

const anonymous = hole({});
const [x, y] = [hole({ identity: "x" }), hole({ identity: "y" })];
const than: ReadonlySet<string> = new Set(["a", "ab", ""]);
/** Every text but those, of which two stand for different ones. */
const others = [1, 2].map((index) =>
  hole({ identity: `other ${index}`, other: { family: "f", than } }),
);
const otherB = hole({ identity: "other b", other: { family: "g", than: new Set(["b"]) } });
/** A name that is known later, of which it is known that there is one. */
const filledIn = hole({ identity: "z", isFilled: true });

const holes = [anonymous, x, y, ...others, otherB, filledIn];
const part = fc.oneof(fc.constantFrom("", "a", "b", "ab", "ba", "c"), fc.constantFrom(...holes));
const parts = fc.array(part, { maxLength: 4 });

const fillings = ["", "a", "b", "ab", "bb", "c", "ca"];

/** Every way to fill the holes of parts, each occurrence of the anonymous one by itself. */
function* filled(parts: readonly (string | Unknown)[]): Generator<readonly string[]> {
  yield* fill(parts, new Map());
}

function* fill(
  [first, ...rest]: readonly (string | Unknown)[],
  known: ReadonlyMap<string, string>,
): Generator<readonly string[]> {
  if (first === undefined) yield [];
  else if (typeof first === "string") {
    for (const texts of fill(rest, known)) yield [first, ...texts];
  } else {
    for (const text of candidates(first, known)) {
      const more = new Map(known);
      if (first.identity !== undefined) more.set(first.identity, text);
      for (const texts of fill(rest, more)) yield [text, ...texts];
    }
  }
}

function candidates(
  { identity, isFilled, other }: Unknown,
  known: ReadonlyMap<string, string>,
): string[] {
  const given = identity === undefined ? undefined : known.get(identity);
  if (given !== undefined) return [given];
  const relatives = others.flatMap((each) => known.get(each.identity ?? "") ?? []);
  return fillings.filter((text) => {
    if (other?.than.has(text) === true || (isFilled === true && text === "")) return false;
    return other?.family !== "f" || !relatives.includes(text);
  });
}

describe("same", () => {
  it("claims nothing that some filling of the holes contradicts", () => {
    const claims = { true: 0, false: 0, undefined: 0 };
    fc.assert(
      fc.property(parts, parts, (left, right) => {
        const claim = same(written(...left), written(...right));
        claims[`${claim}`]++;
        if (claim === undefined) return;
        for (const texts of filled([...left, ...right])) {
          const [a, b] = [texts.slice(0, left.length).join(""), texts.slice(left.length).join("")];
          expect(a === b).toBe(claim);
        }
      }),
      { numRuns: 3000 },
    );
    expect(Math.min(claims.true, claims.false, claims.undefined)).toBeGreaterThan(50);
  });

  it("is symmetric, and true of a text and itself unless it has an anonymous hole", () => {
    fc.assert(
      fc.property(parts, parts, (left, right) => {
        const [a, b] = [written(...left), written(...right)];
        expect(same(a, b)).toBe(same(b, a));
        if (!left.includes(anonymous)) expect(same(a, a)).toBe(true);
      }),
    );
  });

  it("is exact where everything is known", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(same(literal(a), literal(b))).toBe(a === b);
      }),
    );
  });

  it.each([
    ["arn", [x, "/*"], [x, "/*"], true],
    ["a name that there is and no text", [filledIn], [], false],
    ["names of which one may be none and no text", [x, filledIn], [], false],
    ["a name that there may be and no text", [x], [], undefined],
    ["another suffix", [x, "/*"], [x, "/AWSLogs"], false],
    ["another beginning", ["a", x], ["b", y], false],
    ["the same beginning", ["a", x], ["a", y], undefined],
    ["more text", [x, "a"], [x], false],
    ["more holes", [x, y], [x], undefined],
    ["a hole that is no empty text", [others[0]!], [], false],
    ["two that stand for others", [others[0]!], [others[1]!], false],
    ["what it is not", [others[0]!], ["ab"], false],
    ["what it may be", [others[0]!], ["c"], undefined],
    ["others of different families", [others[0]!], [otherB], undefined],
  ] as const)("of %s", (_, left, right, answer) => {
    expect(same(written(...left), written(...right))).toBe(answer);
  });

  it("is open of what is no text", () => {
    const list: ListValue = { state: "list", items: [], ...placed };
    expect(same(list, list)).toBeUndefined();
    expect(same({ state: "absent", ...placed }, literal(""))).toBeUndefined();
  });
});

describe("parts written one after the other", () => {
  it("say the same as the parts", () => {
    fc.assert(
      fc.property(
        parts.filter((each) => !each.includes(anonymous)),
        (each) => {
          const joined = partsOf(written(...each))!;
          const [before, after] = [[...filled(each)], [...filled(joined)]];
          expect(after.map((texts) => texts.join(""))).toEqual(
            before.map((texts) => texts.join("")),
          );
        },
      ),
    );
  });

  it("are the simplest value that says so", () => {
    expect(written("a", "", "b")).toMatchObject({ state: "known", text: "ab" });
    expect(written("", x, "")).toMatchObject({ state: "unknown", identity: "x" });
    expect(written("a", "b", x)).toMatchObject({ state: "text", parts: ["ab", x] });
    expect(written()).toMatchObject({ state: "known", text: "" });
  });
});

describe("a list joined to a text", () => {
  const [one, two] = ["1", "2"].map((index) =>
    hole({ identity: `other ${index}`, other: { family: "f", than: new Set([""]) } }),
  );
  const joined = (list: Unknown): Value => call("join", [() => literal(""), () => list], placed);

  it("is empty only where the list is", () => {
    expect(same(joined(one!), literal(""))).toBe(false);
    expect(same(joined(one!), literal("a"))).toBeUndefined();
    expect(same(joined(anonymous), literal(""))).toBeUndefined();
  });

  it("may be the same for different lists", () => {
    expect(same(joined(one!), joined(one!))).toBe(true);
    expect(same(joined(one!), joined(two!))).toBeUndefined();
  });
});

describe("a constant as text", () => {
  it.each([
    [true, "Yes", "true"],
    [false, "False", "false"],
    [12, "012", "012"],
    ["Yes", "Yes", "Yes"],
  ])("%j spelled %s", (value, text, read) => {
    expect(textOf({ value, text })).toBe(read);
  });
});
