import { newSideTable } from "../template/side-table.js";
import type { TemplateFile } from "./template-file.js";

/** How the findings of a file came to be, a list of sentences each. */
export interface Explanations {
  readonly note: (reported: Reported, explanation: readonly string[]) => void;
  /** What was noted of a message of ESLint; of several that are alike, the one after the last. */
  readonly take: (message: Message) => readonly string[];
}

interface Reported {
  readonly ruleId: string;
  readonly messageId: string;
  readonly loc: { readonly start: { readonly line: number; readonly column: number } };
}

interface Message {
  readonly ruleId: string | null;
  readonly messageId?: string | undefined;
  readonly line: number;
  readonly column: number;
}

const watched = newSideTable<TemplateFile, Explanations>();

/** Collects from now on how what is found in a file came to be. Otherwise nobody finds out. */
export function watchExplanations(file: TemplateFile): Explanations {
  const explanations = watched.get(file) ?? newExplanations();
  watched.set(file, explanations);
  return explanations;
}

export function explanationsOf(file: TemplateFile): Explanations | undefined {
  return watched.get(file);
}

function newExplanations(): Explanations {
  const noted = new Map<string, (readonly string[])[]>();
  return {
    note({ ruleId, messageId, loc: { start } }, explanation) {
      // ESLint tells columns from 1.
      const key = [ruleId, messageId, start.line, start.column + 1].join(" ");
      noted.set(key, [...(noted.get(key) ?? []), explanation]);
    },
    take({ ruleId, messageId, line, column }) {
      return noted.get([ruleId, messageId, line, column].join(" "))?.shift() ?? [];
    },
  };
}
