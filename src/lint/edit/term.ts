/** What an edit writes, in the words of the template's language. */
export type Term = Word | Short | List | Fields;

interface Word {
  readonly kind: "Word";
  readonly value: string | number | boolean;
}

/** A function in the short form of YAML, `!Ref Logs`. */
interface Short {
  readonly kind: "Short";
  readonly text: string;
}

interface List {
  readonly kind: "List";
  readonly items: readonly Term[];
}

export interface Fields {
  readonly kind: "Fields";
  readonly fields: readonly (readonly [key: string, value: Term])[];
  /** Whether it is a function in the long form, `{ "Ref": "Logs" }`. */
  readonly isReference: boolean;
}
