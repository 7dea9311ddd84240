import { describe, expect, it } from "vitest";
import { offersIn } from "./offers.js";

const offered = offersIn();

type Block = Readonly<Record<string, unknown>>;

const bucket = "${aws_s3_bucket.logs.arn}";
const account = "${data.aws_caller_identity.current.account_id}";
const sourceArn = `arn:\${data.aws_partition.current.partition}:cloudtrail:\${data.aws_region.current.id}:${account}:trail/main`;
const service = { type: "Service", identifiers: ["cloudtrail.amazonaws.com"] };
const ofTrail = { test: "StringEquals", variable: "aws:SourceArn", values: [sourceArn] };
const withAcl = {
  test: "StringEquals",
  variable: "s3:x-amz-acl",
  values: ["bucket-owner-full-control"],
};

const aclCheck = {
  sid: "AWSCloudTrailAclCheck",
  effect: "Allow",
  principals: service,
  actions: ["s3:GetBucketAcl"],
  resources: [bucket],
  condition: ofTrail,
};
const write = {
  sid: "AWSCloudTrailWrite",
  effect: "Allow",
  principals: service,
  actions: ["s3:PutObject"],
  resources: [`${bucket}/AWSLogs/${account}/*`],
  condition: [withAcl, ofTrail],
};

const current = {
  aws_caller_identity: { current: {} },
  aws_partition: { current: {} },
  aws_region: { current: {} },
};

const trail = { name: "main", s3_bucket_name: "${aws_s3_bucket.logs.id}" };
const policy = {
  bucket: "${aws_s3_bucket.logs.id}",
  policy: "${data.aws_iam_policy_document.logs.json}",
};

/** A trail and its bucket, whose policy has some statements. */
function config(statement: unknown, data: object = current, main: object = trail): object {
  return {
    data: { aws_iam_policy_document: { logs: { statement } }, ...data },
    resource: {
      aws_cloudtrail: { main },
      aws_s3_bucket: { logs: {} },
      aws_s3_bucket_policy: { logs: policy },
    },
  };
}

function without(statement: Block, ...keys: readonly string[]): Block {
  return Object.fromEntries(Object.entries(statement).filter(([key]) => !keys.includes(key)));
}

describe("a statement that lets CloudTrail deliver", () => {
  it("is added to the list", () => {
    expect(offered("trail-bucket-policy", config([aclCheck]))).toEqual([config([aclCheck, write])]);
    expect(offered("trail-bucket-policy", config([write]))).toEqual([config([write, aclCheck])]);
  });

  it("is added to one that is in no list", () => {
    expect(offered("trail-bucket-policy", config(write))).toEqual([config([write, aclCheck])]);
  });

  it("is added with the data sources that nobody declares", () => {
    const before = config(
      [without(write, "condition"), { ...aclCheck, actions: ["s3:GetObject"] }],
      {},
    );
    const [after, ...others] = offered("trail-bucket-policy", before);
    expect(others).toEqual([]);
    expect(after).toMatchObject({ data: current });
  });

  it("refers to data sources of another file, whatever they are called", () => {
    const { aws_caller_identity: identity, ...places } = current;
    const beside = { "data.tf.json": { data: { aws_caller_identity: { me: identity.current } } } };
    const [after] = offered("trail-bucket-policy", config([aclCheck], places), beside);
    expect(JSON.stringify(after)).toContain("${data.aws_caller_identity.me.account_id}/*");
    expect(JSON.stringify(after)).not.toContain('"aws_caller_identity":');
  });

  it("refers to none of another provider", () => {
    const others = without(current, "aws_region");
    const beside = { aws_region: { current: { provider: "aws.ireland" } } };
    const [after] = offered("trail-bucket-policy", config([aclCheck], { ...others, ...beside }));
    expect(after).toHaveProperty(["data", "aws_region", "current_2"], {});
    expect(JSON.stringify(after)).toContain("${data.aws_region.current_2.id}");
  });

  it.each([
    ["another provider creates the trail", { ...trail, provider: "aws.ireland" }, {}],
    ["the trail is in a Region of its own", { ...trail, region: "eu-west-1" }, {}],
    ["a file that cannot be read may declare what is missing", trail, { "a.tf": "" }],
  ])("is not offered where %s", (_, main, beside) => {
    const others = without(current, "aws_region");
    expect(offered("trail-bucket-policy", config([aclCheck], others, main), beside)).toEqual([]);
  });
});

