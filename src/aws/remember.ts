import type { Scenario } from "../graph/scenario.js";
import { newSideTable, type SideTable } from "../template/side-table.js";
import type { World } from "./world.js";

/**
 * A question that is answered once for each thing it is asked about: a view, or what belongs to one,
 * is of one scenario, so that the answer is too. It is a question of a module: the answers live as long
 * as what they are about.
 */
export function remember<K extends object, T>(answer: (about: K) => T): (about: K) => T {
  return answeredOnce(answer, newSideTable());
}

/** The same for a question that is gone soon: it keeps its answers itself, and what they are about. */
export function rememberMeanwhile<K extends object, T>(answer: (about: K) => T): (about: K) => T {
  return answeredOnce(answer, new Map());
}

/** The same for a question that may be gone sooner or later than what it is about. */
export function rememberWeakly<K extends object, T>(answer: (about: K) => T): (about: K) => T {
  return answeredOnce(answer, new WeakMap());
}

function answeredOnce<K extends object, T>(
  answer: (about: K) => T,
  known: Answers<K, T>,
): (about: K) => T {
  return (about) => answered(answer, about, known, about);
}

type Answers<K extends object, T> = SideTable<K, T | typeof nothing>;

function answered<A, K extends object, T>(
  answer: (about: A) => T,
  about: A,
  known: Answers<K, T>,
  key: K,
): T {
  const before = known.get(key);
  if (before !== undefined) return before === nothing ? (undefined as T) : before;
  const found = answer(about);
  known.set(key, found === undefined ? nothing : found);
  return found;
}

/** An answer, too. In boxes, answers about a moment would live as long as those about a project do. */
const nothing = Symbol("nothing");

/** What is made of a template once in each scenario, however often it is asked for there. */
export function perScenario<T>(make: (world: World) => T): (world: World) => T {
  const known: Answers<Scenario, T> = newSideTable();
  return (world) => answered(make, world, known, world.scenario);
}
