import fc from "fast-check";

import { kinds } from "../aws/kinds.js";
import { anyExpression } from "../terraform/any-expression.js";
import { anyPolicy, type Data, oddData } from "./any-policy.js";
import { anyProperties, type Writing } from "./any-properties.js";

type Fields = Readonly<Record<string, Data>>;

const label = fc.constantFrom("logs", "a", "b", "each", "__proto__", "constructor");

/** Types by the words that rules call them, so that references mostly find something. */
const types = kinds.flatMap(({ terraform }) => terraform ?? []);
const main = ["aws_cloudtrail", "aws_s3_bucket", "aws_kms_key", "aws_sns_topic", "aws_iam_role"];
const type = fc.oneof(fc.constantFrom(...main), fc.constantFrom(...types));

const attribute = fc.constantFrom("id", "arn", "bucket", "name", "policy", "json", "toString");

const term = fc.oneof(
  fc.tuple(type, label, attribute).map((path) => path.join(".")),
  fc.tuple(type, label, attribute).map(([of, to, at]) => `${of}.${to}[each.key].${at}`),
  fc.tuple(type, label, attribute).map(([of, to, at]) => `${of}.${to}[*].${at}`),
  label.map((to) => `data.aws_iam_policy_document.${to}.json`),
  label.map((to) => `data.aws_caller_identity.${to}.account_id`),
  fc.tuple(label, label).map(([to, at]) => `module.${to}.${at}`),
  label.map((to) => `var.${to}`),
  label.map((to) => `local.${to}`),
  fc.constantFrom(
    "each.key",
    "each.value",
    "each.value.a",
    "count.index",
    "self.arn",
    "path.module",
  ),
  fc.constantFrom(
    'file("a")',
    "jsonencode({ a = local.a })",
    "terraform.workspace",
    'toset(["a"])',
  ),
  fc.constantFrom("merge(var.a, { b = 1 })", 'concat([local.a], ["b"])', 'try(local.a, "x")'),
);

const called = fc.oneof(
  { weight: 6, arbitrary: term },
  fc.tuple(term, term, term).map(([a, b, c]) => `${a} == ${b} ? ${c} : null`),
  fc
    .tuple(label, term)
    .map(([each, all]) => `[for ${each} in ${all} : ${each}.a if ${each} != ""]`),
  fc
    .tuple(label, term, term)
    .map(([each, all, value]) => `{ for ${each}, v in ${all} : ${each} => ${value} }`),
  anyExpression.expression,
);

const literal = fc.constantFrom<Data>(
  ...[
    "logs",
    "a",
    "true",
    "",
    "aws:kms",
    "arn:aws:s3:::logs",
    "alias/a",
    "*",
    "us-east-1",
    "$${a}",
  ],
);

const reference = fc.oneof(
  called.map<Data>((expression) => `\${${expression}}`),
  called.map<Data>((expression) => `a-\${~ ${expression} ~}/b`),
  anyExpression.template.map<Data>((text) => text),
);

const text = fc.oneof({ weight: 3, arbitrary: literal }, reference);

function around(value: fc.Arbitrary<Data>): fc.Arbitrary<Data> {
  return fc.oneof(
    { weight: 14, arbitrary: value },
    { weight: 2, arbitrary: value.map<Data>((one) => [one]) },
    { weight: 2, arbitrary: reference },
    { weight: 1, arbitrary: oddData },
  );
}

const document = anyPolicy(text);

const writing: Writing = {
  spelling: "terraform",
  text,
  link: fc.oneof(reference, text),
  policy: fc.oneof(
    document.map<Data>((policy) => JSON.stringify(policy)),
    label.map<Data>((name) => `\${data.aws_iam_policy_document.${name}.json}`),
    document.map<Data>((policy) => `\${jsonencode(${JSON.stringify(policy)})}`),
    text,
  ),
  around,
};

const collection = fc.oneof(
  fc.constantFrom<Data>('${toset(["a", "b"])}', '${{ a = "x", __proto__ = "y" }}', ["a"], {
    a: { b: 1 },
  }),
  reference,
);

const metaArguments = fc.record<Record<string, Data>>(
  {
    count: fc.oneof(fc.constantFrom<Data>(0, 1, 2, "2", 1e9, -1, "${var.a ? 1 : 0}"), reference),
    for_each: collection,
    provider: fc.constantFrom<Data>("aws.b", "aws", "aws.constructor", "${aws.b}"),
    depends_on: fc.array(
      fc.oneof(
        fc.tuple(type, label).map<Data>((path) => path.join(".")),
        label.map<Data>((name) => `module.${name}`),
      ),
      { maxLength: 2 },
    ),
    lifecycle: fc.record({ prevent_destroy: fc.boolean() }),
    dynamic: fc.dictionary(
      fc.constantFrom("event_selector", "rule", "statement", "logging", "constructor"),
      fc.record<Record<string, Data>>({
        for_each: collection,
        iterator: label,
        content: fc.dictionary(fc.constantFrom("read_write_type", "status", "a"), text),
      }),
      { maxKeys: 1 },
    ),
    "//": fc.constantFrom<Data>("a comment", { cloudtrail: { suppress: [] } }),
  },
  { requiredKeys: [] },
);

