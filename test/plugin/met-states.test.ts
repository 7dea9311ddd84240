import { expect, it } from "vitest";
import { participants } from "./participants.js";

const terraform = (resource: object, more: object = {}): string =>
  JSON.stringify({ terraform: { backend: { local: {} } }, resource, ...more });

it("a configuration whose state is read is met in names as well", async () => {
  const data = {
    terraform_remote_state: {
      groups: { backend: "local", config: { path: "../groups/terraform.tfstate" } },
    },
  };
  const files = {
    "users/main.tf.json": terraform({ aws_iam_user: { u: { name: "alice" } } }, { data }),
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
