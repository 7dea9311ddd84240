import type { LineStarts } from "../../lint/line-starts.js";
import type { Edit, Finding, Region } from "../finding.js";
import type { LintedFile } from "../linted-file.js";
import type * as sarif from "./log.js";

export function regionOf({ start, end }: Region): sarif.Region {
  return {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
  };
}

/** What would cure a finding, where the text that it changes is known. */
export function fixesOf(
  { edits }: Finding,
  { text, lines }: LintedFile,
  artifactLocation: sarif.ArtifactLocation,
): readonly sarif.Fix[] {
  if (text === undefined || edits.length === 0) return [];
  return edits.map(({ description, range, text: inserted }) => ({
    description: { text: description },
    artifactChanges: [
      {
        artifactLocation,
        replacements: [
          { deletedRegion: deleted(range, lines), insertedContent: { text: inserted } },
        ],
      },
    ],
  }));
}

function deleted([start, end]: Edit["range"], lines: LineStarts): sarif.Region {
  const [first, last] = [lines.at(start), lines.at(end)];
  return {
    startLine: first.line,
    startColumn: first.column + 1,
    endLine: last.line,
    endColumn: last.column + 1,
    charOffset: start,
    charLength: end - start,
  };
}
