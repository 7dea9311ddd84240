import type { Settings } from "../../aws/settings.js";
import { type Address, addressing } from "../address.js";
import { groupBy } from "../../template/group.js";
import { controlsIn } from "../catalogues.js";
import { type Finding, isMadeHere, type MadeMeta, type Suppression } from "../finding.js";
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
  /** Who suppresses it and why, in sentences. */
  readonly suppressions: readonly string[];
  /** What it offends: `CIS 5.0: 3.8, 3.9; S3.22`. */
  readonly controls: string;
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
        suppressions: finding.suppressions.map(suppressionText),
        controls: controlsText(finding),
      };
    });
  });
  return { files, items, settings };
}

function suppressionText({ kind, justification }: Suppression): string {
  const where = kind === "inSource" ? "in the file" : "in ESLint's list";
  return `Suppressed ${where}${justification === "" ? "." : `: ${justification}`}`;
}

function controlsText({ meta }: Finding): string {
  const controls = isMadeHere(meta) ? controlsIn(meta.docs.controls) : [];
  return [...groupBy(controls, ({ catalogue }) => catalogue)]
    .map(([{ label }, own]) => {
      const numbers = own.map(({ number }) => number).join(", ");
      return label === undefined ? numbers : `${label}: ${numbers}`;
    })
    .join("; ");
}

export function counted(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? "" : "s"}`;
}
