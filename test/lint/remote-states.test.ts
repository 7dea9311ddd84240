import { readdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Files, reporter } from "./project.js";

const reported = reporter({});

/** A configuration below each of the paths, and other files as they are. */
function filesOf(files: Readonly<Record<string, object | string>>): Files {
  return Object.fromEntries(
    Object.entries(files).map(([path, file]) =>
      typeof file === "string"
        ? [path, file]
        : [`${path}/main.tf.json`, JSON.stringify(file, null, 2)],
    ),
  );
}

function lint(
  path: string,
  files: Readonly<Record<string, object | string>>,
  rule = "log-bucket-versioning",
): readonly string[] {
  for (const name of readdirSync(reported.root())) {
    rmSync(join(reported.root(), name), { recursive: true });
  }
  return reported(`${path}/main.tf.json`, filesOf(files), rule);
}

const there = "${data.terraform_remote_state.storage.outputs.bucket}";

function trailTo(bucket: string): object {
  return {
    aws_cloudtrail: {
      t: { name: "t", s3_bucket_name: bucket, is_multi_region_trail: true, enable_logging: true },
    },
  };
}

/** A configuration with a trail that delivers to a bucket in the state of another. */
function audit(source: object, more: object = {}): object {
  return {
    data: { terraform_remote_state: { storage: source } },
    resource: trailTo(there),
    ...more,
  };
}

function local(path: string): object {
  return { backend: "local", config: { path } };
}

const ofStorage = local("../storage/terraform.tfstate");

/** A configuration with a bucket that it puts out. */
function storage(more: object = {}, ...blocks: readonly object[]): object {
  return {
    resource: [{ aws_s3_bucket: { logs: {} } }, ...blocks],
    output: { bucket: { value: "${aws_s3_bucket.logs.id}" } },
    ...more,
  };
}

function versioning(bucket: string): object {
  return {
    aws_s3_bucket_versioning: { v: { bucket, versioning_configuration: { status: "Enabled" } } },
  };
}

const itself =
  "\"logs\": Log bucket 'aws_s3_bucket.logs' keeps no versions of logs that are overwritten or deleted.";
const unversioned = itself.replace(
  /\.$/,
  " (bucket of trail 'audit/main.tf.json:aws_cloudtrail.t').",
);

describe("a configuration whose state another reads", () => {
  it("has a log bucket where that other one delivers to its output", () => {
    expect(lint("storage", { audit: audit(ofStorage), storage: storage() })).toEqual([unversioned]);
    expect(
      lint("storage", {
        audit: audit(ofStorage, { resource: trailTo("others") }),
        storage: storage(),
      }),
    ).toEqual([]);
    expect(lint("storage", { storage: storage() })).toEqual([]);
    const kept = storage({}, versioning("${aws_s3_bucket.logs.id}"));
    expect(lint("storage", { audit: audit(ofStorage), storage: kept })).toEqual([]);
  });

  it("may be configured by it", () => {
    const resource = [trailTo(there), versioning(there)];
    const files = { audit: audit(ofStorage, { resource }), storage: storage() };
    expect(lint("storage", files)).toEqual([]);
    expect(lint("audit", files)).toEqual([]);
  });

  it("says itself what is wrong with it, as does the one that delivers there", () => {
    expect(lint("audit", { audit: audit(ofStorage), storage: storage() })).toEqual([
      `${there.slice(2, -1)}: Log bucket 'storage/main.tf.json:aws_s3_bucket.logs' keeps no versions of logs that are overwritten or deleted.`,
    ]);
  });

  it("says what is wrong whoever reads its state, as does the one that delivers there", () => {
    const own = [{ aws_s3_bucket: { logs: {} } }, trailTo("${aws_s3_bucket.logs.id}")];
    const files = { audit: audit(ofStorage), storage: storage({ resource: own }) };
    expect(lint("storage", files)).toEqual([itself]);
    expect(lint("audit", files)).toHaveLength(1);
  });

  it("is not said to have what is wrong with the other", () => {
    const rule = "trail-log-file-validation";
    const files = { audit: audit(ofStorage), storage: storage() };
    expect(lint("audit", files, rule)).toHaveLength(1);
    expect(lint("storage", files, rule)).toEqual([]);
  });
});

