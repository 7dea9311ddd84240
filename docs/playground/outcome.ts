import type { TemplateKind } from "../../src/document/gate.js";
import type { Edit } from "../../src/formatters/finding.js";
import type { Grade } from "../../src/formatters/html/report.js";

export const presets = [
  "recommended",
  "strict",
  "account",
  "cis-1.2",
  "cis-1.4",
  "cis-3.0",
  "cis-5.0",
  "cis-7.0",
  "fsbp",
  "all",
] as const;

export type Preset = (typeof presets)[number];

/** What the page asks the linter. */
export interface Question {
  readonly text: string;
  readonly preset: Preset;
}

/** What the linter answers. */
export interface Outcome {
  /** Nothing where the text is no template, so that nobody looked at it. */
  readonly kind: TemplateKind | undefined;
  readonly findings: readonly Shown[];
  /** The pictures of the trails, as HTML. */
  readonly trails: string;
}

/** A finding as the page shows it. */
export interface Shown {
  /** By which the pictures refer to it. */
  readonly id: string;
  readonly rule: string;
  readonly grade: Grade;
  readonly message: string;
  readonly place: { readonly line: number; readonly column: number };
  readonly range: Edit["range"];
  readonly edits: readonly Edit[];
  /** Why it is no matter, where somebody said so, in sentences. */
  readonly suppressions: readonly string[];
  /** What it offends. */
  readonly controls: string;
}
