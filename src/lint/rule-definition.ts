import type { Reportable } from "../aws/property.js";
import type { Subject } from "../aws/subject.js";
import type { Edit } from "./edit.js";
import type { OptionsOf } from "./options.js";

/** One policy, in the words of AWS: what it is about, what it says, what it checks. */
export interface RuleDefinition<S, M extends Messages, G extends Messages, O extends object> {
  readonly about: Subject<S>;
  readonly docs: RuleDocs;
  /**
   * The presets that contain it, each with the options that differ from the defaults there. Those of
   * frameworks contain it if it has a control of theirs, too.
   */
  readonly presets?: Readonly<Partial<Record<Preset | Framework, Partial<NoInfer<O>>>>>;
  readonly options?: OptionsOf<O>;
  readonly messages: M;
  readonly suggestions?: G;
  /** Whether a report may carry a `fix`, for edits that only add evidence. */
  readonly fixable?: boolean;
  /** Pure: it is asked once in every scenario that matters to what it reads. */
  readonly check: (subject: S, report: Report<M, G>, options: O) => void;
}

export type Preset = "recommended" | "strict" | "account";

/** Catalogues of controls, each of which is a preset. */
export type Framework = `cis-${Edition}` | "fsbp";

type Edition = "1.2" | "1.4" | "3.0" | "5.0" | "7.0";

/** The numbers under which catalogues ask for what a rule asks for. */
export interface Controls {
  /** By edition of the CIS AWS Foundations Benchmark. */
  readonly cis?: Readonly<Partial<Record<Edition, string | readonly string[]>>>;
  /**
   * Those of Security Hub that its standard of foundational best practices contains.
   * https://docs.aws.amazon.com/securityhub/latest/userguide/fsbp-standard.html
   */
  readonly fsbp?: string | readonly string[];
  /** Other controls of Security Hub. */
  readonly securityHub?: string | readonly string[];
}

export interface RuleDocs {
  /** Begins with Require or Disallow, has no period. */
  readonly description: string;
  /** The page about it. Those of this plugin are at the place that their names say. */
  readonly url?: string;
  readonly severity: "critical" | "high" | "medium" | "low";
  readonly controls?: Controls;
  /** What it reports must not be copied into reports, which are handed on. */
  readonly isSecret?: boolean;
  /** The checks of other tools that ask the same. */
  readonly peers?: Readonly<Record<string, readonly string[]>>;
}

export type Messages = Readonly<Record<string, string>>;

/** What every message may mention without being given it. */
type Given = "property" | "resource" | "scenario";

type Placeholder<T extends string> = T extends `${string}{{${infer P}}}${infer Rest}`
  ? P | Placeholder<Rest>
  : never;

type Data<T extends string> = Exclude<Placeholder<T>, Given>;

interface Extra<G extends Messages> {
  /** Only edits that add evidence and cost nothing. */
  readonly fix?: Edit | undefined;
  /** What else has a part in it, the nearest first. */
  readonly parts?: readonly Reportable[];
  readonly suggest?: { readonly [K in keyof G]?: Edit | undefined };
}

/** Says a message about something, at the place where it takes effect. */
type Report<M extends Messages, G extends Messages> = <I extends keyof M & string>(
  at: Reportable,
  message: I,
  ...extra: Data<M[I]> extends never
    ? [extra?: Extra<G>]
    : [extra: Extra<G> & { readonly data: Readonly<Record<Data<M[I]>, string | number>> }]
) => void;
