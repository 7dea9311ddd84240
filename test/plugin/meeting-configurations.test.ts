import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { eslintFor, participants, projectRoot } from "./participants.js";

function terraform(template: object): string {
  return JSON.stringify(template, null, 2);
}

/** A configuration with a trail that delivers to a bucket. */
function trail(s3_bucket_name: string, more: object = {}, blocks: object = {}): string {
  return terraform({
    resource: { aws_cloudtrail: { t: { name: "t", s3_bucket_name, ...more } } },
    ...blocks,
  });
}

/** A configuration with a bucket, and with more resources. */
function storage(bucket: string, more: object = {}, blocks: object = {}): string {
  return terraform({ resource: { aws_s3_bucket: { logs: { bucket } }, ...more }, ...blocks });
}

function versioning(bucket: string): object {
  return {
    aws_s3_bucket_versioning: { v: { bucket, versioning_configuration: { status: "Enabled" } } },
  };
}

const versioned = "log-bucket-versioning";
const policed = "trail-bucket-policy";

function noVersions(bucket: string, trail = ""): string {
  return `Log bucket '${bucket}' keeps no versions of logs that are overwritten or deleted${trail}.`;
}

const ofTrail = " (bucket of trail 't/main.tf.json:aws_cloudtrail.t')";
const both = {
  "b/main.tf.json": [`"logs": ${noVersions("aws_s3_bucket.logs", ofTrail)}`],
  "t/main.tf.json": [`"audit-logs": ${noVersions("b/main.tf.json:aws_s3_bucket.logs")}`],
};
const files = { "b/main.tf.json": storage("audit-logs"), "t/main.tf.json": trail("audit-logs") };

