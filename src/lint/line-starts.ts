import type { SourceLocation } from "@eslint/plugin-kit";

/** Where in a text things are, by line and column; made in one pass, however long its lines are. */
export class LineStarts {
  readonly #starts: readonly number[];

  constructor(text: string) {
    const ends = text.matchAll(/\r\n|[\r\n]/g);
    this.#starts = [0, ...Array.from(ends, ({ 0: end, index }) => index + end.length)];
  }

  /** Lines count from 1, columns from 0. */
  at(offset: number): SourceLocation["start"] {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (this.#starts[low] ?? 0) };
  }

  /** Where a line begins; nothing where there are not so many. */
  startOf(line: number): number | undefined {
    return this.#starts[line - 1];
  }
}