/** A policy that lets CloudTrail deliver the logs of its own account. */
const letIn = {
  Version: "2012-10-17",
  Statement: ["s3:GetBucketAcl", "s3:PutObject"].map((Action) => ({
    Effect: "Allow",
    Principal: { Service: "cloudtrail.amazonaws.com" },
    Action,
    Resource:
      Action === "s3:PutObject"
        ? "${aws_s3_bucket.logs.arn}/AWSLogs/${data.aws_caller_identity.me.account_id}/*"
        : "${aws_s3_bucket.logs.arn}",
  })),
};

function withPolicy(policy: object, more: object = {}): object {
  return storage(
    { data: { aws_caller_identity: { me: {} } }, ...more },
    { aws_s3_bucket_policy: { p: { bucket: "${aws_s3_bucket.logs.id}", policy } } },
  );
}

const policyRule = "trail-bucket-policy";

/** What is said of a trail whose bucket is known to have no policy. */
function withoutPolicy(bucket: string, at = there.slice(2, -1)): readonly string[] {
  return [
    `${at}: Bucket '${bucket}' has no policy that lets CloudTrail deliver the logs of trail 'aws_cloudtrail.t'.`,
  ];
}

const stored = withoutPolicy("storage/main.tf.json:aws_s3_bucket.logs");

