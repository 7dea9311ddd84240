import type { Scenario } from "../../graph/scenario.js";
import { scenarioLabels } from "../scenario-text.js";

/** What something is in a scenario. */
export interface Answer<T> {
  readonly is: T;
  readonly scenario: Scenario;
}

/** In which scenarios something is there, as it is put after its name: " if IsProd". */
export function presenceText(answers: readonly Answer<boolean>[]): string {
  const [present, all] = [answers.filter(({ is }) => is), answers];
  return present.length === all.length ? "" : ` ${whenText(labelsOf(present, all))}`;
}

/** More alternatives than a reader takes in. */
const tooMany = 4;

/** What something is in the scenarios in which it is there: "all if IsProd, else one". */
export function alternativesText(answers: readonly Answer<string | undefined>[]): string {
  let left = answers.filter(({ is }) => is !== undefined);
  const texts = new Set(left.map(({ is = "" }) => is));
  if (texts.size > tooMany) return `one of ${String(texts.size)}`;
  const said: string[] = [];
  // What was said before does not matter to what is said next.
  while (texts.size > 1) {
    const alternatives = [...texts].map((text) => {
      const own = left.filter(({ is }) => is === text);
      return { text, labels: labelsOf(own, left) };
    });
    const [easiest] = alternatives.toSorted(
      (a, b) => difficultyOf(a.labels) - difficultyOf(b.labels) || (a.text < b.text ? -1 : 1),
    );
    if (easiest === undefined) break;
    const { text, labels } = easiest;
    said.push(`${text} ${whenText(labels)}`);
    texts.delete(text);
    left = left.filter(({ is }) => is !== text);
  }
  const [last = ""] = texts;
  return said.length === 0 ? last : [...said, `else ${last}`].join(", ");
}

/** What tells some answers from all the others, if anything does. */
type Labels = readonly string[] | undefined;

function labelsOf<T>(some: readonly Answer<T>[], all: readonly Answer<T>[]): Labels {
  const [happening, every] = [some, all].map((each) => each.map(({ scenario }) => scenario));
  return scenarioLabels(happening ?? [], every ?? []);
}

/** A denial is harder to read than what is denied. */
function difficultyOf(labels: Labels): number {
  if (labels === undefined) return Number.MAX_VALUE;
  return labels.length + labels.filter((label) => label.startsWith("not ")).length / 10;
}

function whenText(labels: Labels): string {
  return labels === undefined ? "in some scenarios" : `if ${labels.join(" and ")}`;
}
