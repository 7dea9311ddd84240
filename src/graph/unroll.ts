import type { Expression } from "../template/expression.js";
import type { Possible, PossibleText, Template } from "../template/template.js";
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
export function unroll(written: Template, askIn: (soFar: Template) => Ask): Template {
  if (written.unroll === undefined) return written;
  let soFar = written;
  for (let readings = 0; readings < maxReadings; readings++) {
    const ask = askIn(soFar);
    const next = written.unroll((collection) => possibleIn(collection, ask));
    if (next.tests.length === soFar.tests.length) return next;
    soFar = next;
  }
  return written;
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
  const whole = answers.filter(({ isWhole }) => isWhole).length;
  // Where there is nothing by default, nobody knows what there is once somebody fills it in.
  const isFilled = whole > 0 && texts.size > 0;
  const isAlways = whole > 0 && whole === answers.length;
  return {
    texts: [...texts.values()],
    whole: isAlways ? "always" : isFilled ? "sometimes" : "never",
  };
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
