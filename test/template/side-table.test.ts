import { describe, expect, it } from "vitest";
import { newSideTable } from "../../src/template/side-table.js";

describe("a side table", () => {
  it("knows what was said of a thing last", () => {
    const table = newSideTable<object, string>();
    const thing = { a: 1 };
    expect(table.get(thing)).toBeUndefined();
    table.set(thing, "first");
    table.set(thing, "last");
    expect(table.get(thing)).toBe("last");
    expect(table.get({ a: 1 })).toBeUndefined();
  });

  it("knows nothing of copies, and what others know of the thing", () => {
    const [one, other] = [newSideTable<object, number>(), newSideTable<object, number>()];
    const thing = { a: 1 };
    one.set(thing, 1);
    expect(other.get(thing)).toBeUndefined();
    other.set(thing, 2);
    expect([one.get(thing), one.get({ ...thing })]).toEqual([1, undefined]);
    expect([Reflect.ownKeys(thing), JSON.stringify(thing)]).toEqual([["a"], '{"a":1}']);
  });

  it("knows what is frozen, and functions, too", () => {
    const table = newSideTable<object, string>();
    for (const thing of [Object.freeze({ a: 1 }), () => undefined, new Map(), [1]]) {
      table.set(thing, "known");
      table.set(thing, "known better");
      expect(table.get(thing)).toBe("known better");
    }
  });

  it("knows a thing that was frozen since", () => {
    const table = newSideTable<object, string>();
    const thing = { a: 1 };
    table.set(thing, "before");
    Object.freeze(thing);
    table.set(thing, "after");
    expect(table.get(thing)).toBe("after");
  });
});