describe("a policy that lets CloudTrail deliver", () => {
  it("is declared with its document", () => {
    const resource = { aws_cloudtrail: { main: trail }, aws_s3_bucket: { logs: {} } };
    const main = { ...trail, depends_on: ["aws_s3_bucket_policy.logs"] };
    const [after, ...others] = offered("trail-bucket-policy", { resource });
    expect(others).toEqual([]);
    expect(after).toEqual(config([aclCheck, write], current, main));
  });

  it("is waited for together with what the trail waits for already", () => {
    const before = { ...trail, depends_on: ["aws_sns_topic.news"] };
    const resource = { aws_cloudtrail: { main: before }, aws_s3_bucket: { logs: {} } };
    const main = { ...trail, depends_on: ["aws_sns_topic.news", "aws_s3_bucket_policy.logs"] };
    const [after] = offered("trail-bucket-policy", { data: current, resource });
    expect(after).toEqual(config([aclCheck, write], current, main));
  });

  it("is declared together with a statement that the bucket lacks besides", () => {
    const resource = { aws_cloudtrail: { main: trail }, aws_s3_bucket: { logs: {} } };
    const main = { ...trail, depends_on: ["aws_s3_bucket_policy.logs"] };
    const denial = {
      sid: "DenyInsecureTransport",
      effect: "Deny",
      principals: { type: "*", identifiers: ["*"] },
      actions: ["s3:*"],
      resources: [bucket, `${bucket}/*`],
      condition: { test: "Bool", variable: "aws:SecureTransport", values: ["false"] },
    };
    const after = config([aclCheck, write, denial], current, main);
    expect(offered("log-bucket-secure-transport", { resource })).toEqual([after]);
    const late = config([aclCheck, write], current);
    expect(offered("log-bucket-secure-transport", late)).toEqual([
      config([aclCheck, write, denial], current),
    ]);
  });

  it("has a name that no document has in another file", () => {
    const resource = { aws_cloudtrail: { main: trail }, aws_s3_bucket: { logs: {} } };
    const other = { statement: { actions: ["s3:GetObject"], resources: ["*"] } };
    const beside = { "a.tf.json": { data: { aws_iam_policy_document: { logs: other } } } };
    const [after] = offered("trail-bucket-policy", { resource }, beside);
    expect(after).toHaveProperty(["data", "aws_iam_policy_document", "logs_2", "statement"]);
    expect(after).toHaveProperty(["resource", "aws_s3_bucket_policy", "logs_2", "policy"]);
  });
});

describe("a condition on the trail", () => {
  it("is added to a statement without any", () => {
    const [before, after] = [without(aclCheck, "condition"), aclCheck];
    expect(offered("log-bucket-source-arn", config([before]))).toEqual([config([after])]);
    expect(offered("log-bucket-source-arn", config(before))).toEqual([config(after)]);
  });

  it("is added to the one there is, or to several", () => {
    const before = { ...write, condition: withAcl };
    const after = { ...write, condition: [withAcl, ofTrail] };
    expect(offered("log-bucket-source-arn", config([before]))).toEqual([config([after])]);
    const tls = { test: "Bool", variable: "aws:SecureTransport", values: ["true"] };
    const several = config([{ ...write, condition: [withAcl, tls] }]);
    const all = config([{ ...write, condition: [withAcl, tls, ofTrail] }]);
    expect(offered("log-bucket-source-arn", several)).toEqual([all]);
  });

  it("is one on the account where several trails deliver, or where a pattern is too wide", () => {
    const ofAccount = { test: "StringEquals", variable: "aws:SourceAccount", values: [account] };
    const json = (condition: unknown, ...trails: readonly string[]): object => {
      const before = config([{ ...write, condition }]) as { readonly resource: object };
      const others = Object.fromEntries(trails.map((name) => [name, { ...trail, name }]));
      return { ...before, resource: { ...before.resource, aws_cloudtrail: others } };
    };
    expect(offered("log-bucket-source-arn", json(withAcl, "a", "b"))).toEqual([
      json([withAcl, ofAccount], "a", "b"),
    ]);
    const wide = {
      test: "StringLike",
      variable: "aws:SourceArn",
      values: ["arn:aws:cloudtrail:*:*:trail/*"],
    };
    expect(offered("log-bucket-source-arn", json(wide, "a"))).toEqual([
      json([wide, ofAccount], "a"),
    ]);
  });

  it("is not added where one of the trails has a provider of its own", () => {
    const before = config([{ ...write, condition: withAcl }], current, {
      ...trail,
      provider: "aws.ireland",
    });
    expect(offered("log-bucket-source-arn", before)).toEqual([]);
  });

  it("is not added where another resource reads the document", () => {
    const output = { a: { value: "${data.aws_iam_policy_document.logs.json}" } };
    const before = { ...config([without(aclCheck, "condition")]), output };
    expect(offered("log-bucket-source-arn", before)).toEqual([]);
  });
});

