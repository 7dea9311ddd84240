import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nameIndexOf } from "../../src/cloudformation/stacks/name-index.js";
import {
  match,
  type NamePattern,
  standardTextOf,
  wordsOf,
} from "../../src/cloudformation/stacks/name-pattern.js";
import type { Constant } from "../../src/template/expression.js";
import type { InputDeclaration } from "../../src/template/template.js";

const place = { span: [0, 0] } as const;

function hole(name: string, standard: string | undefined): NamePattern[number] {
  const value: Constant = { kind: "Constant", value: "", text: standard ?? "", place };
  const input: InputDeclaration = {
    name,
    kind: "parameter",
    list: false,
    ...(standard !== undefined && { default: value }),
  };
  return { input, expression: { kind: "Input", name, place } };
}

const text = fc.string({ unit: fc.constantFrom("a", "b", "-", "😀"), minLength: 1, maxLength: 3 });
const inputs = fc
  .tuple(fc.constantFrom("Env", "App", "AWS::Region", "AWS::StackName"), fc.option(text))
  .map(([name, standard]) =>
    hole(name, name.startsWith("AWS") ? undefined : (standard ?? undefined)),
  );

/** Texts are never beside each other. */
const names = fc
  .tuple(fc.option(text), fc.array(fc.tuple(inputs, fc.option(text)), { maxLength: 2 }))
  .map(([first, others]): NamePattern => [first, ...others.flat()].filter((part) => part !== null))
  .filter((name) => name.length > 0);

describe("an index of names", () => {
  it("finds all that a name may be, and first those that are spelled as it is", () => {
    fc.assert(
      fc.property(fc.array(fc.option(names), { maxLength: 30 }), names, (filed, asked) => {
        const index = nameIndexOf(filed, (name) => name ?? undefined);
        const near = new Set(index.near(asked));
        const words = [wordsOf(asked), standardTextOf(asked)];
        const called = new Set(
          words.flatMap((each) => (each === undefined ? [] : index.called(each))),
        );
        for (const name of filed) {
          const kind = name === null ? "perhaps" : match(asked, name).kind;
          expect(near.has(name) || kind === "never").toBe(true);
          expect(called.has(name) || kind !== "exact").toBe(true);
        }
        expect(new Set(index.near(undefined))).toEqual(new Set(filed));
      }),
      { numRuns: 2000 },
    );
  });
});
