import type { Settings } from "../../aws/settings.js";
import { type Address, addressing } from "../address.js";
import { type Finding, isMadeHere, type MadeMeta } from "../finding.js";
import type { LintedFile } from "../linted-file.js";

/** Everything that the page tells. */
export interface Report {
  /** Every file that was linted. */
  readonly files: readonly LintedFile[];
  readonly items: readonly Item[];
  /** How they are deployed, where anybody says so. */
  readonly settings: Settings | undefined;
}

/** A finding with all that is said of it in several places of the page. */
export interface Item {
  /** What it is found by in the page. */
  readonly id: string;
  readonly file: LintedFile;
  readonly finding: Finding;
  readonly grade: Grade;
  readonly address: Address | undefined;
  readonly isSuppressed: boolean;
}

/** How bad it is; what others than our rules say is as bad as they are configured. */
export type Grade = MadeMeta["docs"]["severity"] | Finding["level"];

export const grades: readonly Grade[] = ["critical", "high", "medium", "low", "error", "warning"];

export function reportOf(files: readonly LintedFile[], settings?: Settings): Report {
  let count = 0;
  const items = files.flatMap((file) => {
    const addressOf = addressing(file);
    return file.findings.map((finding): Item => {
      count += 1;
      return {
        id: `finding-${String(count)}`,
        file,
        finding,
        grade: isMadeHere(finding.meta) ? finding.meta.docs.severity : finding.level,
        address: addressOf(finding),
        isSuppressed: finding.suppressions.length > 0,
      };
    });
  });
  return { files, items, settings };
}

export function counted(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? "" : "s"}`;
}