describe("a statement that lets CloudTrail encrypt", () => {
  const root = {
    sid: "Account",
    principals: { type: "AWS", identifiers: [`arn:aws:iam::${account}:root`] },
    actions: ["kms:*"],
    resources: ["*"],
  };
  const encrypt = {
    sid: "AllowCloudTrailToEncryptLogs",
    effect: "Allow",
    principals: service,
    actions: ["kms:DescribeKey", "kms:GenerateDataKey*"],
    resources: ["*"],
    condition: ofTrail,
  };
  const keyed = (statement: unknown): object => ({
    data: { ...current, aws_iam_policy_document: { key: { statement } } },
    resource: {
      aws_cloudtrail: { main: { ...trail, kms_key_id: "${aws_kms_key.logs.arn}" } },
      aws_kms_key: { logs: { policy: "${data.aws_iam_policy_document.key.json}" } },
    },
  });

  it("is added to the document of the key", () => {
    expect(offered("trail-key-policy", keyed([root]))).toEqual([keyed([root, encrypt])]);
    expect(offered("trail-key-policy", keyed(root))).toEqual([keyed([root, encrypt])]);
  });
});

describe("a key that a trail may use", () => {
  const statement = {
    sid: "Trail",
    effect: "Allow",
    principals: service,
    actions: ["kms:DescribeKey", "kms:GenerateDataKey*"],
    resources: ["*"],
  };
  const keyed = (of: object, main: object): object => ({
    data: { ...current, aws_iam_policy_document: { key: { statement: of } } },
    resource: {
      aws_cloudtrail: { main: { ...main, ...trail } },
      aws_kms_key: { logs: { policy: "${data.aws_iam_policy_document.key.json}" } },
    },
  });

  it("is used together with a condition on the trail", () => {
    const used = { kms_key_id: "${aws_kms_key.logs.arn}" };
    const after = keyed({ ...statement, condition: ofTrail }, used);
    expect(offered("trail-kms-key", keyed(statement, {}))).toEqual([after]);
  });

  it("is not offered where its policy cannot be limited", () => {
    const output = { a: { value: "${data.aws_iam_policy_document.key.json}" } };
    expect(offered("trail-kms-key", { ...keyed(statement, {}), output })).toEqual([]);
  });
});

describe("a trail that is off", () => {
  const config = (off: object, ...others: readonly object[]): object => ({
    resource: {
      aws_cloudtrail: Object.fromEntries(
        [off, ...others].map((each, index) => [
          `t${index}`,
          { name: `t${index}`, s3_bucket_name: "b", ...each },
        ]),
      ),
    },
  });
  const everywhere = { is_multi_region_trail: true };

  it("is switched on where nothing is recorded twice then", () => {
    const after = config({ enable_logging: true, ...everywhere });
    expect(offered("trail-logging", config({ enable_logging: false, ...everywhere }))).toEqual([
      after,
    ]);
  });

  it("is left alone where it would certainly record twice together with its own instances", () => {
    const twice = config({ enable_logging: false, count: 2 });
    const provider = { aws: { region: "us-east-1" } };
    expect(offered("trail-logging", { ...twice, provider })).toEqual([]);
    expect(offered("trail-logging", twice)).toEqual([config({ enable_logging: true, count: 2 })]);
  });

  it("is left alone where another trail records the same", () => {
    const before = config({ enable_logging: false, ...everywhere }, everywhere);
    expect(offered("trail-logging", before)).toEqual([]);
  });
});