describe("two configurations of Terraform that call a bucket by one name", () => {
  it("are told who configures it so", async () => {
    const suspended = { bucket: "audit-logs", versioning_configuration: { status: "Suspended" } };
    const found = await participants(
      {
        "b/main.tf.json": storage("audit-logs", {
          aws_cloudtrail: { t: { name: "t", s3_bucket_name: "${aws_s3_bucket.logs.id}" } },
        }),
        "v/main.tf.json": terraform({ resource: { aws_s3_bucket_versioning: { v: suspended } } }),
      },
      versioned,
    );
    const by = " (by 'v/main.tf.json:aws_s3_bucket_versioning.v')";
    expect(Object.values(found)).toEqual([
      [expect.stringContaining(noVersions("aws_s3_bucket.logs", by))],
      [`"Suspended": ${noVersions("b/main.tf.json:aws_s3_bucket.logs")}`],
    ]);
  });

  it("are judged together, and each reports", async () => {
    expect(await participants(files, versioned)).toEqual(both);
    const said = (bucket: string, of: string): string =>
      `Bucket '${bucket}' has no policy that lets CloudTrail deliver the logs of trail '${of}'.`;
    expect(await participants(files, policed)).toEqual({
      "b/main.tf.json": [
        `"logs": ${said("aws_s3_bucket.logs", "t/main.tf.json:aws_cloudtrail.t")}`,
      ],
      "t/main.tf.json": [
        `"audit-logs": ${said("b/main.tf.json:aws_s3_bucket.logs", "aws_cloudtrail.t")}`,
      ],
    });
  });

  it.each(["${aws_s3_bucket.logs.id}", "audit-logs"])("may configure it as %s", async (bucket) => {
    const right = storage("audit-logs", versioning(bucket));
    expect(await participants({ ...files, "b/main.tf.json": right }, versioned)).toEqual({});
    const apart = terraform({ resource: versioning("audit-logs") });
    expect(await participants({ ...files, "v/main.tf.json": apart }, versioned)).toEqual({});
  });

  it("are judged with the policy that a third one has", async () => {
    const statement = { Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "*" };
    const policy = { Version: "2012-10-17", Statement: [statement] };
    const resource = { aws_s3_bucket_policy: { p: { bucket: "audit-logs", policy } } };
    const found = await participants(
      { ...files, "p/main.tf.json": terraform({ resource }) },
      "log-bucket-no-wildcard-principal",
    );
    expect(found).toEqual({
      "b/main.tf.json": [
        `"logs": Statement number 1 of policy 'p/main.tf.json:aws_s3_bucket_policy.p' allows everybody (bucket of trail 't/main.tf.json:aws_cloudtrail.t').`,
      ],
      "t/main.tf.json": [
        `"audit-logs": Statement number 1 of policy 'p/main.tf.json:aws_s3_bucket_policy.p' allows everybody (bucket 'b/main.tf.json:aws_s3_bucket.logs').`,
      ],
      "p/main.tf.json": [
        `"*": Statement number 1 of policy 'aws_s3_bucket_policy.p' allows everybody (bucket 'b/main.tf.json:aws_s3_bucket.logs' of trail 't/main.tf.json:aws_cloudtrail.t').`,
      ],
    });
  });

  it.each<[what: string, trail: string, more?: Readonly<Record<string, string>>]>([
    ["a local value", trail("${local.b}", {}, { locals: { b: "audit-logs" } })],
    ["a default", trail("${var.b}", {}, { variable: { b: { default: "audit-logs" } } })],
    ["parts", trail("${local.b}-logs", {}, { locals: { b: "audit" } })],
    [
      "a file of values",
      trail("${var.b}", {}, { variable: { b: {} } }),
      { "t/terraform.tfvars.json": `{ "b": "audit-logs" }` },
    ],
  ])("may know the name by %s", async (_, text, more = {}) => {
    const found = await participants({ ...files, "t/main.tf.json": text, ...more }, versioned);
    expect(Object.keys(found)).toEqual(["b/main.tf.json", "t/main.tf.json"]);
  });

  it("may know the name by what the settings say of a group", async () => {
    const text = trail("${var.b}-logs", {}, { variable: { b: {} } });
    const named = { ...files, "t/main.tf.json": text };
    const groups = (b: string): object => ({
      groups: [{ name: "all", files: "**", parameters: { b } }],
    });
    expect(Object.keys(await participants(named, versioned, groups("audit")))).toHaveLength(2);
    expect(await participants(named, versioned, groups("other"))).toEqual({});
    expect(await participants(named, versioned)).toEqual({});
  });

  it("may declare the bucket in a module", async () => {
    const module = {
      "m/main.tf.json": storage("${var.name}", {}, { variable: { name: {} } }),
      "b/main.tf.json": terraform({ module: { store: { source: "../m", name: "audit-logs" } } }),
    };
    expect(await participants({ ...files, ...module }, versioned)).toMatchObject({
      "t/main.tf.json": [
        `"audit-logs": ${noVersions("b/main.tf.json:module.store.aws_s3_bucket.logs")}`,
      ],
    });
    const named = {
      "m/main.tf.json": storage("audit-logs"),
      "b/main.tf.json": terraform({ module: { store: { source: "../m" } } }),
    };
    expect(await participants({ ...files, ...named }, versioned)).toMatchObject({
      "t/main.tf.json": [
        `"audit-logs": ${noVersions("b/main.tf.json:module.store.aws_s3_bucket.logs")}`,
      ],
    });
  });

  it("call what is declared elsewhere by the file that declares it, or calls what does", async () => {
    const outer = terraform({ module: { store: { source: "../s" } } });
    const all = {
      "t/trail.tf.json": trail("audit-logs"),
      "t/main.tf.json": terraform({}),
      "s/bucket.tf.json": storage("audit-logs"),
      "m/main.tf.json": outer,
      "calls.tf.json": terraform({ module: { all: { source: "./m" } } }),
      "main.tf.json": terraform({}),
    };
    const address = "module.all.module.store.aws_s3_bucket.logs";
    expect(await participants(all, versioned)).toEqual({
      "calls.tf.json": [
        `"all": ${noVersions(address, " (bucket of trail 't/trail.tf.json:aws_cloudtrail.t')")}`,
      ],
      "t/trail.tf.json": [`"audit-logs": ${noVersions(`calls.tf.json:${address}`)}`],
    });
  });

  it("call each other by files below the root of the project", async () => {
    const below = Object.fromEntries(
      Object.entries(files).map(([path, text]) => [`infra/${path}`, text]),
    );
    expect(await participants(below, versioned, { root: "infra" })).toEqual({
      "infra/b/main.tf.json": both["b/main.tf.json"],
      "infra/t/main.tf.json": both["t/main.tf.json"],
    });
  });

  it.each<[why: string, more: Readonly<Record<string, string>>]>([
    ["another declares one of that name, too", { "c/main.tf.json": storage("audit-logs") }],
    [
      "another may declare it in Terraform's own language",
      { "c/main.tf": `resource "aws_s3_bucket" "logs" {\n  bucket = "audit-logs"\n}\n` },
    ],
    [
      "another may configure it in Terraform's own language",
      { "c/main.tf": `resource "aws_s3_bucket_versioning" "v" {\n  bucket = "audit-logs"\n}\n` },
    ],
    ["another that is broken may declare it", { "c/main.tf.json": `${storage("audit-logs")}}` }],
    [
      "a stack declares it, too",
      {
        "c.yaml":
          "Resources:\n  B: { Type: AWS::S3::Bucket, Properties: { BucketName: audit-logs } }\n",
      },
    ],
    [
      "nobody knows what the bucket is called",
      { "b/main.tf.json": storage("${var.b}", {}, { variable: { b: {} } }) },
    ],
    ["the bucket is called otherwise", { "b/main.tf.json": storage("audit-logs-2") }],
  ])("are not judged together where %s", async (_, more) => {
    const found = await participants({ ...files, ...more }, versioned);
    expect(found["b/main.tf.json"] ?? []).toEqual([]);
    expect(found["t/main.tf.json"] ?? []).toEqual([]);
  });

  it("are not judged together where groups deploy them to different accounts", async () => {
    const groups = (...accounts: readonly string[]): object => ({
      groups: ["b/**", "t/**"].map((name, index) => ({
        name,
        files: name,
        account: accounts[index],
      })),
    });
    const [one, other] = ["111111111111", "222222222222"] as const;
    expect(await participants(files, versioned, groups(one, one))).toEqual(both);
    expect(await participants(files, versioned, groups(one, other))).toEqual({});
    const only = { groups: [{ name: "t", files: "t/**", account: one }] };
    expect(await participants(files, versioned, only)).toEqual({});
  });

  it("are judged by what is not saved yet", async () => {
    for (const [path, text] of Object.entries({ ...files, "t/main.tf.json": trail("others") })) {
      mkdirSync(join(projectRoot(), path, ".."), { recursive: true });
      writeFileSync(join(projectRoot(), path), text);
    }
    const lint = async (path: string, text: string): Promise<readonly string[]> => {
      const filePath = join(projectRoot(), path);
      const [result] = await eslintFor([versioned], {}).lintText(text, { filePath });
      return result?.messages.map(({ message }) => message) ?? [];
    };
    expect(await lint("t/main.tf.json", files["t/main.tf.json"])).toEqual([
      noVersions("b/main.tf.json:aws_s3_bucket.logs"),
    ]);
    expect(await lint("t/main.tf.json", trail("others"))).toEqual([]);
    expect(await lint("b/main.tf.json", storage("others"))).toEqual([
      noVersions("aws_s3_bucket.logs", ofTrail),
    ]);
    expect(await lint("b/main.tf.json", files["b/main.tf.json"])).toEqual([]);
  });
});

