import type { Expression, Field, Fields, Place } from "../template/expression.js";
import { statementOf } from "./policy-statement.js";

/**
 * What a data source `aws_iam_policy_document` writes as JSON, as the object it encodes.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document
 */
export function policyDocumentOf(written: Fields): Expression {
  const { place } = written;
  const sources = listAt(written, "source_policy_documents", place);
  const source = valueAt(written, "source_json");
  const overrides = listAt(written, "override_policy_documents", place);
  const override = valueAt(written, "override_json");
  const own = statementsOf(valueAt(written, "statement"), place);
  const under = statementsIn([...(source ? [source] : []), ...(sources ?? [])], place);
  const over = statementsIn([...(overrides ?? []), ...(override ? [override] : [])], place);
  const isRead = sources !== undefined && overrides !== undefined;
  // What is written here takes the place of what a source says under the same Sid.
  const all = over.reduce(
    (before, next) => call("overrideStatements", [before, next], place),
    under.length === 0
      ? own
      : call("overrideStatements", [call("concat", under, place), own], place),
  );
  const document: Fields = {
    kind: "Fields",
    fields: [
      field("Version", { kind: "Constant", value: "2012-10-17", text: "2012-10-17", place }, place),
      field(
        "Statement",
        isRead ? all : opaque("it is made of documents that are unknown", place),
        place,
      ),
    ],
    place,
  };
  return call("jsonencode", [document], place);
}

function statementsIn(documents: readonly Expression[], place: Place): readonly Expression[] {
  return documents.map((document): Expression => ({
    kind: "Lookup",
    collection: call("jsondecode", [document], place),
    keys: [{ kind: "Constant", value: "Statement", text: "Statement", place }],
    place,
  }));
}

/** One block, a list of them, or what dynamic blocks make. */
function statementsOf(written: Expression | undefined, place: Place): Expression {
  if (written === undefined) return { kind: "List", items: [], place };
  switch (written.kind) {
    case "Fields":
      return { kind: "List", items: [statementOf(written)], place };
    case "List":
      return {
        ...written,
        items: written.items.map((item) => (item.kind === "Fields" ? statementOf(item) : item)),
      };
    case "Comprehension": {
      const { result } = written;
      return result.kind === "Fields" ? { ...written, result: statementOf(result) } : written;
    }
    case "Call":
      return { ...written, args: written.args.map((arg) => statementsOf(arg, place)) };
    default:
      return opaque("its statements are not written out", place);
  }
}

/** The items of a list that is written out; nothing where they are not. */
function listAt(fields: Fields, name: string, place: Place): readonly Expression[] | undefined {
  const value = valueAt(fields, name) ?? { kind: "List", items: [], place };
  return value.kind === "List" ? value.items : undefined;
}

function field(name: string, value: Expression, { span }: Place): Field {
  return { kind: "Field", name, key: span, value };
}

function call(name: string, args: readonly Expression[], place: Place): Expression {
  return { kind: "Call", name, args, place };
}

function opaque(reason: string, place: Place): Expression {
  return { kind: "Opaque", reason, place };
}

function valueAt({ fields }: Fields, name: string): Expression | undefined {
  const value = fields.find((each) => each.name === name)?.value;
  return value?.kind === "Absent" ? undefined : value;
}
