import type { Constant, Expression, Fields, Place } from "../template/expression.js";

/** The policies of a generated role, as those of an `AWS::IAM::Role` are written. */
interface Policies {
  readonly inline: Expression;
  readonly managed: Expression;
}

/**
 * `Policies` of a function or state machine: documents, templates of the model, names and ARNs of
 * managed policies, one or a list of them.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html#sam-function-policies
 */
export function readPolicies(written: Expression | undefined, place: Place): Policies {
  const reason = "the model attaches policies of its own";
  const own: Expression = { kind: "Opaque", reason, place };
  if (written === undefined) {
    return {
      inline: { kind: "List", items: [], place },
      managed: { kind: "List", items: [own], place },
    };
  }
  const managed = sorted(written, asManaged);
  return {
    inline: sorted(written, asInline),
    managed: managed.kind === "List" ? { ...managed, items: [own, ...managed.items] } : managed,
  };
}

type Sort = (policy: Expression) => Expression;

/** One policy is a list of it. */
function sorted(written: Expression, sort: Sort): Expression {
  const { place } = written;
  if (written.kind === "List") {
    return { ...written, items: written.items.map((e) => each(e, sort)) };
  }
  if (written.kind === "Choice") {
    const { whenTrue, whenFalse } = written;
    return { ...written, whenTrue: sorted(whenTrue, sort), whenFalse: sorted(whenFalse, sort) };
  }
  return { kind: "List", items: [each(written, sort)], place };
}

/** Whatever a condition decides is decided for both kinds. */
function each(policy: Expression, sort: Sort): Expression {
  if (policy.kind !== "Choice") return sort(policy);
  const { whenTrue, whenFalse } = policy;
  return { ...policy, whenTrue: each(whenTrue, sort), whenFalse: each(whenFalse, sort) };
}

const asInline: Sort = (policy) => {
  const { place } = policy;
  if (policy.kind !== "Fields") return { kind: "Absent", place };
  if (policy.fields.some(({ name }) => name === "Statement")) return inlinePolicy(policy);
  // Each grants a few actions on one resource that it is given.
  return { kind: "Opaque", reason: "a template of the model makes the policy", place };
};

function inlinePolicy(document: Fields): Fields {
  const { span } = document.place;
  const key = document.fields[0]?.key ?? span;
  const value: Expression = document;
  return {
    kind: "Fields",
    fields: [{ kind: "Field", name: "PolicyDocument", key, value }],
    place: { span },
  };
}

const asManaged: Sort = (policy) => {
  const { place } = policy;
  switch (policy.kind) {
    case "Fields":
      return { kind: "Absent", place };
    case "Constant":
      return policy.text.startsWith("arn:") ? policy : ofAws(policy);
    default:
      return policy;
  }
};

/** Policies of AWS may be named without their ARN, in whose partition they are the same. */
function ofAws({ text: name, place }: Constant): Constant {
  const text = `arn:aws:iam::aws:policy/${name}`;
  return { kind: "Constant", value: text, text, place };
}
