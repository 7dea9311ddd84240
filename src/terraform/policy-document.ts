import type { Expression, Field, Fields, Place } from "../template/expression.js";
import { statementOf } from "./policy-statement.js";

/**
 * What a data source `aws_iam_policy_document` writes as JSON, as the object it encodes.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document
 */
export function policyDocumentOf(written: Fields): Expression {
  const { place } = written;
  const own = statementsOf(valueAt(written, "statement"), place);
  const under = documentsIn(written, ["source_json", "source_policy_documents"]);
  const over = documentsIn(written, ["override_policy_documents", "override_json"]);
  // What is written here takes the place of what a source says under the same Sid.
  const [first = own, ...later] = [under, own, over].filter((each) => each !== undefined);
  const all = later.reduce(
    (before, next) => call("overrideStatements", [before, next], place),
    first,
  );
  const version: Expression = { kind: "Constant", value: "2012-10-17", text: "2012-10-17", place };
  const document: Fields = {
    kind: "Fields",
    fields: [field("Version", version, place), field("Statement", all, place)],
    place,
  };
  return call("jsonencode", [document], place);
}

/** The statements of documents, of which an argument names one or several. */
function documentsIn(written: Fields, names: readonly string[]): Expression | undefined {
  const lists = names.flatMap((name): Expression[] => {
    const value = valueAt(written, name);
    if (value === undefined) return [];
    const { place } = value;
    return name.endsWith("_json") ? [{ kind: "List", items: [value], place }] : [value];
  });
  const { place } = written;
  return lists.length === 0
    ? undefined
    : call("statementsOfDocuments", [call("concat", lists, place)], place);
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
