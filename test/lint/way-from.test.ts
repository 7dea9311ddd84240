import { posix, win32 } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { wayFrom } from "../../src/lint/way-from.js";

const segment = fc.constantFrom("a", "b", "a.b", ".a", "..a", "...", ".", "..", "", "a\\b");
const path = fc.array(segment, { maxLength: 5 }).map((segments) => segments.join("/"));

it.each([
  ["absolute", "/"],
  ["relative", ""],
])("is the platform's, from %s paths", (_, start) => {
  fc.assert(
    fc.property(path, path, fc.constantFrom("/", ""), (one, other, between) => {
      const folder = start + one;
      for (const each of [folder + between + other, start + other]) {
        expect(wayFrom(folder, each, posix)).toBe(posix.relative(folder, each));
        expect(wayFrom(folder, each, win32)).toBe(win32.relative(folder, each));
      }
    }),
    { numRuns: 2000 },
  );
});
