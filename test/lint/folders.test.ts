import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { foundLately } from "../../src/lint/folders.js";

describe("what was found lately", () => {
  let now = 0;

  beforeEach(() => {
    now = 0;
    vi.spyOn(performance, "now").mockImplementation(() => now);
  });

  afterEach(() => {
    vi.restoreAllMocks();
  });

  /** Finds how often it has been looked for. */
  function counting(): (key: string) => number {
    const lately = foundLately<number>();
    return (key) => lately.find(key, (before = 0) => before + 1);
  }

  it("is not looked for again because something else is asked for in turn", () => {
    const look = counting();
    expect(["a", "b", "a", "b", "a"].map(look)).toEqual([1, 1, 1, 1, 1]);
  });

  it("is looked for again when some time has passed", () => {
    const look = counting();
    look("a");
    now = 4999;
    expect(look("a")).toBe(1);
    now = 5001;
    expect(look("a")).toBe(2);
  });

  it("is looked for again when that is asked for, and nothing else is", () => {
    const lately = foundLately<number>();
    const look = (key: string): number => lately.find(key, (before = 0) => before + 1);
    look("a");
    look("b");
    lately.forget("a");
    expect([look("a"), look("b")]).toEqual([2, 1]);
  });

  it("does not grow without end", () => {
    const look = counting();
    look("first");
    for (let index = 0; index < 1000; index++) look(String(index));
    expect(look("first")).toBe(1);
    expect(look("999")).toBe(1);
  });
});
