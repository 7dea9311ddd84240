interface Position {
  readonly line: number;
  readonly character: number;
}

export interface TextEdit {
  readonly range: { readonly start: Position; readonly end: Position };
  readonly newText: string;
}

/** A text as an editor keeps it, with a number that grows with each change. */
export class TextDocument {
  text: string;
  version = 1;

  constructor(text: string) {
    this.text = text;
  }

  replace(text: string): void {
    this.text = text;
    this.version += 1;
  }

  /** The text with edits made, none of which touch another. */
  edited(edits: readonly TextEdit[]): string {
    const changes = edits.map(({ range, newText }) => {
      return { start: this.#offsetOf(range.start), end: this.#offsetOf(range.end), newText };
    });
    const last = changes.sort((a, b) => b.start - a.start);
    return last.reduce(
      (text, { start, end, newText }) => text.slice(0, start) + newText + text.slice(end),
      this.text,
    );
  }

  #offsetOf({ line, character }: Position): number {
    const before = this.text.split("\n").slice(0, line);
    return before.reduce((length, each) => length + each.length + 1, 0) + character;
  }
}
