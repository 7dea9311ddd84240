import { type Certainty, not, some } from "./certainty.js";
import type { Condition, Conditions } from "./condition.js";
import type { Statement } from "./policy.js";
import { isMetBy, type RequestContext } from "./request.js";

/**
 * What a request says whose sender gave no second factor. A session of the console says so; what is
 * signed with a long-lived key says nothing at all.
 *
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html
 */
const inConsole: RequestContext = {
  "aws:MultiFactorAuthPresent": "false",
  "aws:MultiFactorAuthAge": null,
};
const withKey: RequestContext = {
  "aws:MultiFactorAuthPresent": null,
  "aws:MultiFactorAuthAge": null,
};

/** Whether a Deny takes something from those who gave no second factor. */
export function deniesLackOfMfa({ effect, conditions }: Statement): Certainty {
  if (effect === "Allow") return false;
  const denies = some(
    conditions.list.filter(isAboutMfa),
    (condition) =>
      some([inConsole, withKey], (request) =>
        // A block `Null` means the key that long-lived credentials lack.
        request === withKey && condition.operator.test !== "Null"
          ? false
          : meets(condition, request),
      ),
    conditions.gap,
  );
  return effect === undefined && denies === true ? undefined : denies;
}

/** Whether one on the second factor is met only by those who gave it, wherever they ask from. */
export function conditionDemandsMfa(condition: Condition): Certainty {
  return not(some([inConsole, withKey], (request) => meets(condition, request)));
}

/** Whether conditions are met only by those who gave a second factor where they signed in. */
export function demandsMfaInConsole(conditions: Conditions): Certainty {
  return some(
    conditions.list.filter(isAboutMfa),
    (condition) => not(meets(condition, inConsole)),
    conditions.gap,
  );
}

export function isAboutMfa({ key }: Condition): boolean {
  return /^aws:MultiFactorAuth(?:Present|Age)$/i.test(key);
}

function meets(condition: Condition, request: RequestContext): Certainty {
  return isMetBy({ list: [condition], gap: undefined }, request);
}
