import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { partsOf, textOf } from "../../src/graph/text.js";
import type { Value } from "../../src/graph/value.js";
import { show } from "./answers.js";
import { apply, nobody, openRecord, optional, type Plain } from "./functions-values.js";

const names = [
  "equals equalsTyped isNull and or not less lessOrEqual greater greaterOrEqual add subtract",
  "multiply divide modulo negate abs floor ceil max min sum join split lower upper title trimspace",
  "trim trimprefix trimsuffix replace substr base64encode base64decode urlencode startswith",
  "endswith strcontains format formatlist base64 jsonEncode jsonencode jsondecode select element",
  "index contains concat flatten compact slice reverse length lengthWithNulls range alltrue anytrue",
  "toset distinct sort setunion setsubtract setintersection setproduct merge lookup hasKey keys",
  "values zipmap try can coalesce coalescelist one tostring tonumber tobool tolist tomap sensitive",
  "nonsensitive overrideStatements",
].flatMap((line) => line.split(" "));

const scalar = fc.constantFrom<Plain>(
  "",
  "a",
  "b",
  "1",
  "true",
  "%s-%d",
  "{}",
  0,
  1,
  2,
  true,
  null,
);
const list = fc.array(scalar, { maxLength: 3 });
const record = fc.dictionary(fc.constantFrom("a", "b", "Sid"), scalar, {
  maxKeys: 3,
  noNullPrototype: true,
});
const nested = fc.oneof(
  fc.array(fc.oneof(scalar, list, record), { maxLength: 3 }),
  fc.dictionary(fc.constantFrom("a", "b"), list, { maxKeys: 2, noNullPrototype: true }),
);
const plain: fc.Arbitrary<Plain> = fc.oneof(scalar, list, record, nested);

/** Ways in which one knows less of a value. */
function blurred(value: Plain, [where, how]: readonly [number, boolean]): Plain {
  const isInside = how && typeof value === "object" && value !== null;
  if (!isInside) return nobody;
  if (Array.isArray(value)) {
    const items = value as readonly Plain[];
    const at = where % (items.length + 1);
    // What may be absent may as well be nothing at all.
    if (at === items.length) return [...items, optional];
    return items.map((item, index) => (index === at ? unknownItem(item) : item));
  }
  const fields = value as Readonly<Record<string, Plain>>;
  const entries = Object.entries(fields);
  const at = where % (entries.length + 1);
  return openRecord(Object.fromEntries(entries.filter((_, index) => index !== at)));
}

/** What is unknown and certainly in a list is not taken back from it. */
function unknownItem(item: Plain): Plain {
  return item === null ? optional : nobody;
}

/** Whether what is said with less knowledge may be what is so. */
function agrees(claim: Value, fact: Value): boolean {
  if (claim.state === "unknown" || fact.state === "unknown") return true;
  if (claim.state === "text") {
    const parts = partsOf(fact);
    if (parts === undefined) return false;
    const written = parts.map((part) => (typeof part === "string" ? part : "?")).join("");
    const escaped = claim.parts.map((part) =>
      typeof part === "string" ? part.replace(/\W/g, "\\$&") : "[^]*",
    );
    return new RegExp(`^${escaped.join("")}$`).test(written);
  }
  if (claim.state === "known") return fact.state === "known" && textOf(claim) === textOf(fact);
  if (claim.state === "absent") return fact.state === "absent";
  if (claim.state === "list" && fact.state === "list") return agreesList(claim, fact);
  if (claim.state !== "record" || fact.state !== "record") return false;
  const names = new Set([...claim.names, ...fact.names]);
  return [...names].every((name) => agrees(claim.get(name), fact.get(name)));
}

function agreesList(
  claim: Extract<Value, { state: "list" }>,
  fact: Extract<Value, { state: "list" }>,
): boolean {
  const [claimed, facts] = [claim.written ?? claim.items, fact.written ?? fact.items];
  const open = claimed.findIndex((item) => item.state === "unknown" && item.mayBeAbsent === true);
  if (open < 0 && claimed.length !== facts.length) return false;
  return claimed
    .slice(0, open < 0 ? claimed.length : open)
    .every((item, index) => facts[index] !== undefined && agrees(item, facts[index]));
}

describe("a function of less knowledge", () => {
  const known = new Map<string, number>();

  it("never says anything else", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.array(plain, { minLength: 1, maxLength: 3 }),
        fc.nat(2),
        fc.tuple(fc.nat(3), fc.boolean()),
        (name, args, at, way) => {
          const fact = apply(name, ...args);
          const position = at % args.length;
          const less = args.map((arg, index) => (index === position ? blurred(arg, way) : arg));
          const claim = apply(name, ...less);
          if (fact.state !== "unknown") known.set(name, (known.get(name) ?? 0) + 1);
          const shown = `${name}(${args.map((arg) => JSON.stringify(arg)).join()}) = ${show(fact)}, with less ${show(claim)}`;
          expect(agrees(claim, fact), shown).toBe(true);
        },
      ),
      { numRuns: 20_000 },
    );
  });

  it("was asked of most functions where something is known", () => {
    expect(known.size).toBeGreaterThan(names.length * 0.9);
  });
});
