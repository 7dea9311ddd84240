import { includesAction } from "./action.js";
import { type Certainty, every } from "./certainty.js";
import type { Element } from "./element.js";
import type { Pattern } from "./pattern.js";
import { type Policy, someStatement, type Statement } from "./policy.js";
import { includesEveryone, type Principals } from "./principal.js";
import { isMetBy, type RequestContext } from "./request.js";
import { includesResource, touchesResource } from "./resource.js";

/** What somebody asks for, whoever it is. */
export interface AnonymousRequest {
  readonly action: string;
  readonly resource: Pattern;
  readonly context: RequestContext;
}

/** Whether a policy denies everybody what they ask for, whatever else allows it. */
export function deniesEverybody(policy: Policy, request: AnonymousRequest): Certainty {
  return someStatement(policy, (statement) => isDenied(statement, request));
}

/** Whether a statement does so. */
export function isDenied(statement: Statement, request: AnonymousRequest): Certainty {
  const { effect } = statement;
  if (effect === "Allow") return false;
  const denied = every(
    [
      () => meansEverybody(statement.principals),
      () => includesAction(statement.actions, request.action),
      () => reaches(statement.resources, request.resource),
      () => isMetBy(statement.conditions, request.context),
    ],
    (ask) => ask(),
  );
  return effect === undefined && denied === true ? undefined : denied;
}

/** Denied to an account, a request is denied to all that is in it, maybe to all that could ask. */
function meansEverybody(principals: Principals): Certainty {
  const isEverybody = includesEveryone(principals);
  const isAccount =
    principals.kind === "listed" && principals.principals.some(({ kind }) => kind === "account");
  return isEverybody === false && isAccount ? undefined : isEverybody;
}

/** Whether an element includes all that a pattern stands for; unknown where it includes a part. */
export function reaches(resources: Element, pattern: Pattern): Certainty {
  if (includesResource(resources, pattern) === true) return true;
  return touchesResource(resources, pattern) === false ? false : undefined;
}