describe("a trail whose bucket is in the state of another configuration", () => {
  it("is judged with the policy of that bucket", () => {
    const without = { audit: audit(ofStorage), storage: storage() };
    expect(lint("audit", without, policyRule)).toEqual(stored);
    const right = { audit: audit(ofStorage), storage: withPolicy(letIn) };
    expect(lint("audit", right, policyRule)).toEqual([]);
    expect(lint("storage", right, policyRule)).toEqual([]);
    const [acl] = letIn.Statement;
    const wrong = { audit: audit(ofStorage), storage: withPolicy({ ...letIn, Statement: [acl] }) };
    expect(lint("storage", wrong, policyRule)).toEqual([
      "\"p\": Policy 'aws_s3_bucket_policy.p' does not let CloudTrail write below 'AWSLogs/', as trail 'audit/main.tf.json:aws_cloudtrail.t' needs.",
    ]);
  });

  it("is judged in the account that the settings say it is in", () => {
    const own = JSON.parse(
      JSON.stringify(letIn).replace("${data.aws_caller_identity.me.account_id}", "222222222222"),
    ) as object;
    const files = filesOf({ audit: audit(ofStorage), storage: withPolicy(own) });
    const inAccount = (accountId: string): readonly string[] =>
      reported.with({ accountId })("audit/main.tf.json", files, policyRule);
    expect(inAccount("222222222222")).toEqual([]);
    expect(inAccount("111111111111")).toEqual([
      "data.terraform_remote_state.storage.outputs.bucket: Policy 'storage/main.tf.json:aws_s3_bucket_policy.p' does not let CloudTrail write below 'AWSLogs/', as trail 'aws_cloudtrail.t' needs (see 'storage/main.tf.json:aws_s3_bucket.logs').",
    ]);
    // Of the other trail nobody knows the account.
    const there = reported.with({ accountId: "111111111111" });
    expect(there("storage/main.tf.json", files, policyRule)).toEqual([]);
  });

  it("need not wait for that policy, which was there before", () => {
    const rule = "trail-depends-on-bucket-policy";
    const named = { resource: { aws_s3_bucket: { logs: { bucket: "acme-logs" } } } };
    const kept = storage(named, {});
    const policy = { bucket: "acme-logs", policy: letIn };
    const files = (bucket: string): Parameters<typeof lint>[1] => ({
      audit: audit(ofStorage, { resource: trailTo(bucket) }),
      storage: {
        ...kept,
        resource: { ...named.resource, aws_s3_bucket_policy: { p: policy } },
      },
    });
    expect(lint("audit", files(there), rule)).toEqual([]);
    expect(lint("audit", files("acme-logs"), rule)).toEqual([]);
  });

  it("may be in another account, so that names mean nothing there", () => {
    const rule = "iam-no-admin-users";
    const administrators = {
      aws_iam_group: { g: { name: "admins" } },
      aws_iam_group_policy_attachment: {
        a: {
          group: "${aws_iam_group.g.name}",
          policy_arn: "arn:aws:iam::aws:policy/AdministratorAccess",
        },
      },
    };
    const files = (groups: string, ...more: readonly object[]): Parameters<typeof lint>[1] => {
      const named = {
        aws_iam_user: { u: { name: "ops" } },
        aws_iam_user_group_membership: { m: { user: "ops", groups: [groups] } },
      };
      return {
        audit: audit(ofStorage, { resource: [named, ...more] }),
        storage: {
          resource: administrators,
          output: { bucket: { value: "b" }, group: { value: "${aws_iam_group.g.name}" } },
        },
      };
    };
    expect(lint("audit", files("admins"), rule)).toEqual([]);
    expect(lint("audit", files("admins", administrators), rule)).toHaveLength(1);
    const put = "${data.terraform_remote_state.storage.outputs.group}";
    const chain =
      "user 'aws_iam_user.u' → group 'storage/main.tf.json:aws_iam_group.g' → policy 'AdministratorAccess'";
    expect(lint("audit", files(put), rule)).toEqual([
      `${put.slice(2, -1)}: User 'aws_iam_user.u' may do everything through 'storage/main.tf.json:aws_iam_group_policy_attachment.a': ${chain}.`,
    ]);
    expect(lint("storage", files(put), rule)).toEqual([
      `"arn:aws:iam::aws:policy/AdministratorAccess": User 'audit/main.tf.json:aws_iam_user.u' may do everything through 'aws_iam_group_policy_attachment.a': user 'audit/main.tf.json:aws_iam_user.u' → group 'aws_iam_group.g' → policy 'AdministratorAccess' (see 'audit/main.tf.json:aws_iam_user_group_membership.m').`,
    ]);
    expect(lint("storage", files("admins"), rule)).toEqual([]);
  });

  it.each<[what: string, source: object]>([
    ["a path", ofStorage],
    ["a path from the folder of the module", local("${path.module}/../storage/terraform.tfstate")],
    ["a path from the root module", local("${ path.root }/../storage/terraform.tfstate")],
    ["the standard workspace", { ...ofStorage, workspace: "default" }],
    ["its own workspace", { ...ofStorage, workspace: "${terraform.workspace}" }],
    ["one of several data sources", { ...ofStorage, count: 2 }],
  ])("is found by %s", (_, source) => {
    const files = { audit: audit(source), storage: storage() };
    expect(lint("audit", files, policyRule)).toEqual(stored);
  });

  it.each<[what: string, source: object]>([
    ["a backend that is no folder", { backend: "s3", config: ofStorage }],
    ["a backend that is computed", { ...ofStorage, backend: "${var.backend}" }],
    ["a path that is computed", local("../${var.where}/terraform.tfstate")],
    ["a path from the working directory", local("${path.cwd}/../storage/terraform.tfstate")],
    ["a path that begins in a name", local("${path.module}../storage/terraform.tfstate")],
    ["another workspace", { ...ofStorage, workspace: "production" }],
    ["a computed workspace", { ...ofStorage, workspace: "${var.workspace}" }],
    ["a configuration that is computed", { backend: "local", config: "${var.config}" }],
    ["another file", local("../storage/production.tfstate")],
    ["a folder that is not there", local("../archive/terraform.tfstate")],
    ["a folder outside of the root", local("../../storage/terraform.tfstate")],
    ["its own state", local("terraform.tfstate")],
    ["its own state without a path", { backend: "local", config: {} }],
    ["no configuration", { backend: "local" }],
  ])("is unknown behind %s", (_, source) => {
    const files = { audit: audit(source), storage: storage() };
    expect(lint("audit", files, policyRule)).toEqual([]);
  });

  it.each<[reference: string, more: object]>([
    ['${data.terraform_remote_state.storage.outputs["bucket"]}', {}],
    ["${local.storage.bucket}", {}],
    ["${data.terraform_remote_state.storage[0].outputs.bucket}", {}],
    ['${lookup(local.storage, "bucket")}', {}],
  ])("is found by %s", (reference, more) => {
    const locals = { storage: "${data.terraform_remote_state.storage.outputs}" };
    const resource = trailTo(reference);
    const files = { audit: audit(ofStorage, { locals, resource, ...more }), storage: storage() };
    const at = reference.slice(2, -1).replaceAll('"', '\\"');
    const bucket = "storage/main.tf.json:aws_s3_bucket.logs";
    expect(lint("audit", files, policyRule)).toEqual(withoutPolicy(bucket, at));
  });

  it("is called by its key, unless all that its declaration creates are meant", () => {
    const key = "${data.terraform_remote_state.storage.outputs.buckets[each.key]}";
    const trails = {
      aws_cloudtrail: {
        t: { for_each: { eu: 1, us: 2 }, name: "${each.key}", s3_bucket_name: key },
      },
    };
    const called = (...regions: readonly string[]): readonly string[] => {
      const value = { eu: "x", us: "x" };
      const outputs = regions.map(
        (each) => [each, `\${aws_s3_bucket.logs["${each}"].id}`] as const,
      );
      const buckets = { ...value, ...Object.fromEntries(outputs) };
      const files = {
        audit: audit(ofStorage, { resource: trails }),
        storage: {
          resource: { aws_s3_bucket: { logs: { for_each: { eu: 1, us: 2 } } } },
          output: { buckets: { value: buckets } },
        },
      };
      return lint("audit", files).map((said) => said.replace(/^.*: Log bucket (\S+) .*/, "$1"));
    };
    expect(called("eu")).toEqual(["'storage/main.tf.json:aws_s3_bucket.logs[\"eu\"]'"]);
    expect(called("eu", "us")).toEqual(["'storage/main.tf.json:aws_s3_bucket.logs'"]);
  });

  it("is unknown where there is no such output, unless it has a default", () => {
    const resource = trailTo("${data.terraform_remote_state.storage.outputs.archive}");
    const files = (defaults?: object): Parameters<typeof lint>[1] => ({
      audit: audit(
        { ...ofStorage, ...(defaults && { defaults }) },
        {
          resource: [resource, { aws_s3_bucket: { own: {} } }],
        },
      ),
      storage: storage(),
    });
    const own = { archive: "${aws_s3_bucket.own.id}" };
    expect(lint("audit", files(), policyRule)).toEqual([]);
    expect(lint("audit", files(own), policyRule)).toHaveLength(1);
    const unread = { ...files(own), "storage/more.tf": "" };
    expect(lint("audit", unread, policyRule)).toEqual([]);
    // What is put out counts more than a default.
    const both = audit({ ...ofStorage, defaults: { bucket: "x" } });
    expect(lint("audit", { audit: both, storage: storage() }, policyRule)).toEqual(stored);
  });
});

