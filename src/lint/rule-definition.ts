import type { Reportable } from "../aws/property.js";
import type { Subject } from "../aws/subject.js";
import type { Edit } from "./edit.js";
import type { OptionsOf } from "./options.js";

/** One policy, in the words of AWS: what it is about, what it says, what it checks. */
export interface RuleDefinition<S, M extends Messages, G extends Messages, O extends object> {
  /** The name of its file and of its page. */
  readonly name: string;
  readonly about: Subject<S>;
  readonly docs: RuleDocs;
  /** The presets that contain it, each with the options that differ from the defaults there. */
  readonly presets: Readonly<Partial<Record<Preset, Partial<NoInfer<O>>>>>;
  readonly options?: OptionsOf<O>;
  readonly messages: M;
  readonly suggestions?: G;
  /** Whether a report may carry a `fix`, for edits that only add evidence. */
  readonly fixable?: boolean;
  /** Pure: it is asked once in every scenario that matters to what it reads. */
  readonly check: (subject: S, report: Report<M, G>, options: O) => void;
}

export type Preset = "recommended" | "strict" | "account";

export interface RuleDocs {
  /** Begins with Require or Disallow, has no period. */
  readonly description: string;
  readonly severity: "critical" | "high" | "medium" | "low";
  /** Numbers of the recommendation in each edition of the CIS benchmark, and other catalogues'. */
  readonly controls?: {
    readonly cis?: Readonly<Record<string, string>>;
    readonly fsbp?: string;
  };
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
