import type { Field } from "../../src/aws/field.js";
import { Property } from "../../src/aws/property.js";
import { templates } from "./worlds.js";

type Dialect = "cloudformation" | "terraform";

/** What a field says that the service does where nothing is written. */
export function defaultOf(field: Field<unknown>, dialect: Dialect): unknown {
  const [world] = templates("Resources: { Subject: { Type: Custom::Subject } }");
  const resource = world!.graph.template.resources.get("Subject")!;
  const place = { span: resource.header };
  const read = field.read({
    world: world!,
    resource: { ...resource, dialect },
    record: {
      state: "record",
      names: [],
      get: () => ({ state: "absent", use: place, source: place }),
      key: () => undefined,
      use: place,
      source: place,
    },
    header: place,
  });
  return read instanceof Property && read.state === "default" ? read.value : undefined;
}