describe("a configuration that says where it keeps its state", () => {
  const kept = (path: string): object => storage({ terraform: { backend: { local: { path } } } });

  it("is found there", () => {
    const files = {
      audit: audit(local("../states/a.tfstate")),
      storage: kept("../states/a.tfstate"),
    };
    expect(lint("audit", files, policyRule)).toEqual(stored);
    const moved = { audit: audit(ofStorage), storage: kept("../states/a.tfstate") };
    expect(lint("audit", moved, policyRule)).toEqual([]);
  });

  it("is found by a path that begins at the root of the machine", () => {
    const path = join(reported.root(), "states/a.tfstate");
    const files = { "out/stacks/audit": audit(local(path)), "out/stacks/storage": kept(path) };
    const bucket = "out/stacks/storage/main.tf.json:aws_s3_bucket.logs";
    expect(lint("out/stacks/audit", files, policyRule)).toEqual(withoutPolicy(bucket));
  });

  it("is found through a link", () => {
    const files = filesOf({ audit: audit(local("../link/terraform.tfstate")), storage: storage() });
    symlinkSync(join(reported.root(), "storage"), join(reported.root(), "link"));
    expect(reported("audit/main.tf.json", files, policyRule)).toEqual(stored);
  });

  it("may leave the path to Terraform", () => {
    const files = {
      audit: audit(ofStorage),
      storage: storage({ terraform: { backend: { local: {} } } }),
    };
    expect(lint("audit", files, policyRule)).toEqual(stored);
  });

  it("is found where the text says that is not saved yet", () => {
    const kept = storage({ terraform: { backend: { local: { path: "moved.tfstate" } } } });
    const unsaved = (now: object, saved: object): readonly string[] => {
      const files = filesOf({ audit: audit(ofStorage), storage: saved });
      const text = JSON.stringify(now, null, 2);
      return reported.unsaved("storage/main.tf.json", text, files, "log-bucket-versioning");
    };
    expect(unsaved(storage(), kept)).toEqual([unversioned]);
    expect(unsaved(kept, storage())).toEqual([]);
    expect(unsaved(storage(), storage())).toEqual([unversioned]);
  });

  it("is unknown where two say the same", () => {
    const files = {
      audit: audit(local("../states/a.tfstate")),
      storage: kept("../states/a.tfstate"),
      archive: kept("../states/a.tfstate"),
    };
    expect(lint("audit", files, policyRule)).toEqual([]);
  });

  it.each<[what: string, terraform: object]>([
    ["elsewhere", { backend: { s3: { bucket: "states" } } }],
    ["in the cloud", { cloud: { organization: "acme" } }],
    ["at two places", { backend: { local: {}, s3: {} } }],
    ["at a path that is none", { backend: { local: { path: 1 } } }],
  ])("is unknown where it keeps it %s", (_, terraform) => {
    const files = { audit: audit(ofStorage), storage: storage({ terraform }) };
    expect(lint("audit", files, policyRule)).toEqual([]);
  });

  it("is unknown where another of its files cannot be read", () => {
    const files = { audit: audit(ofStorage), storage: storage() };
    expect(lint("audit", { ...files, "storage/broken.tf.json": "{" }, policyRule)).toEqual([]);
    const native = 'terraform {\n  backend "s3" {}\n}\n';
    expect(lint("audit", { ...files, "storage/backend.tf": native }, policyRule)).toEqual([]);
    // It may have the policy.
    expect(lint("audit", { ...files, "storage/policy.tf": "" }, policyRule)).toEqual([]);
  });

  it("is unknown where all of it is in Terraform's own language", () => {
    const main = 'output "bucket" {\n  value = "b"\n}\n';
    const files = { audit: audit(ofStorage), "storage/main.tf": main };
    expect(lint("audit", files, policyRule)).toEqual([]);
  });

  it("is no module that others call", () => {
    const files = {
      audit: audit(local("../modules/storage/terraform.tfstate")),
      "modules/storage": storage(),
    };
    expect(lint("audit", files, policyRule)).toEqual([]);
    const called = {
      audit: audit(ofStorage),
      storage: storage(),
      ".": { module: { storage: { source: "./storage" } } },
    };
    expect(lint("audit", called, policyRule)).toEqual([]);
  });
});

