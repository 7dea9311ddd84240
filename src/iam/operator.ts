/**
 * A condition operator, taken apart: `ForAnyValue:StringNotLikeIfExists` is the test `StringLike`,
 * negated, for any value of the request, and met where the request lacks the key.
 */
export interface Operator {
  readonly written: string;
  readonly quantifier: "ForAllValues" | "ForAnyValue" | undefined;
  /** Undefined for what is no operator of IAM. */
  readonly test: Test | undefined;
  readonly negated: boolean;
  readonly ifExists: boolean;
}

export type Test = (typeof tests)[number];

const tests = [
  "StringEquals",
  "StringEqualsIgnoreCase",
  "StringLike",
  "NumericEquals",
  "NumericLessThan",
  "NumericLessThanEquals",
  "NumericGreaterThan",
  "NumericGreaterThanEquals",
  "DateEquals",
  "DateLessThan",
  "DateLessThanEquals",
  "DateGreaterThan",
  "DateGreaterThanEquals",
  "Bool",
  "BinaryEquals",
  "IpAddress",
  "ArnEquals",
  "ArnLike",
  "Null",
] as const;

const negations: Readonly<Record<string, Test>> = {
  StringNotEquals: "StringEquals",
  StringNotEqualsIgnoreCase: "StringEqualsIgnoreCase",
  StringNotLike: "StringLike",
  NumericNotEquals: "NumericEquals",
  DateNotEquals: "DateEquals",
  NotIpAddress: "IpAddress",
  ArnNotEquals: "ArnEquals",
  ArnNotLike: "ArnLike",
};

const byName = new Map<string, Pick<Operator, "test" | "negated">>([
  ...tests.map((test) => [test.toLowerCase(), { test, negated: false }] as const),
  ...Object.entries(negations).map(
    ([name, test]) => [name.toLowerCase(), { test, negated: true }] as const,
  ),
]);

/**
 * Operators are matched without regard to case, as IAM does.
 *
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export function readOperator(written: string): Operator {
  const [, set, name = "", suffix] =
    /^(?:(ForAllValues|ForAnyValue):)?(.*?)(IfExists)?$/is.exec(written) ?? [];
  const ifExists = suffix !== undefined;
  const known = byName.get(name.toLowerCase());
  // `Null` asks whether the key exists, so IAM has no `NullIfExists`.
  const valid = known !== undefined && !(known.test === "Null" && ifExists);
  return {
    written,
    quantifier: set === undefined ? undefined : readQuantifier(set),
    test: valid ? known.test : undefined,
    negated: known?.negated ?? false,
    ifExists,
  };
}

function readQuantifier(set: string): Operator["quantifier"] {
  return /^ForAllValues$/i.test(set) ? "ForAllValues" : "ForAnyValue";
}
