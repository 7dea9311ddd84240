import type { Certainty } from "./certainty.js";
import { includes, touches } from "./coverage.js";
import type { Element } from "./element.js";

/**
 * Whether `Action` or `NotAction` includes an action, or every action that a pattern such as
 * `s3:*` or `*` stands for. Actions are matched without regard to case.
 *
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html
 */
export function includesAction(actions: Element, action: string): Certainty {
  return includes(actions, spelledOut(action), true);
}

/** Whether `Action` or `NotAction` includes some of the actions that a pattern stands for. */
export function touchesAction(actions: Element, pattern: string): Certainty {
  return touches(actions, spelledOut(pattern), true);
}

/** Every action has a service and a name, so `*:*` is as much as `*`. */
function spelledOut(action: string): string {
  return action === "*" ? "*:*" : action;
}
