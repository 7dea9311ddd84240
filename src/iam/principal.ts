import { partsOf } from "../graph/text.js";
import type { Value } from "../graph/value.js";
import type { Place } from "../template/expression.js";
import { hasWildcard, readArn, type Text } from "./arn.js";
import { type Certainty, not, some } from "./certainty.js";
import type { Element } from "./element.js";
import { fieldsOf } from "./fields.js";
import { isText } from "./literal.js";
import { oneOrMany } from "./one-or-many.js";

interface Named {
  /** As written: an ARN, an account ID, the name of a service. */
  readonly value: Value;
  readonly use: Place;
}

/**
 * Who is meant. An account is its ID or its root ARN, which say the same. `other` is an ID of a
 * deleted user or role, or what IAM refuses, such as a wildcard inside an ARN.
 *
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export type Principal =
  | (Named & { readonly kind: "everyone" | "service" | "federated" | "canonicalUser" | "other" })
  | (Named & { readonly kind: "account" | "user" | "role" | "session"; readonly account: Text })
  | (Named & { readonly kind: "unknown"; readonly type: string | undefined });

export type Principals =
  | PrincipalList
  | { readonly kind: "missing" }
  | { readonly kind: "unknown"; readonly reason: string };

/** Those of `Principal` (listed), or all but those of `NotPrincipal` (excepted). */
interface PrincipalList {
  readonly kind: "listed" | "excepted";
  readonly principals: readonly Principal[];
  /** Why there may be more principals than these. */
  readonly gap: string | undefined;
  readonly use: Place;
}

/**
 * Reads `"*"`, or an object of one or many names by type, `{ AWS: …, Service: … }`. An unknown name
 * stays as one principal of unknown kind.
 *
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export function readPrincipals(element: Element): Principals {
  if (element.kind === "missing" || element.kind === "unknown") return element;
  const { kind, value } = element;
  return { kind, ...readList(value), use: value.use };
}

/**
 * Whether the principals include anybody at all: `*`, or everyone but a few.
 *
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
 */
export function includesEveryone(principals: Principals): Certainty {
  switch (principals.kind) {
    case "listed":
      return some(principals.principals, isEveryone, principals.gap);
    case "excepted":
      return not(some(principals.principals, isEveryone, principals.gap));
    case "missing":
      return false;
    case "unknown":
      return undefined;
  }
}

/** Whether a principal is the wildcard: `*`, `{ AWS: "*" }` and `{ AWS: ["*"] }` say the same. */
export function isEveryone(principal: Principal): Certainty {
  if (principal.kind !== "unknown") return principal.kind === "everyone";
  const { type, value } = principal;
  if (type !== undefined && type !== "AWS") return false;
  // What a resource returns is one principal, whichever it turns out to be.
  if (value.state === "unknown" && value.reference !== undefined) return false;
  return isText(value, "*");
}

function readList(value: Value): Pick<PrincipalList, "principals" | "gap"> {
  // Services refuse a list that is not the value of a type.
  if (value.state === "list") return { principals: [], gap: "it is a list" };
  if (value.state !== "record") {
    return { principals: [readBare(value)], gap: undefined };
  }
  const { fields, gap } = fieldsOf(value);
  const principals = fields.flatMap(({ name, value: named }) =>
    oneOrMany(named).map((each) => readTyped(name, each)),
  );
  return { principals, gap };
}

/** Outside of an object only `*` is a principal. */
function readBare(value: Value, type?: string): Principal {
  const { use } = value;
  switch (isText(value, "*")) {
    case true:
      return { kind: "everyone", value, use };
    case false:
      return { kind: "other", value, use };
    case undefined:
      return { kind: "unknown", type, value, use };
  }
}

function readTyped(type: string, value: Value): Principal {
  const { use } = value;
  if (value.state !== "known" && value.state !== "text") {
    return { kind: "unknown", type, value, use };
  }
  switch (type) {
    case "AWS":
      return readAws(value);
    case "Service":
      return { kind: "service", value, use };
    case "Federated":
      return { kind: "federated", value, use };
    case "CanonicalUser":
      return { kind: "canonicalUser", value, use };
    default:
      return { kind: "other", value, use };
  }
}

function readAws(value: Text): Principal {
  const { use } = value;
  if (value.state === "known" && /^\d{12}$/.test(value.text)) {
    return { kind: "account", account: value, value, use };
  }
  const arn = readArn(value);
  if (arn === undefined) return readBare(value, "AWS");
  const kind = hasWildcard(arn.account) ? undefined : kindOf(arn.resource);
  return kind === undefined
    ? { kind: "other", value, use }
    : { kind, account: arn.account, value, use };
}

function kindOf(resource: Text): "account" | "user" | "role" | "session" | undefined {
  const [start] = partsOf(resource) ?? [];
  if (typeof start !== "string") return undefined;
  if (resource.state === "known" && start === "root") return "account";
  switch (/^([a-z-]+)\//.exec(start)?.[1]) {
    case "user":
      return "user";
    case "role":
      return "role";
    case "assumed-role":
    case "federated-user":
      return "session";
    default:
      return undefined;
  }
}
