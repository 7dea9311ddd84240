import type { Node } from "../document/node.js";
import type { Graph } from "../graph/graph.js";
import type { Resource, Template } from "../template/template.js";
import { partsOf } from "../template/walk.js";
import { nameOf, namesOf } from "./identifying-names.js";
import { remember, rememberMeanwhile } from "./remember.js";
import type { Kind, View } from "./view.js";

/** How a resource makes others that are not declared here: by another template, or by somebody's code. */
type Making = "template" | "code";

/**
 * Resources that are declared by another template, which is read at most in part. The stack sets and
 * types of Cloud Control are the same in Terraform.
 * https://docs.aws.amazon.com/servicecatalog/latest/userguide/enduser-launch.html
 */
const creatingTypes =
  "AWS::CloudFormation::Stack(?:Set)?|AWS::Serverless::Application|AWS::ServiceCatalog::CloudFormationProvisionedProduct|aws_cloudformation_stack(?:_set|_instances|_set_instance)?|aws_serverlessapplicationrepository_cloudformation_stack|aws_servicecatalog_provisioned_product|aws_cloudcontrolapi_resource";

/**
 * What runs code of its own may do anything: custom resources, types that others than AWS registered,
 * and what stands for something that is waited for.
 * https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-types.html
 */
const registered = "(?!AWS::|Alexa::|Fn::)\\w+::";
const runningTypes =
  "AWS::CloudFormation::(?:CustomResource|WaitCondition)|aws_lambda_invocation|null_resource|terraform_data|shell_script";

const creating = new RegExp(`^(?:${creatingTypes})$`);
const running = new RegExp(`^(?:${registered}|(?:${runningTypes})$)`);

/** The provider that has the types of CloudFormation, each under its own name. */
const mirroring = "awscc_";

/** What is in the text of a template that declares such a resource; it may be about something else, too. */
export const making: readonly RegExp[] = [
  // Of what is looked for first there is little: each beginning of a word would take three times as long.
  new RegExp(
    `::(?<=(?<![\\w:])${registered})|\\b(?:${creatingTypes}|${runningTypes}|${mirroring})`,
  ),
  /local-exec/,
];

/** Whether a resource of a type, or a module, may make others, whatever they are. */
export function mayMakeOthers(type: string): boolean {
  return type === "module" || creating.test(type) || running.test(type);
}

/** A resource that may make others, and by what. */
export interface Maker {
  readonly resource: Resource;
  readonly by: Making;
  /** What it is given, as names of resources; undefined where it may be the name of any. */
  readonly given: ReadonlySet<string> | undefined;
}

/** What may make a resource of a kind that is not declared here. */
export function makersOf<V extends View>(
  { cloudformation = "" }: Pick<Kind<V>, "cloudformation">,
  graph: Graph,
): readonly Maker[] {
  const mirrored = cloudformation
    .replace(/^AWS::/, "awscc")
    .replaceAll("::", "")
    .toLowerCase();
  return makersIn(graph).filter(
    ({ resource: { type } }) =>
      !type.startsWith(mirroring) || type.replaceAll("_", "") === mirrored,
  );
}

/**
 * The same of those that may know of a resource, which they wait for or are given a name of. They may
 * make what configures it.
 */
export function makersKnowing<V extends View>(
  resource: Resource,
  kind: Pick<Kind<V>, "cloudformation">,
  graph: Graph,
): readonly Maker[] {
  const makers = makersOf(kind, graph);
  // A plan does not say what they are given.
  if (makers.length === 0 || graph.template.planned) return makers;
  const waiting = waitingIn(graph)(resource);
  const names = namesOf(resource);
  return makers.filter(
    ({ resource: maker, given }) =>
      given === undefined || waiting.has(maker) || names.some((name) => given.has(name)),
  );
}

/** All that waits for a resource, directly or through others. */
const waitingIn = remember(({ references }: Graph) =>
  rememberMeanwhile((resource: Resource): ReadonlySet<Resource> => {
    const waiting = new Set([resource]);
    for (const each of waiting) for (const { from } of references.to(each)) waiting.add(from);
    return waiting;
  }),
);

const makersIn = remember(({ template }: Graph): readonly Maker[] =>
  [...template.resources.values()].flatMap((resource): readonly Maker[] => {
    const by = makingOf(resource);
    return by === undefined ? [] : [{ resource, by, given: givenTo(resource, template) }];
  }),
);

function makingOf(resource: Resource): Making | undefined {
  const { type } = resource;
  if (creating.test(type) || type.startsWith(mirroring)) {
    return isRead(resource) ? undefined : "template";
  }
  return running.test(type) || runsCommands(resource) ? "code" : undefined;
}

/** A nested stack that is read waits for all that it creates. */
function isRead({ name, dependsOn }: Resource): boolean {
  return dependsOn.some((each) => each.name.startsWith(`${name}.`));
}

/** https://developer.hashicorp.com/terraform/language/provisioners */
function runsCommands({ dialect, body }: Resource): boolean {
  if (dialect === "cloudformation") return false;
  const provisioners = body.entries.find(({ key }) => key.text === "provisioner")?.value;
  return provisioners !== undefined && hasKey(provisioners, "local-exec");
}

function hasKey(node: Node, name: string): boolean {
  if (node.kind === "Sequence") return node.items.some((item) => hasKey(item, name));
  return node.kind === "Mapping" && node.entries.some(({ key }) => key.text === name);
}

function givenTo(resource: Resource, template: Template): Maker["given"] {
  // Commands are no argument, so that nobody has read them.
  if (runsCommands(resource)) return undefined;
  const fields = resource.properties.fields.filter(({ name }) => name !== "ServiceToken");
  const written = fields.map(({ value }) => value);
  const parts = [...partsOf(written, template)];
  const isOpen = parts.some(({ kind }) => kind === "Call" || kind === "Input" || kind === "Opaque");
  return isOpen ? undefined : new Set(parts.flatMap((part) => nameOf(part) ?? []));
}
