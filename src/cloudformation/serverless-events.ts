import type { Expression, Field, Place } from "../template/expression.js";
import type { Resource } from "../template/template.js";
import { generatedFor } from "./generated.js";

/**
 * A function that a topic invokes is subscribed to it.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources-function.html
 */
export function subscriptionsOf(owner: Resource): readonly Resource[] {
  if (owner.type !== "AWS::Serverless::Function") return [];
  const { header: key } = owner;
  return eventsOf(owner).flatMap(({ name, value }) => {
    const topic = topicOf(value);
    if (topic === undefined) return [];
    const fields: readonly Field[] = [{ kind: "Field", name: "TopicArn", key, value: topic }];
    const place: Place = { span: key };
    return generatedFor(owner, name, "AWS::SNS::Subscription", { kind: "Fields", fields, place });
  });
}

/** What invokes a function, by its name, and what may do so as far as nobody can read that. */
function eventsOf({ header: key, properties }: Resource): readonly Field[] {
  const events = valueAt(properties, "Events");
  const written = events.kind === "Fields" ? events.fields : [];
  return [...written, { kind: "Field", name: "Events", key, value: valueAt(events, "") }];
}

/** The topic of which an event tells; any, where nobody can read what it is. */
function topicOf(event: Expression): Expression | undefined {
  const type = valueAt(event, "Type");
  if (type.kind === "Constant") {
    return type.text === "SNS" ? valueAt(valueAt(event, "Properties"), "Topic") : undefined;
  }
  return type.kind === "Absent" ? undefined : opaque("its type is computed", type.place);
}

/** What an object has under a name; opaque where nobody can read whether it has. */
function valueAt(object: Expression, name: string): Expression {
  const { place } = object;
  switch (object.kind) {
    case "Fields": {
      const { fields, gap: reason } = object;
      const written = fields.findLast((field) => field.name === name)?.value;
      return written ?? (reason === undefined ? { kind: "Absent", place } : opaque(reason, place));
    }
    // What is no object is refused.
    case "Absent":
    case "Constant":
    case "List":
      return { kind: "Absent", place };
    default:
      return opaque("it is computed", place);
  }
}

function opaque(reason: string, place: Place): Expression {
  return { kind: "Opaque", reason, place };
}
