import type { Expression, Field, Fields, Place } from "../template/expression.js";

const renamed: ReadonlyMap<string, string> = new Map([
  ["sid", "Sid"],
  ["effect", "Effect"],
  ["actions", "Action"],
  ["not_actions", "NotAction"],
  ["resources", "Resource"],
  ["not_resources", "NotResource"],
]);

/** What a block `statement` writes, as IAM spells it. */
export function statementOf(block: Fields): Fields {
  const { place } = block;
  const fields = block.fields.flatMap(({ name, key, value }): Field[] => {
    // Plans write out what nobody does.
    if (isNone(value)) return [];
    const to = renamed.get(name);
    if (to !== undefined) return [{ kind: "Field", name: to, key, value: withVariables(value) }];
    switch (name) {
      case "principals":
        return [{ kind: "Field", name: "Principal", key, value: principalsOf(value) }];
      case "not_principals":
        return [{ kind: "Field", name: "NotPrincipal", key, value: principalsOf(value) }];
      case "condition":
        return [{ kind: "Field", name: "Condition", key, value: conditionsOf(value) }];
      default:
        return [];
    }
  });
  const isEffectWritten = fields.some(({ name }) => name === "Effect");
  const allow: Expression = { kind: "Constant", value: "Allow", text: "Allow", place };
  return {
    kind: "Fields",
    fields: isEffectWritten ? fields : [field("Effect", allow, place), ...fields],
    place,
  };
}

function isNone(value: Expression): boolean {
  return value.kind === "Absent" || (value.kind === "List" && value.items.length === 0);
}

/** Blocks of one type add up. */
function principalsOf(written: Expression): Expression {
  const { place } = written;
  const groups = new Map<string, Field[]>();
  for (const block of blocksIn(written) ?? [undefined]) {
    const type = block && constantAt(block, "type");
    const identifiers = block && fieldAt(block, "identifiers");
    if (type === undefined || identifiers === undefined) {
      return opaque("its principals are not written out", place);
    }
    groups.set(type, [...(groups.get(type) ?? []), readable(identifiers)]);
  }
  const everybody = groups.get("*")?.[0];
  // Anything else beside it would be one of everybody.
  if (everybody !== undefined) {
    return { kind: "Constant", value: "*", text: "*", place: everybody.value.place };
  }
  return {
    kind: "Fields",
    fields: [...groups].map(([type, found]) => together(type, found)),
    place,
  };
}

/** Blocks of one test and variable add up too. */
function conditionsOf(written: Expression): Expression {
  const { place } = written;
  const tests = new Map<string, Map<string, Field[]>>();
  for (const block of blocksIn(written) ?? [undefined]) {
    const test = block && constantAt(block, "test");
    const variable = block && constantAt(block, "variable");
    const values = block && fieldAt(block, "values");
    if (test === undefined || variable === undefined || values === undefined) {
      return opaque("its conditions are not written out", place);
    }
    const variables = tests.get(test) ?? new Map<string, Field[]>();
    variables.set(variable, [...(variables.get(variable) ?? []), readable(values)]);
    tests.set(test, variables);
  }
  const fields = [...tests].map(([test, variables]) =>
    field(
      test,
      {
        kind: "Fields",
        fields: [...variables].map(([variable, found]) => together(variable, found)),
        place,
      },
      place,
    ),
  );
  return { kind: "Fields", fields, place };
}

function readable(field: Field): Field {
  return { ...field, value: withVariables(field.value) };
}

/** IAM's own variables are written `&{aws:username}`, which Terraform does not take for its own. */
function withVariables(written: Expression): Expression {
  switch (written.kind) {
    case "Constant": {
      if (!written.text.includes("&{")) return written;
      const text = written.text.replaceAll("&{", "${");
      return { ...written, value: text, text, place: { ...written.place } };
    }
    case "List":
      return { ...written, items: written.items.map(withVariables) };
    case "Text":
      return { ...written, parts: written.parts.map(withVariables) };
    default:
      return written;
  }
}

function together(name: string, found: readonly Field[]): Field {
  const [first] = found;
  const values = found.map(({ value }) => value);
  const place = first?.value.place ?? { span: [0, 0] };
  return {
    kind: "Field",
    name,
    key: first?.key ?? [0, 0],
    value:
      values.length === 1 && values[0] !== undefined
        ? values[0]
        : { kind: "Call", name: "concat", args: values, place },
  };
}

function blocksIn(written: Expression): readonly Fields[] | undefined {
  const items = written.kind === "List" ? written.items : [written];
  const blocks = items.flatMap((item) => (item.kind === "Fields" ? [item] : []));
  return blocks.length === items.length ? blocks : undefined;
}

function fieldAt({ fields }: Fields, name: string): Field | undefined {
  return fields.find((each) => each.name === name);
}

function valueAt(fields: Fields, name: string): Expression | undefined {
  const value = fieldAt(fields, name)?.value;
  return value?.kind === "Absent" ? undefined : value;
}

function constantAt(fields: Fields, name: string): string | undefined {
  const value = valueAt(fields, name);
  return value?.kind === "Constant" ? value.text : undefined;
}

function field(name: string, value: Expression, { span }: Place): Field {
  return { kind: "Field", name, key: span, value };
}

function opaque(reason: string, place: Place): Expression {
  return { kind: "Opaque", reason, place };
}
