import { joinParts, partsOf } from "../graph/text.js";
import type { Value } from "../graph/value.js";
import { hasWildcard, literalsOf, readArn, splitAt, type Text } from "./arn.js";
import type { Certainty } from "./certainty.js";
import type { Test } from "./operator.js";
import { isNarrowRange } from "./source-ip.js";

/** What the values of a condition key look like, which says where a wildcard does no harm. */
export type Shape =
  "name" | "shared word" | "ARN" | "organization path" | "user ID" | "address" | "subject";

/**
 * Whether a value of a condition fixes who asks: it has neither a wildcard nor a policy variable
 * where they would let strangers in. A hole is one fixed value; a value unknown as a whole may be
 * a wildcard, unless a resource returns it.
 *
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
 */
export function isFixed(value: Value, shape: Shape, test: Test): Certainty {
  if (value.state === "unknown") return value.reference === undefined ? undefined : true;
  if (value.state !== "known" && value.state !== "text") return undefined;
  if (test === "IpAddress") return shape === "address" ? isNarrowRange(value) : undefined;
  const exact = test === "StringEquals" || test === "StringEqualsIgnoreCase";
  // There a wildcard is a plain character: such a value lets nobody in, but was hardly meant so.
  if (exact && hasPlainWildcard(value)) return undefined;
  // A forgotten substitution, `${AWS::AccountId}` in plain text, is no policy variable.
  if (literalsOf(value).some((literal) => literal.includes("${AWS::"))) return undefined;
  const pattern = withoutVariables(value, "*");
  if (!hasWildcard(pattern)) return true;
  switch (shape) {
    case "name":
    case "address":
      return false;
    case "shared word":
      // How much of it has to be guessed only those know who agreed on it.
      return pattern.state === "known" && /^[*?]*$/.test(pattern.text) ? false : undefined;
    case "ARN":
      return hasFixedOwner(pattern);
    case "organization path":
      return !hasWildcard(splitAt(pattern, "/", 2)[0]);
    case "user ID":
      // AWS does not say what `AROLEID:*`, every session of one role, amounts to.
      return hasWildcard(splitAt(pattern, ":", 2)[0]) ? false : undefined;
    case "subject":
      return namesOwner(pattern);
  }
}

/**
 * The subject of a token begins with what it is about and whose it is: `repo:octo-org/octo-repo:*`,
 * `organization:octo:project:*`. A wildcard for the owner lets in everybody.
 */
function namesOwner(pattern: Text): Certainty {
  const text = (partsOf(pattern) ?? [])
    .map((part) => (typeof part === "string" ? part : "x"))
    .join("");
  if (/^[a-z_]+:[^:/*?]+[:/]/i.test(text)) return true;
  return /^(?:\*|[a-z_]+:\*(?:\/\*)?(?::.*)?)$/i.test(text) ? false : undefined;
}

/** An account, or a bucket, whose name no other account can have. */
function hasFixedOwner(pattern: Text): Certainty {
  const arn = readArn(pattern);
  if (arn !== undefined && !hasWildcard(arn.account)) {
    const isBucket = arn.account.state === "known" && arn.account.text === "";
    return !isBucket || !hasWildcard(splitAt(arn.resource, "/", 2)[0]);
  }
  // `arn:aws:*:111122223333:*`: under StringLike a wildcard may stand for several segments.
  if (literalsOf(pattern).some((literal) => /(^|:)\d{12}(:|$)/.test(literal))) return undefined;
  // Without its colons a hole may hold the account.
  return arn === undefined && pattern.state === "text" ? undefined : false;
}

/** Whether a text has a wildcard, be it taken for one or for the character. */
export function hasPlainWildcard(value: Value): boolean {
  const isText = value.state === "known" || value.state === "text";
  return isText && hasWildcard(withoutVariables(value, ""));
}

/**
 * Writes something in place of each policy variable. `${*}`, `${?}` and `${$}` are none: they stand
 * for the characters themselves.
 *
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
function withoutVariables(value: Text, replacement: string): Text {
  const parts = (partsOf(value) ?? []).map((part) =>
    typeof part === "string"
      ? part.replaceAll(/\$\{([*?$])\}/g, "$").replaceAll(/\$\{[^{}]*\}/g, replacement)
      : part,
  );
  const { use, source } = value;
  return joinParts(parts, { use, source });
}
