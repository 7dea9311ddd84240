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
        return [
          { kind: "Field", name: "Principal", key, value: grouped("groupPrincipals", value) },
        ];
      case "not_principals":
        return [
          { kind: "Field", name: "NotPrincipal", key, value: grouped("groupPrincipals", value) },
        ];
      case "condition":
        return [
          { kind: "Field", name: "Condition", key, value: grouped("groupConditions", value) },
        ];
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

/** Which blocks there are may depend on an input, so they are put together once that is known. */
function grouped(by: "groupPrincipals" | "groupConditions", written: Expression): Expression {
  return { kind: "Call", name: by, args: [readable(written)], place: written.place };
}

/** Blocks that are written out or generated, as IAM writes what is in them. */
function readable(written: Expression): Expression {
  switch (written.kind) {
    case "Fields":
      return {
        ...written,
        fields: written.fields.map((each) => ({ ...each, value: withVariables(each.value) })),
      };
    case "List":
      return { ...written, items: written.items.map(readable) };
    case "Comprehension":
      return { ...written, result: readable(written.result) };
    case "Call":
      return { ...written, args: written.args.map(readable) };
    default:
      return written;
  }
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

function field(name: string, value: Expression, { span }: Place): Field {
  return { kind: "Field", name, key: span, value };
}