describe("two configurations of Terraform that call something else by one name", () => {
  const key = (blocks: object = {}): string =>
    terraform({
      resource: {
        aws_kms_key: { k: { enable_key_rotation: false } },
        aws_kms_alias: { a: { name: "alias/audit", target_key_id: "${aws_kms_key.k.key_id}" } },
      },
      ...blocks,
    });

  it("are judged together because of the alias of a key in their Region", async () => {
    const trails = { "t/main.tf.json": trail("audit-logs", { kms_key_id: "alias/audit" }) };
    const found = await participants({ ...trails, "k/main.tf.json": key() }, "trail-key-policy");
    expect(Object.keys(found).sort()).toEqual(["k/main.tf.json", "t/main.tf.json"]);
    expect(found["t/main.tf.json"]?.[0]).toMatch(
      /^"alias\/audit": The policy that 'k\/main.tf.json:aws_kms_key.k'/,
    );
    const apart = key({ provider: { aws: { region: "eu-west-1" } } });
    expect(await participants({ ...trails, "k/main.tf.json": apart }, "trail-key-policy")).toEqual(
      {},
    );
  });

  it("report each where it is called, unless some other is called as one of them", async () => {
    const trails = { "t/main.tf.json": trail("audit-logs", { kms_key_id: "alias/audit" }) };
    const inOne = terraform({
      resource: {
        aws_s3_bucket: { logs: { bucket: "audit-logs" } },
        ...(JSON.parse(key()) as { readonly resource: object }).resource,
      },
    });
    const one = { ...trails, "b/main.tf.json": inOne };
    expect((await participants(one, "trail-key-policy"))["t/main.tf.json"]?.[0]).toMatch(
      /^"alias\/audit": The policy that 'b\/main.tf.json:aws_kms_key.k'/,
    );
    expect((await participants(one, versioned))["t/main.tf.json"]).toEqual(both["t/main.tf.json"]);
    const two = { ...one, "k/main.tf.json": key() };
    expect(await participants(two, "trail-key-policy")).toEqual({});
    expect(await participants(two, versioned)).toEqual({});
  });

  it("are judged together because of users and groups", async () => {
    const users = terraform({
      resource: {
        aws_iam_user: { a: { name: "alice" } },
        aws_iam_user_group_membership: {
          a: { user: "${aws_iam_user.a.name}", groups: ["admins"] },
        },
      },
    });
    const groups = terraform({
      resource: {
        aws_iam_group: { g: { name: "admins" } },
        aws_iam_group_policy_attachment: {
          a: { group: "admins", policy_arn: "arn:aws:iam::aws:policy/AdministratorAccess" },
        },
      },
    });
    const found = await participants(
      { "g/main.tf.json": groups, "u/main.tf.json": users },
      "iam-no-admin-users",
    );
    expect(Object.keys(found)).toEqual(["g/main.tf.json", "u/main.tf.json"]);
    expect(found["u/main.tf.json"]?.[0]).toMatch(
      /^"admins": User 'aws_iam_user.a' may do everything/,
    );
  });
});
