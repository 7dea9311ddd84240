import { labelIn } from "./construct.js";
import type { Shown } from "./shown.js";

/** What has been found in a file, so that nothing is told twice that several deployments show. */
export class Told {
  readonly #places = new Set<string>();
  readonly #words = new Set<string>();

  add(shown: Shown): void {
    this.#places.add(whatAndWhere(shown));
    this.#words.add(wordsOf(shown));
  }

  /** Whether the same was found in the same place, be it in other words. */
  hasPlace(shown: Shown): boolean {
    return this.#places.has(whatAndWhere(shown));
  }

  hasWords(shown: Shown): boolean {
    return this.#words.has(wordsOf(shown));
  }
}

function whatAndWhere({ finding: { messageId, place } }: Shown): string {
  return `${messageId} ${String(place.span)}`;
}

/** In which scenarios, and whose bucket it is, is told otherwise from other places. */
function wordsOf(shown: Shown): string {
  const { finding, template } = shown;
  const told = { ...finding.data, resource: labelIn(finding, template), scenario: "" };
  return `${whatAndWhere(shown)} ${JSON.stringify(Object.entries(told).sort())}`;
}
