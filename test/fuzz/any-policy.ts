import fc from "fast-check";

/** Data as JSON has it. */
export type Data =
  string | number | boolean | null | readonly Data[] | { readonly [key: string]: Data };

/** What somebody writes instead of what belongs there. */
export const oddData: fc.Arbitrary<Data> = fc.oneof(
  fc.constantFrom<Data>(
    "",
    "\0",
    "\ud800",
    "🪵",
    "${",
    "${}",
    "a".repeat(300),
    "*",
    "true",
    "0x10",
  ),
  fc.constantFrom<Data>(null, true, 0, -1, 1e21, 1e-7, 1e20, [], {}, [[]], [null]),
  fc.constantFrom<Data>({ "": "" }, { Ref: [] }, { "Fn::If": {} }, { "Fn::Sub": [] }, [{}, "a"]),
  fc.jsonValue({ maxDepth: 3 }).map((value) => value as Data),
);

/** One value, or a list of several. */
function oneOrMany(one: fc.Arbitrary<Data>): fc.Arbitrary<Data> {
  return fc.oneof(one, fc.array(one, { maxLength: 3 }));
}

const actions = fc.constantFrom<Data>(
  ...["s3:GetBucketAcl", "s3:PutObject", "s3:*", "*", "S3:Get*", "cloudtrail:StopLogging"],
  ...[
    "cloudtrail:Delete??ail",
    "kms:GenerateDataKey*",
    "kms:Decrypt",
    "sns:Publish",
    "iam:PassRole",
  ],
  ...["sts:AssumeRole", "sts:AssumeRoleWithWebIdentity", "s3", ":", "logs:CreateLogStream"],
);

const conditionKeys = [
  ...["aws:SourceArn", "AWS:SourceAccount", "aws:PrincipalOrgID", "aws:SecureTransport"],
  ...["aws:MultiFactorAuthPresent", "aws:MultiFactorAuthAge", "s3:x-amz-acl", "aws:SourceIp"],
  ...["kms:EncryptionContext:aws:cloudtrail:arn", "kms:ViaService", "__proto__", "toString"],
  ...["token.actions.githubusercontent.com:sub", "token.actions.githubusercontent.com:aud"],
] as const;

const operators = [
  ...["StringEquals", "StringLike", "ArnLike", "ArnEquals", "Bool", "Null", "IpAddress"],
  ...[
    "NotIpAddress",
    "StringNotEqualsIfExists",
    "ForAllValues:StringLike",
    "ForAnyValue:ArnEquals",
  ],
  ...["NumericLessThan", "DateGreaterThan", "constructor", "stringequals", "Unknown"],
] as const;

/** A policy document whose words are texts of a language, which may be expressions of it. */
export function anyPolicy(text: fc.Arbitrary<Data>): fc.Arbitrary<Data> {
  const principal = fc.oneof(
    fc.constantFrom<Data>("*", "a", "123456789012"),
    fc.dictionary(
      fc.constantFrom("AWS", "Service", "Federated", "CanonicalUser", "__proto__"),
      oneOrMany(
        fc.oneof(
          fc.constantFrom<Data>("*", "cloudtrail.amazonaws.com", "123456789012"),
          fc.constantFrom<Data>("arn:aws:iam::123456789012:root", "arn:aws:iam::cloudfront:user/a"),
          text,
        ),
      ),
      { maxKeys: 2 },
    ),
  );
  const resource = fc.oneof(
    fc.constantFrom<Data>("*", "arn:aws:s3:::logs", "arn:aws:s3:::logs/*", "arn:*", "arn:aws:s3"),
    text,
  );
  const values = fc.oneof(
    fc.constantFrom<Data>(
      "true",
      "false",
      false,
      "3600",
      "203.0.113.0/24",
      "0.0.0.0/0",
      "2001:db8::/32",
    ),
    fc.constantFrom<Data>(
      "arn:aws:cloudtrail:*:123456789012:trail/*",
      "o-abcde12345",
      "*",
      "repo:*",
    ),
    text,
  );
  const condition = fc.dictionary(
    fc.constantFrom(...operators),
    fc.dictionary(fc.constantFrom(...conditionKeys), oneOrMany(values), { maxKeys: 2 }),
    { maxKeys: 2 },
  );
  const statement = fc.record<Record<string, Data>>(
    {
      Sid: fc.oneof(fc.constantFrom<Data>("a", "AWSCloudTrailWrite", "__proto__", ""), text),
      Effect: fc.constantFrom<Data>("Allow", "Allow", "Deny", "allow", null),
      Principal: principal,
      NotPrincipal: principal,
      Action: oneOrMany(fc.oneof(actions, text)),
      NotAction: oneOrMany(actions),
      Resource: oneOrMany(resource),
      NotResource: oneOrMany(resource),
      Condition: fc.oneof({ weight: 9, arbitrary: condition }, oddData),
    },
    { requiredKeys: ["Effect", "Action"] },
  );
  return fc.record<Record<string, Data>>(
    {
      Version: fc.constantFrom<Data>("2012-10-17", "2008-10-17", 2012),
      Id: text,
      Statement: oneOrMany(fc.oneof({ weight: 15, arbitrary: statement }, oddData)),
    },
    { requiredKeys: ["Statement"] },
  );
}