describe("a configuration that is read with another", () => {
  const rule = "trail-log-file-validation";
  const validated = (value: string, variables: object): Parameters<typeof lint>[1] => ({
    audit: audit(ofStorage, {
      resource: {
        aws_cloudtrail: {
          t: { enable_log_file_validation: "${data.terraform_remote_state.storage.outputs.on}" },
        },
      },
    }),
    storage: { variable: variables, output: { on: { value } } },
  });
  const off = [
    "data.terraform_remote_state.storage.outputs.on: Trail 'aws_cloudtrail.t' does not validate its log files",
  ];

  it("keeps its defaults and its own values", () => {
    const files = validated("${var.on}", { on: { default: false } });
    expect(lint("audit", files, rule)).toEqual([`${off[0]} (default of variable 'storage:on').`]);
    const given = { ...files, "storage/terraform.tfvars.json": '{ "on": true }' };
    expect(lint("audit", given, rule)).toEqual([]);
    const native = { ...files, "storage/terraform.tfvars": "on = true" };
    expect(lint("audit", native, rule)).toEqual([]);
    const others = { ...files, "audit/terraform.tfvars.json": '{ "on": true }' };
    expect(lint("audit", others, rule)).toHaveLength(1);
  });

  it("keeps defaults that are objects", () => {
    const variables = { all: { default: { on: false } } };
    const files = validated("${var.all.on}", variables);
    expect(lint("audit", files, rule)).toHaveLength(1);
    const given = { ...files, "storage/a.auto.tfvars.json": '{ "all": { "on": true } }' };
    expect(lint("audit", given, rule)).toEqual([]);
  });

  it("is given what the settings say of it", () => {
    const files = filesOf(validated("${var.on}", { on: { default: false } }));
    const all = { ...files, "on.tfvars.json": '{ "on": true }' };
    const withFile = (pattern: string) =>
      reported.with({ parameterFiles: { files: pattern, parameters: "on.tfvars.json" } });
    expect(withFile("storage/**")("audit/main.tf.json", all, rule)).toEqual([]);
    expect(withFile("audit/**")("audit/main.tf.json", all, rule)).toHaveLength(1);
    const pinned = reported.with({ parameters: { on: true } });
    expect(pinned("audit/main.tf.json", all, rule)).toEqual([]);
  });

  it("has variables of its own, whatever they are called", () => {
    const files = validated("${var.on}", { on: { type: "bool" } });
    const same = {
      ...files,
      audit: { ...(files["audit"] as object), variable: { on: { default: false } } },
    };
    expect(lint("audit", same, rule)).toEqual([]);
  });

  it("may read the state of a third", () => {
    const files = {
      audit: audit(ofStorage),
      storage: {
        data: { terraform_remote_state: { base: local("../base/terraform.tfstate") } },
        output: { bucket: { value: "${data.terraform_remote_state.base.outputs.bucket}" } },
      },
      base: storage(),
    };
    expect(lint("audit", files, policyRule)).toEqual(
      withoutPolicy("base/main.tf.json:aws_s3_bucket.logs"),
    );
  });

  it("may read the state of the one that reads its own", () => {
    const [acl, put] = letIn.Statement;
    const arn = "${data.terraform_remote_state.audit.outputs.arn}";
    const Condition = (value: string): object => ({ StringEquals: { "aws:SourceArn": value } });
    const policy = (value: string): object => ({
      ...letIn,
      Statement: [acl, put].map((each) => ({ ...each, Condition: Condition(value) })),
    });
    const files = (value: string): Parameters<typeof lint>[1] => ({
      audit: audit(ofStorage, { output: { arn: { value: "${aws_cloudtrail.t.arn}" } } }),
      storage: withPolicy(policy(value), {
        data: {
          aws_caller_identity: { me: {} },
          terraform_remote_state: { audit: local("../audit/terraform.tfstate") },
        },
      }),
    });
    expect(lint("audit", files(arn), policyRule)).toEqual([]);
    expect(lint("storage", files(arn), policyRule)).toEqual([]);
    const circular = {
      audit: audit(ofStorage, { output: { bucket: { value: there } } }),
      storage: {
        data: { terraform_remote_state: { audit: local("../audit/terraform.tfstate") } },
        output: { bucket: { value: "${data.terraform_remote_state.audit.outputs.bucket}" } },
      },
    };
    expect(lint("audit", circular, policyRule)).toEqual([]);
    expect(lint("storage", circular, policyRule)).toEqual([]);
  });

  it("is read by a module too, from the folder of the module or of the root", () => {
    const module = (path: string): Parameters<typeof lint>[1] => ({
      audit: { module: { trail: { source: "../modules/trail" } } },
      "modules/trail": audit(local(path)),
      storage: storage(),
    });
    const said =
      "\"trail\": Bucket 'storage/main.tf.json:aws_s3_bucket.logs' has no policy that lets CloudTrail deliver the logs of trail 'module.trail.aws_cloudtrail.t'.";
    const own = module("${path.module}/../../storage/terraform.tfstate");
    expect(lint("modules/trail", own, policyRule)).toEqual(stored);
    expect(lint("audit", own, policyRule)).toEqual([]);
    const fromRoot = module("../storage/terraform.tfstate");
    expect(lint("modules/trail", fromRoot, policyRule)).toEqual([]);
    expect(lint("audit", fromRoot, policyRule)).toEqual([said]);
  });

  it("may be configured by a third that reads its state", () => {
    const files = { audit: audit(ofStorage), storage: storage() };
    const policy = { aws_s3_bucket_policy: { p: { bucket: there, policy: letIn } } };
    const third = { ...files, policies: audit(ofStorage, { resource: policy }) };
    expect(lint("audit", third, policyRule)).toEqual([]);
    const native = [
      'data "terraform_remote_state" "storage" {',
      '  backend = "local"',
      '  config = { path = "${path.module}/../storage/terraform.tfstate" }',
      "}",
    ].join("\n");
    expect(lint("audit", { ...files, "policies/main.tf": native }, policyRule)).toEqual([]);
    const rule = "log-bucket-versioning";
    expect(lint("storage", { ...files, "policies/main.tf": native }, rule)).toEqual([]);
    const other = native.replace("storage/terraform", "other/terraform");
    expect(lint("storage", { ...files, "policies/main.tf": other }, rule)).toEqual([unversioned]);
  });
});

