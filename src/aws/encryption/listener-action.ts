import type { Certainty } from "../../iam/certainty.js";
import { string } from "../field.js";
import type { Property } from "../property.js";
import type { Part, Shape } from "../view.js";

/** What a listener or a rule of it does with a request. */
export interface Action extends Part {
  readonly type: Property<string>;
  readonly redirectsTo: Property<string>;
}

export const action: Shape<Action> = {
  type: string("Type", "type"),
  // A redirect keeps the protocol unless told otherwise.
  redirectsTo: string("RedirectConfig.Protocol", "redirect.protocol", { default: "#{protocol}" }),
};

/** Whether it leaves a request over HTTP as it is. What answers by itself keeps nobody's data. */
export function servesHttp({ type, redirectsTo }: Action): Certainty {
  if (type.value === undefined) return undefined;
  if (type.is("forward")) return true;
  if (!type.is("redirect")) return false;
  return redirectsTo.value === undefined ? undefined : !redirectsTo.is("HTTPS");
}

/** Whether it sends those who come over HTTP to HTTPS. */
export function redirectsToHttps({ type, redirectsTo }: Action): Certainty {
  if (type.value === undefined) return undefined;
  if (!type.is("redirect")) return false;
  return redirectsTo.value === undefined ? undefined : redirectsTo.is("HTTPS");
}
