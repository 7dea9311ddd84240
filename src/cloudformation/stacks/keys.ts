import type { Expression } from "../../template/expression.js";
import type { Template } from "../../template/template.js";
import { type AccountName, accountNameOf, isShared, type Scope } from "./account-name.js";
import { sourceOf } from "./exports.js";
import { type Import, isImport } from "./import.js";
import { type Mention, mentionsIn, nameOf } from "./mentions.js";
import type { Neighbour, Neighbours } from "./neighbours.js";
import { requestOf } from "./request.js";
import { whereDeployed } from "./where-deployed.js";

/** What resources of a project are told apart by: a name, or where one is declared. */
export type Key = AccountName | `resource ${string}`;

export function isName(key: Key): key is AccountName {
  return !key.startsWith("resource ");
}

/** What a stack of the project calls that means the same where it is called from. */
export function keysNear(
  file: Neighbour,
  mentions: readonly Mention[],
  neighbours: Neighbours,
): readonly Key[] {
  const reach = neighbours.reachOf(file.path);
  // What is in reach of another place exports other things under the same names.
  const meant =
    reach === "Region" ? mentions : mentions.filter(({ written }) => !isImport(written));
  return meant
    .flatMap((each) => keysOf(each, file, neighbours))
    .filter((key) => !isName(key) || isShared(key, reach));
}

/** The names of what a template declares. */
export function namesIn(template: Scope & Pick<Template, "resources">): ReadonlySet<AccountName> {
  return new Set([...template.resources.values()].flatMap((each) => nameOf(each, template) ?? []));
}

/** All that is called in a stack. */
export function keysIn(file: Neighbour, neighbours: Neighbours): ReadonlySet<Key> {
  const mentions = mentionsIn(file.stack.template);
  return new Set(mentions.flatMap((each) => keysOf(each, file, neighbours)));
}

/** What a resource is told apart by, as it is declared. */
export function keysOfResource(name: string, { path, stack }: Neighbour): readonly Key[] {
  const resource = stack.template.resources.get(name);
  const called = resource && nameOf(resource, stack.template);
  const { file = path, localName = name } = resource ?? {};
  return [`resource ${file} ${localName}`, ...(called === undefined ? [] : [called])];
}

/** What a resource of a nested stack is called by what nests it. */
function namesSupplied(
  name: string,
  file: Neighbour,
  neighbours: Neighbours,
): readonly AccountName[] {
  return whereDeployed(file, neighbours).flatMap((each) => {
    if (each.file.path === file.path) return [];
    const named = [...each.template.resources.values()].filter((one) => one.localName === name);
    return named.flatMap((one) => nameOf(one, each.template) ?? []);
  });
}

/** What the groups of users in a stack, or the buckets, are told apart by that call something. */
export function holdersCalling(
  type: "AWS::IAM::Group" | "AWS::S3::Bucket",
  key: Key,
  file: Neighbour,
  neighbours: Neighbours,
): readonly Key[] {
  const { template } = file.stack;
  return mentionsIn(template)
    .filter(({ resource }) => template.resources.get(resource)?.type === type)
    .filter((mention) => keysOf(mention, file, neighbours).includes(key))
    .flatMap(({ resource }) => keysOfResource(resource, file));
}

/** What something is told apart by that a stack calls: by its name, by a reference, or by an import. */
function keysOf(
  mention: Pick<Mention, "kind" | "written">,
  file: Neighbour,
  neighbours: Neighbours,
): readonly Key[] {
  const { kind, written } = mention;
  const { template } = file.stack;
  if (written.kind === "Reference") {
    const { resource } = written;
    return [...keysOfResource(resource, file), ...namesSupplied(resource, file, neighbours)];
  }
  if (!isImport(written)) {
    const name = accountNameOf(kind, written, template);
    return name === undefined ? [] : [name];
  }
  const meant = meantBy(written, file, neighbours);
  return meant === undefined ? [] : keysOf({ kind, written: meant.value }, meant.file, neighbours);
}

interface Meant {
  readonly value: Expression;
  readonly file: Neighbour;
}

/** What is put out for an import may be imported in turn, and that may go round in circles. */
function meantBy(imported: Import, file: Neighbour, neighbours: Neighbours): Meant | undefined {
  let meant: Meant = { value: imported, file };
  const passed = new Set<string>();
  while (isImport(meant.value)) {
    const source = sourceOf(requestOf(meant.value, meant.file.stack.template.inputs), neighbours);
    if (source === undefined) return undefined;
    const { neighbour, output } = source;
    const value = neighbour.stack.outputs().entries.get(output)?.value;
    const key = `${output} ${neighbour.path}`;
    if (value === undefined || passed.has(key)) return undefined;
    passed.add(key);
    meant = { value, file: neighbour };
  }
  return meant;
}
