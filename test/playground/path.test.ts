import { posix } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as path from "../../docs/playground/browser/path.js";

/** Paths as programs put them together; what two slashes at the beginning mean is for each system to say. */
const paths = fc
  .array(fc.constantFrom("a", "b.yaml", ".c", "..", ".", "/", "d.e.f", "/"), { maxLength: 8 })
  .map((parts) => parts.join("/").replace(/^\/+/, "/"));

describe("the paths of the playground", () => {
  it.each(["isAbsolute", "basename", "extname", "dirname"] as const)("have the same %s", (name) => {
    fc.assert(
      fc.property(paths, (one) => {
        expect(path[name](one)).toBe(posix[name](one));
      }),
    );
  });

  it("are joined in the same way", () => {
    fc.assert(
      fc.property(fc.array(paths, { maxLength: 3 }), (parts) => {
        expect(path.join(...parts)).toBe(posix.join(...parts));
      }),
    );
  });

  it("lead to the same place from the root", () => {
    fc.assert(
      fc.property(fc.array(paths, { maxLength: 3 }), (parts) => {
        expect(path.resolve(...parts)).toBe(posix.resolve("/", ...parts));
      }),
    );
  });

  it("are the same from one another", () => {
    fc.assert(
      fc.property(paths, paths, (from, to) => {
        const [one, other] = [posix.resolve("/", from), posix.resolve("/", to)];
        expect(path.relative(from, to)).toBe(posix.relative(one, other));
      }),
    );
  });
});
