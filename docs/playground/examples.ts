import cloudFormation from "../../fixtures/templates/audit-trail.yaml?raw";
import archive from "../../fixtures/templates/log-archive.json?raw";
import secure from "../../fixtures/templates/secure/audit-trail.yaml?raw";
import terraform from "../../fixtures/templates/weak/inline/main.tf.json?raw";
import plan from "../../fixtures/templates/weak/plan.json?raw";

/** Templates to begin with, by what they are called in the list. */
export const examples: ReadonlyMap<string, string> = new Map([
  ["CloudFormation (YAML)", cloudFormation],
  ["CloudFormation (JSON)", archive],
  ["Terraform (JSON)", terraform],
  ["Terraform plan", plan],
  ["Nothing to find", secure],
]);