function withMeta(body: fc.Arbitrary<Fields>): fc.Arbitrary<Data> {
  const both = fc.tuple(body, metaArguments).map<Data>(([own, meta]) => ({ ...own, ...meta }));
  return fc.oneof({ weight: 2, arbitrary: body }, { weight: 1, arbitrary: both });
}

/** One declaration of a type: its label and its body. */
function declared(of: string, body: fc.Arbitrary<Data>): fc.Arbitrary<readonly [string, Data]> {
  return fc
    .oneof(
      { weight: 12, arbitrary: fc.dictionary(label, body, { minKeys: 1, maxKeys: 2 }) },
      oddData,
    )
    .map((labelled): readonly [string, Data] => [of, labelled]);
}

const often = /^aws_(?:cloudtrail|s3_bucket|kms_key|sns_topic|iam_)/;
const resource = fc.oneof(
  ...kinds.flatMap(({ terraform, shape }) => {
    if (terraform === undefined) return [];
    const arbitrary = declared(terraform, withMeta(anyProperties(shape, writing)));
    return [{ weight: often.test(terraform) ? 6 : 1, arbitrary }];
  }),
);

const statement = fc.record<Record<string, Data>>(
  {
    effect: fc.constantFrom<Data>("Allow", "Deny", "allow"),
    actions: fc.array(text, { maxLength: 2 }),
    resources: fc.array(text, { maxLength: 2 }),
    principals: fc.record({
      type: fc.constantFrom("AWS", "Service", "*"),
      identifiers: fc.array(text),
    }),
    condition: fc.record({ test: literal, variable: literal, values: fc.array(text) }),
  },
  { requiredKeys: ["actions"] },
);

const data = fc.oneof(
  declared(
    "aws_iam_policy_document",
    withMeta(
      fc.record<Record<string, Data>>({
        statement: fc.oneof(statement, fc.array(statement, { maxLength: 3 })),
        source_policy_documents: fc.array(text, { maxLength: 2 }),
      }),
    ),
  ),
  declared("aws_caller_identity", fc.constant({})),
  declared(
    "terraform_remote_state",
    fc.constantFrom<Data>({ backend: "local", config: { path: "a" } }),
  ),
);

const asBlocks = (all: readonly (readonly [string, Data])[]): Data => Object.fromEntries(all);

const block = (value: fc.Arbitrary<Data>): fc.Arbitrary<Data> =>
  fc.oneof({ weight: 12, arbitrary: fc.dictionary(label, value, { maxKeys: 3 }) }, oddData);

/** A configuration of Terraform, sound or not, of what rules ask about. */
export const anyConfiguration: fc.Arbitrary<Fields> = fc.record<Record<string, Data>>(
  {
    terraform: fc.record({
      required_providers: fc.record({
        aws: fc.record({ version: fc.constantFrom("~> 5.0", ">= 4, != 6.0", "x") }),
      }),
    }),
    provider: fc.record({
      aws: fc.oneof(
        fc.constantFrom<Data>({ region: "eu-west-1" }, [{}, { alias: "b", region: "${var.a}" }]),
        oddData,
      ),
    }),
    variable: block(
      fc.record<Record<string, Data>>(
        {
          type: fc.constantFrom<Data>(
            "string",
            "${list(string)}",
            "any",
            "${object({ a = optional(string) })}",
          ),
          default: fc.oneof(text, oddData, collection),
          validation: fc.record({ condition: reference, error_message: literal }),
        },
        { requiredKeys: [] },
      ),
    ),
    locals: fc.oneof(block(fc.oneof(text, document, collection, oddData)), oddData),
    module: block(
      withMeta(
        fc.record<Record<string, Data>>(
          {
            source: fc.constantFrom<Data>(
              "./child",
              "./",
              "../",
              "./nowhere",
              "a/b/aws",
              "${var.a}",
            ),
            a: text,
            b: collection,
            providers: fc.constantFrom<Data>({ aws: "aws.b" }, { aws: "${aws.b}" }, []),
          },
          { requiredKeys: ["source"] },
        ),
      ),
    ),
    data: fc.array(data, { maxLength: 2 }).map(asBlocks),
    resource: fc.array(resource, { minLength: 1, maxLength: 5 }).map(asBlocks),
    output: block(fc.record({ value: reference })),
  },
  { requiredKeys: ["resource"] },
);

const plain: Writing = {
  spelling: "terraform",
  text: literal,
  link: literal,
  policy: anyPolicy(literal).map<Data>((policy) => JSON.stringify(policy)),
  around: (value) => value,
};

/** A configuration in which there is nothing to evaluate. */
export const plainConfiguration: fc.Arbitrary<Fields> = fc.record({
  resource: fc
    .array(
      fc.oneof(
        ...kinds.flatMap(({ terraform, shape }) => {
          if (terraform === undefined) return [];
          const body = anyProperties(shape, plain);
          const arbitrary = fc
            .dictionary(fc.constantFrom("logs", "a"), body, { minKeys: 1 })
            .map((labelled): readonly [string, Data] => [terraform, labelled]);
          return [{ weight: often.test(terraform) ? 6 : 1, arbitrary }];
        }),
      ),
      { minLength: 1, maxLength: 5 },
    )
    .map(asBlocks),
});
