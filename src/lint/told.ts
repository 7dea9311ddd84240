import type { Template } from "../template/template.js";
import { labelOf } from "./construct.js";
import type { Finding } from "./finding.js";

/** What has been found in a file, so that nothing is told twice that several deployments show. */
export class Told {
  readonly #places = new Set<string>();
  readonly #words = new Set<string>();

  add(finding: Finding, template: Template): void {
    this.#places.add(whatAndWhere(finding));
    this.#words.add(wordsOf(finding, template));
  }

  /** Whether the same was found in the same place, be it in other words. */
  hasPlace(finding: Finding): boolean {
    return this.#places.has(whatAndWhere(finding));
  }

  hasWords(finding: Finding, template: Template): boolean {
    return this.#words.has(wordsOf(finding, template));
  }
}

function whatAndWhere({ messageId, place }: Finding): string {
  return `${messageId} ${String(place.span)}`;
}

/** In which scenarios, and whose bucket it is, is told otherwise from other places. */
function wordsOf(finding: Finding, template: Template): string {
  const { resource = "" } = finding.data;
  const told = { ...finding.data, resource: labelOf(resource, template), scenario: "" };
  return `${whatAndWhere(finding)} ${JSON.stringify(Object.entries(told).sort())}`;
}
