import type { Fields } from "../template/expression.js";
import type { Code } from "./plan-code.js";
import { at, isTrue } from "./plan-json.js";
import type { Planned } from "./plan-resources.js";
import { afterApply, readUnknown } from "./plan-unknown.js";
import { type Planning, readFields, unreadFields } from "./plan-values.js";
import type { Plan } from "./whole-plan.js";

/** The properties that a resource will have, if anybody asks for them. */
export function readProperties(resource: Planned, plan: Plan): Fields {
  const { type, header } = resource;
  return plan.provider.wants(type) ? readArguments(resource, plan) : unreadFields({ span: header });
}

/** What is written in a resource or data source, and what will be filled in. */
export function readArguments(resource: Planned, plan: Plan): Fields {
  const { values, header, sensitive } = resource;
  const change = plan.changes.get(resource.address)?.body;
  const unknown = at(change, "after_unknown");
  const planning: Planning = {
    path: [],
    value: values,
    unknown,
    sensitive: sensitive ?? at(change, "after_sensitive"),
    code: codeOf(resource, plan),
    otherwise: header,
  };
  const fields = readFields(planning, { span: values?.span ?? header }, (each, place) =>
    readUnknown(each, place, resource, plan),
  );
  if (isTrue(unknown)) return { ...fields, gap: `it is ${afterApply}` };
  if (change !== undefined || plan.isState) return fields;
  return { ...fields, gap: `the plan does not say what is ${afterApply}` };
}

function codeOf({ module, declared }: Planned, { instances }: Plan): Code {
  const body = instances.module(module).code?.resource(declared);
  if (body === undefined) return "unmatched";
  return at(body, "expressions") ?? "unwritten";
}
