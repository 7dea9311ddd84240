import type { Expression } from "../template/expression.js";
import type { Draft, Possible, PossibleText } from "../template/draft.js";
import type { Template } from "../template/template.js";
import { evaluate } from "./evaluate.js";
import { itemsOf } from "./presence.js";
import type { Scenario } from "./scenario.js";
import { textOf } from "./text.js";
import type { Known, Value } from "./value.js";

type Ask = <T>(question: (scenario: Scenario) => T) => readonly T[] | undefined;

/** Each goes into loops of the one before, so these are loops within loops. */
const maxReadings = 12;

/**
 * The template with all that its loops make in any scenario. What makes names decides, as a
 * condition does, so its inputs vary: each Region has the instances that a mapping gives it. What
 * a loop makes may go through further collections, whose keys are further values of the inputs, so
 * the template is read until no more come up.
 */
export function unroll({ template, read }: Draft, askIn: (soFar: Template) => Ask): Template {
  if (read === undefined) return template;
  let soFar = template;
  for (let readings = 0; readings < maxReadings; readings++) {
    const ask = askIn(soFar);
    const next = read((collection) => possibleIn(collection, ask)).template;
    if (next.tests.length === soFar.tests.length) return next;
    soFar = next;
  }
  return template;
}

function possibleIn(collection: Expression, ask: Ask): Possible {
  const answers =
    ask((scenario) => scenario.test(() => itemsIn(evaluate(collection, scenario)))) ?? [];
  const texts = new Map<string, PossibleText>();
  for (const [text, { value, source }] of answers.flatMap(({ known }) => [...known])) {
    if (texts.has(text)) continue;
    const isCertain = answers.every(({ known }) => known.has(text));
    texts.set(text, { kind: "Constant", value, text, place: source, isCertain });
  }
  const isWhole = answers.length > 0 && answers.every((each) => each.isWhole);
  return { texts: [...texts.values()], isWhole };
}

interface Items {
  readonly known: ReadonlyMap<string, Known>;
  /** Whether there are certainly no others. */
  readonly isWhole: boolean;
}

function itemsIn(collection: Value): Items {
  const items = itemsOf(collection);
  if (items === undefined) return { known: new Map(), isWhole: false };
  const known = items.filter((item) => item.state === "known");
  return {
    known: new Map(known.map((item) => [textOf(item), item])),
    isWhole: known.length === items.length,
  };
}
