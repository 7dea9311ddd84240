import fc from "fast-check";

import { kinds } from "../aws/kinds.js";
import { type Planned, configuration, planText, to } from "../terraform/plan-text.js";
import { anyPolicy, type Data, oddData } from "./any-policy.js";
import { anyProperties, type Writing } from "./any-properties.js";

type Fields = Readonly<Record<string, Data>>;

const text = fc.constantFrom<Data>(
  ...["logs", "a", "b", "true", "", "aws:kms", "arn:aws:s3:::logs", "alias/a", "*", null],
);

const writing: Writing = {
  spelling: "terraform",
  text,
  link: text,
  policy: fc.oneof(
    anyPolicy(text).map<Data>((policy) => JSON.stringify(policy)),
    text,
  ),
  around: (value) =>
    fc.oneof(
      { weight: 20, arbitrary: value },
      { weight: 2, arbitrary: value.map<Data>((one) => [one]) },
      { weight: 1, arbitrary: oddData },
    ),
};

const label = fc.constantFrom("logs", "a", "b[0]", 'b["x"]', 'b["__proto__"]', "constructor");
const module = fc.constantFrom(undefined, undefined, "module.a", 'module.b["x"].module.c[0]');
const actions = fc.constantFrom(
  ["create"],
  ["create"],
  ["update"],
  ["delete"],
  ["no-op"],
  ["create", "delete"],
  [],
);

/** What the configuration says a value is taken from. */
const references = fc.oneof(
  fc
    .array(
      fc.constantFrom(
        "aws_s3_bucket.logs.arn",
        "aws_s3_bucket.logs",
        "var.a",
        "each.value",
        "local.a",
      ),
      {
        maxLength: 3,
      },
    )
    .map((all) => to(...all)),
  fc.record({ constant_value: text }),
  oddData,
);

const planned = fc.oneof(
  ...kinds.flatMap(({ terraform, shape }) => {
    if (terraform === undefined) return [];
    return fc.record<Planned & { readonly expressions: unknown }>({
      address: label.map((name) => `${terraform}.${name}`),
      module: module,
      values: anyProperties(shape, writing),
      unknown: fc.oneof(
        fc.dictionary(
          fc.constantFrom(...Object.keys(shape), "id", "arn", "policy", "bucket"),
          fc.boolean(),
          {
            maxKeys: 3,
          },
        ),
        oddData as fc.Arbitrary<object>,
      ),
      actions,
      before: anyProperties(shape, writing),
      expressions: fc.dictionary(
        fc.constantFrom("bucket", "policy", "s3_bucket_name", "kms_key_id", "rule", "__proto__"),
        fc.oneof(references, fc.array(fc.record({ status: references }), { maxLength: 2 })),
        { maxKeys: 3 },
      ),
    });
  }),
);

/** A plan of Terraform, with the configuration it was made of, sound or not. */
export const anyPlan: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(planned, { minLength: 1, maxLength: 5 }),
    fc.record<Fields>(
      {
        variables: fc.dictionary(fc.constantFrom("a", "__proto__"), fc.record({ value: oddData })),
        prior_state: oddData,
        configuration: oddData,
      },
      { requiredKeys: [] },
    ),
  )
  .map(([resources, more]) => {
    const written = resources.flatMap(({ address, expressions }) => [
      [address.replace(/\[.*\]$/, ""), expressions as object] as const,
    ]);
    return planText(resources, { ...configuration(Object.fromEntries(written)), ...more });
  });