describe("a third configuration that reads a state", () => {
  const third = (more: object): Parameters<typeof lint>[1] => ({
    audit: audit(ofStorage, { output: { trail: { value: "${aws_cloudtrail.t.arn}" } } }),
    storage: storage(),
    third: more,
  });

  it.each([
    ["of the bucket", audit(ofStorage, { resource: {}, output: { bucket: { value: there } } })],
    [
      "of the trail",
      audit(local("../audit/terraform.tfstate"), {
        resource: {},
        output: { trail: { value: "${data.terraform_remote_state.storage.outputs.trail}" } },
      }),
    ],
  ])("%s leaves what others are said to lack", (_, more) => {
    expect(lint("audit", third(more))).toHaveLength(1);
    expect(lint("audit", third(more), policyRule)).toEqual(stored);
    expect(lint("storage", third(more))).toEqual([unversioned]);
  });

  it("configures what it configures", () => {
    const versioned = {
      aws_s3_bucket_versioning: {
        v: { bucket: there, versioning_configuration: { status: "Enabled" } },
      },
    };
    const files = third(audit(ofStorage, { resource: versioned }));
    expect(lint("audit", files)).toEqual([]);
    expect(lint("audit", files, policyRule)).toEqual(stored);
  });
});

describe("many configurations", () => {
  it("that read one state are read with it up to a limit, beyond which they may configure it", () => {
    const audits = (count: number): Parameters<typeof lint>[1] => ({
      storage: storage(),
      ...Object.fromEntries(
        Array.from({ length: count }, (_, index) => [`audit-${index}`, audit(ofStorage)]),
      ),
    });
    expect(lint("storage", audits(40))).toEqual([
      itself.replace(
        /\.$/,
        " (bucket of trails 'audit-0/main.tf.json:aws_cloudtrail.t', 'audit-1/main.tf.json:aws_cloudtrail.t', 'audit-10/main.tf.json:aws_cloudtrail.t', and 37 more).",
      ),
    ]);
    expect(lint("storage", audits(60))).toEqual([]);
  });

  it("that lead from one to the next are followed up to a limit, in whatever circle", () => {
    const chain = (length: number): Parameters<typeof lint>[1] => ({
      audit: audit(local("../state-1/terraform.tfstate")),
      ...Object.fromEntries(
        Array.from({ length }, (_, index) => [
          `state-${index + 1}`,
          {
            data: {
              terraform_remote_state: {
                first: local("../state-1/terraform.tfstate"),
                next: local(`../state-${index + 2}/terraform.tfstate`),
              },
            },
            output: { bucket: { value: "${data.terraform_remote_state.next.outputs.bucket}" } },
          },
        ]),
      ),
      [`state-${length + 1}`]: storage(),
    });
    const last = (length: number): string => `state-${length + 1}/main.tf.json:aws_s3_bucket.logs`;
    expect(lint("audit", chain(30), policyRule)).toEqual(withoutPolicy(last(30)));
    expect(lint("audit", chain(100), policyRule)).toEqual([]);
  });
});
