import { includesAction } from "./action.js";
import { type Certainty, every } from "./certainty.js";
import type { Condition } from "./condition.js";
import { reaches } from "./denial.js";
import type { Pattern } from "./pattern.js";
import { type Policy, someStatement, type Statement } from "./policy.js";
import type { Principals } from "./principal.js";
import { isMetBy, type RequestContext } from "./request.js";
import { includesService } from "./service-principal.js";

/** What a service does, with all that is known of its request. */
export interface ServiceCall {
  readonly service: string;
  /** Policies may name it by an account of AWS's own: it asked for this before it was a principal. */
  readonly mayAskAsAccount?: boolean;
  readonly action: string;
  readonly resource: Pattern;
  readonly context: RequestContext;
}

/** Whether some statement of a policy allows a service what it does, conditions included. */
export function admitsService(policy: Policy, call: ServiceCall): Certainty {
  return someStatement(policy, (statement) => {
    const { effect } = statement;
    if (effect === "Deny") return false;
    const admitted = every(
      [
        () => includesCaller(statement.principals, call),
        () => concerns(statement, call),
        () => isMetBy(statement.conditions, call.context),
      ],
      ask,
    );
    return effect === undefined && admitted === true ? undefined : admitted;
  });
}

/** The statements that surely deny it. */
export function statementsDenying(policy: Policy, call: ServiceCall): readonly Statement[] {
  return policy.statements.filter(
    (statement) =>
      statement.effect === "Deny" &&
      includesService(statement.principals, call.service) === true &&
      concerns(statement, call) === true &&
      isMetBy(statement.conditions, call.context) === true,
  );
}

/** A statement that was to admit a service, and what of it surely keeps the service out. */
export interface Miss {
  readonly statement: Statement;
  /** The condition that is not met; else the resources are others. */
  readonly condition: Condition | undefined;
}

/** The statements that name a service and its action but for other resources or conditions. */
export function missesOf(policy: Policy, call: ServiceCall): readonly Miss[] {
  const meant = policy.statements
    .filter(({ effect }) => effect !== "Deny")
    .map((statement) => ({
      statement,
      isMeant: every(
        [
          () => includesService(statement.principals, call.service),
          () => includesAction(statement.actions, call.action),
        ],
        ask,
      ),
    }));
  const sure = meant.filter(({ isMeant }) => isMeant === true);
  const possible = sure.length > 0 ? sure : meant.filter(({ isMeant }) => isMeant !== false);
  return possible.flatMap(({ statement }): readonly Miss[] => {
    if (reaches(statement.resources, call.resource) === false) {
      return [{ statement, condition: undefined }];
    }
    const { list } = statement.conditions;
    const condition = list.find(
      (each) => isMetBy({ list: [each], gap: undefined }, call.context) === false,
    );
    return condition === undefined ? [] : [{ statement, condition }];
  });
}

function concerns(statement: Statement, { action, resource }: ServiceCall): Certainty {
  return every(
    [() => includesAction(statement.actions, action), () => reaches(statement.resources, resource)],
    ask,
  );
}

/** Nobody can tell an account of AWS's own, which policies still name, from any other. */
function includesCaller(principals: Principals, call: ServiceCall): Certainty {
  const included = includesService(principals, call.service);
  if (included !== false || call.mayAskAsAccount !== true || principals.kind !== "listed") {
    return included;
  }
  const mayBeIts = principals.principals.some(
    (each) => each.kind === "account" && each.account.state === "known",
  );
  return mayBeIts ? undefined : false;
}

function ask(question: () => Certainty): Certainty {
  return question();
}
