import { instanceName } from "../../template/instance-name.js";
import { type Block, blocksOf, entriesOf, entryOf } from "./blocks.js";
import { type Callee, calleesOf } from "./callee.js";
import type { Called, Declared, Found } from "./declared.js";
import { metaArguments } from "./body.js";
import { type Instance, instancesOf, type Locals } from "./instances.js";
import type { Folder, ModuleFile, OtherFolders } from "./module-file.js";
import { overridden } from "./overriding.js";
import { aliasOf } from "./providers.js";
import { readsState } from "./remote-state.js";
import type { Scope } from "./scope.js";
import { namesIn, type State, stateReadBy } from "./states.js";

/** The blocks of a module. */
export interface Blocks {
  readonly variables: readonly Found[];
  readonly locals: readonly Found[];
  readonly resources: readonly Found[];
  readonly data: readonly Found[];
  readonly documents: readonly PolicyDocument[];
  readonly managedPolicies: readonly Found[];
  readonly states: readonly State[];
  readonly outputs: readonly Found[];
  readonly calls: readonly Callee[];
  readonly providers: readonly Found[];
}

/** Finds the blocks of all files of a module, and the modules that they call. */
export function blocksIn({ files }: Folder, called: Called, others: OtherFolders): Blocks {
  const find = (kind: string, labels: number): readonly Found[] => {
    const declared = foundIn(files, false, kind, labels);
    const overriding = foundIn(files, true, kind, labels);
    // Local values have names, but the block of them has none: the last of one name counts.
    return labels === 0 ? [...declared, ...overriding] : overridden(declared, overriding);
  };
  const locals = find("locals", 0);
  const named = new Map(
    locals.flatMap(({ body, file }) =>
      entriesOf(body).map(({ key, value }) => [key.text, { node: value, file }] as const),
    ),
  );
  const data = find("data", 2);
  return {
    variables: find("variable", 1),
    locals,
    resources: find("resource", 2),
    data,
    documents: data.filter(isPolicyDocument).flatMap((block) => documentsOf(block, named)),
    managedPolicies: data.filter(({ labels }) => labels[0] === "aws_iam_policy"),
    states: data.filter(readsState).flatMap((block) => stateReadBy(block, called, others) ?? []),
    outputs: find("output", 1),
    calls: find("module", 1).flatMap((block) => calleesOf(block, called, others.readFolder, named)),
    providers: find("provider", 1),
  };
}

/** A data source that writes a policy. */
interface PolicyDocument {
  readonly block: Found;
  readonly instance: Instance;
  /** What its text is called. */
  readonly names: readonly string[];
}

/** One for each instance that is known, and one that stands for any of them. */
function documentsOf(block: Found, locals: Locals): readonly PolicyDocument[] {
  const address = `data.${block.labels.join(".")}`;
  const keys = instancesOf(block, locals)?.flatMap(({ key }) => key ?? []) ?? [];
  const named = (address: string): readonly string[] => [
    `${address}.json`,
    `${address}.minified_json`,
  ];
  return [
    { block, instance: {}, names: named(address) },
    ...keys.map((key) => ({ block, instance: { key }, names: named(instanceName(address, key)) })),
  ];
}

/** What the ARN of a policy that is looked up is called. */
export function namesOfArn({ labels }: Block): readonly string[] {
  const address = `data.${labels.join(".")}`;
  return [`${address}.arn`, `${address}.id`];
}

function foundIn(
  files: readonly ModuleFile[],
  overriding: boolean,
  kind: string,
  labels: number,
): readonly Found[] {
  return files
    .filter(({ overrides = false }) => overrides === overriding)
    .flatMap((file) =>
      file.document.roots
        .flatMap((root) => blocksOf(root, kind, labels))
        .map((block) => ({ ...block, file, overrides: [] })),
    );
}

/** What the names of a module mean. */
export function scopeOf(blocks: Blocks, called: Called, { tests, problems }: Declared): Scope {
  const { prefix } = called;
  const names = [
    ...blocks.variables.map(({ labels }) => `var.${String(labels[0])}`),
    ...blocks.locals.flatMap(({ body }) => entriesOf(body).map(({ key }) => `local.${key.text}`)),
    ...blocks.documents.flatMap((document) => document.names),
    ...blocks.documents.map(({ block }) => `data.${block.labels.join(".")}`),
    ...blocks.managedPolicies.flatMap(namesOfArn),
    ...blocks.states.flatMap(namesIn),
    ...blocks.calls.flatMap(({ name, outputs }) => outputs.map((each) => `module.${name}.${each}`)),
  ];
  const argumentsOf = ({ body, overrides }: Found): ReadonlySet<string> =>
    new Set(
      [body, ...overrides.map((each) => each.body)]
        .flatMap(entriesOf)
        .flatMap(({ key }) => (metaArguments.has(key.text) ? [] : [key.text])),
    );
  return {
    prefix,
    inputs: new Set(),
    locals: new Set(names.map((name) => prefix + name)),
    resources: new Map(
      blocks.resources.map((block) => [block.labels.join("."), argumentsOf(block)]),
    ),
    elsewhere: new Set(
      blocks.data
        .filter((block) => isElsewhere(block, called))
        .map(({ labels }) => labels.join(".")),
    ),
    referenced: new Set(),
    iterators: new Set(),
    bindings: new Map(),
    tests,
    problems,
  };
}

function isPolicyDocument({ labels }: Block): boolean {
  return labels[0] === "aws_iam_policy_document";
}

/** Whether a data source is about another account or Region than the one of the deployment. */
function isElsewhere({ body }: Block, called: Called): boolean {
  if (aliasOf(entryOf(body, "provider")?.value, called) !== undefined) return true;
  return ["region", "name", "endpoint"].some((argument) => entryOf(body, argument) !== undefined);
}
