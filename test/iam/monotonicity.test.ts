import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Certainty } from "../../src/iam/certainty.js";
import { confusedDeputy } from "../../src/iam/confused-deputy.js";
import { type Policy, someStatement } from "../../src/iam/policy.js";
import { isPublic } from "../../src/iam/public.js";
import { isMetBy } from "../../src/iam/request.js";
import { admitsService, type ServiceCall } from "../../src/iam/service-admission.js";
import { gap, hole, type Plain, policyOf, text, valueOf } from "./value-of.js";

const service = "cloudtrail.amazonaws.com";

const call: ServiceCall = {
  service,
  action: "s3:PutObject",
  resource: "arn:aws:s3:::logs/a",
  context: {
    "aws:SecureTransport": "true",
    "aws:SourceAccount": "111122223333",
    "aws:SourceArn": valueOf(text`arn:aws:cloudtrail:${hole()}:111122223333:trail/audit`),
    "aws:PrincipalOrgID": null,
  },
};

const questions: Readonly<Record<string, (policy: Policy) => Certainty>> = {
  "is it public": (policy) => someStatement(policy, (each) => isPublic(each).public),
  "is the service a confused deputy": (policy) =>
    someStatement(policy, (each) => confusedDeputy(each, service).confused),
  "may the service write": (policy) => admitsService(policy, call),
  "is there something that plain HTTP meets": (policy) =>
    someStatement(policy, (each) => isMetBy(each.conditions, { "aws:SecureTransport": "false" })),
};

function oneOrMany(...values: Plain[]): fc.Arbitrary<Plain> {
  const one = fc.constantFrom(...values);
  return fc.oneof(one, fc.array(one, { maxLength: 3 }));
}

function recordOf(fields: Record<string, fc.Arbitrary<Plain>>): fc.Arbitrary<Plain> {
  return fc.record(fields, { requiredKeys: [] });
}

const principal = fc.oneof(
  fc.constant("*"),
  recordOf({
    AWS: oneOrMany("*", "111122223333", text`arn:aws:iam::${hole("Account")}:root`),
    Service: oneOrMany(service, "ec2.amazonaws.com", text`cloudtrail.${hole("Suffix")}`),
    Federated: oneOrMany("*"),
  }),
);
const key = recordOf({
  "aws:SecureTransport": oneOrMany("true", "false"),
  "aws:SourceIp": oneOrMany("10.0.0.0/8", "0.0.0.0/0", text`${hole("Ip")}/8`),
  "aws:SourceArn": oneOrMany("*", "arn:aws:cloudtrail:*:111122223333:trail/*", "arn:aws:s3:::a*"),
  "aws:SourceAccount": oneOrMany("111122223333", "*", "${aws:PrincipalAccount}"),
  "aws:PrincipalOrgID": oneOrMany("o-a1b2c3d4e5", "o-*"),
  "aws:userid": oneOrMany("AROAEXAMPLEID:*", "AIDAEXAMPLEID", "*"),
  "kms:ViaService": oneOrMany("s3.amazonaws.com", "*"),
});
const condition = recordOf({
  StringEquals: key,
  StringLike: key,
  StringNotEquals: key,
  "ForAllValues:StringEquals": key,
  ArnLike: key,
  IpAddress: key,
  Bool: key,
  BoolIfExists: key,
  Null: key,
});
const actions = oneOrMany("*", "s3:*", "s3:PutObject", "iam:*");
const resources = oneOrMany("*", "arn:aws:s3:::logs/*", "arn:aws:s3:::other", text`${hole("A")}/b`);
const statement = recordOf({
  Effect: fc.constantFrom("Allow", "Allow", "Allow", "Deny"),
  Principal: principal,
  NotPrincipal: fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, principal),
  Action: actions,
  NotAction: fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, actions),
  Resource: resources,
  Condition: condition,
});
/** IAM refuses a statement with an element and its opposite. */
const accepted = statement.map((plain) => {
  if (!isPlainObject(plain)) return plain;
  const { NotPrincipal, NotAction, ...rest } = plain;
  const principals = "Principal" in rest || NotPrincipal === undefined ? {} : { NotPrincipal };
  const others = "Action" in rest || NotAction === undefined ? {} : { NotAction };
  return { ...rest, ...principals, ...others };
});
const policy = fc.record({ Statement: fc.array(accepted, { minLength: 1, maxLength: 3 }) });

type Path = readonly (string | number)[];

/** The paths to everything in a value, itself included. */
function pathsOf(plain: Plain): Path[] {
  const inside = isPlainObject(plain)
    ? Object.entries(plain).flatMap(([name, value]) =>
        pathsOf(value).map((path): Path => [Array.isArray(plain) ? Number(name) : name, ...path]),
      )
    : [];
  return [[], ...inside];
}

function isPlainObject(plain: Plain): plain is Record<string, Plain> {
  if (typeof plain !== "object") return false;
  return Object.getOwnPropertySymbols(plain).length === 0;
}

function change(plain: Plain, path: Path, by: (plain: Plain) => Plain): Plain {
  const [first, ...rest] = path;
  if (first === undefined) return by(plain);
  if (!isPlainObject(plain)) throw new Error("no such path");
  const changed = change(plain[first], rest, by);
  if (Array.isArray(plain)) return plain.with(Number(first), changed) as readonly Plain[];
  return { ...plain, [first]: changed };
}

/** Ways of knowing less than before. */
const obscurities: Readonly<Record<string, (plain: Plain) => Plain>> = {
  "what is unknown": () => hole(),
  "a record that may have more fields": (plain) =>
    isPlainObject(plain) && !Array.isArray(plain) ? gap(plain) : plain,
  "a record without a field, which may be among the others": (plain) => {
    if (!isPlainObject(plain) || Array.isArray(plain)) return plain;
    return gap(Object.fromEntries(Object.entries(plain).slice(1)));
  },
  "a list with one more unknown item": (plain) =>
    Array.isArray(plain) ? [...(plain as Plain[]), hole()] : plain,
};

/**
 * To know less never changes an answer but to "nobody knows": for every policy P, every part of it
 * and every way to obscure that part, answer(P obscured) is answer(P) or undefined. Hence what is
 * said of a policy with unknown parts holds whatever they turn out to be.
 */
describe("every answer is monotone in what is known", () => {
  describe.each(Object.keys(obscurities))("with %s", (obscurity) => {
    it.each(Object.keys(questions))("%s", (question) => {
      const obscure = obscurities[obscurity]!;
      const ask = questions[question]!;
      fc.assert(
        fc.property(policy, fc.nat(), (known, choice) => {
          const paths = pathsOf(known);
          const obscured = change(known, paths[choice % paths.length]!, obscure);
          expect([undefined, ask(policyOf(known))]).toContain(ask(policyOf(obscured)));
        }),
        { numRuns: 250 },
      );
    });
  });

  it.each(Object.keys(questions))("and reaches every answer: %s", (question) => {
    const answers = fc.sample(policy, { numRuns: 1000, seed: 1 }).map((known) => {
      return questions[question]!(policyOf(known));
    });
    expect(new Set(answers)).toEqual(new Set([true, false, undefined]));
  });
});
