import { expect, it } from "vitest";
import { participants } from "./participants.js";

const terraform = (resource: object, more: object = {}): string =>
  JSON.stringify({ terraform: { backend: { local: {} } }, resource, ...more });

const reading = (name: string): object => ({
  data: {
    terraform_remote_state: {
      [name]: { backend: "local", config: { path: `../${name}/terraform.tfstate` } },
    },
  },
});

it("a configuration whose state is read is met in names as well", async () => {
  const files = {
    "users/main.tf.json": terraform({ aws_iam_user: { u: { name: "alice" } } }, reading("groups")),
    "groups/main.tf.json": terraform({
      aws_iam_group: { g: { name: "admins" } },
      aws_iam_user_group_membership: { m: { user: "alice", groups: ["admins"] } },
      aws_iam_group_policy_attachment: {
        p: { group: "admins", policy_arn: "arn:aws:iam::aws:policy/AdministratorAccess" },
      },
    }),
  };
  const found = await participants(files, "iam-no-admin-users");
  expect(Object.keys(found).sort()).toEqual(Object.keys(files).sort());
});

it("what is met by one whose state is read takes part, too", async () => {
  const files = {
    "trail/main.tf.json": terraform(
      {
        aws_cloudtrail: {
          t: { s3_bucket_name: "${data.terraform_remote_state.bucket.outputs.logs}" },
        },
      },
      reading("bucket"),
    ),
    "bucket/main.tf.json": terraform(
      { aws_s3_bucket: { b: { bucket: "acme-trail-logs" } } },
      { output: { logs: { value: "${aws_s3_bucket.b.id}" } } },
    ),
    "versions/main.tf.json": terraform({
      aws_s3_bucket_versioning: {
        v: { bucket: "acme-trail-logs", versioning_configuration: { status: "Suspended" } },
      },
      aws_cloudtrail: { own: { s3_bucket_name: "acme-trail-logs" } },
    }),
  };
  const found = await participants(files, "log-bucket-versioning");
  expect(Object.keys(found).sort()).toEqual(Object.keys(files).sort());
});
