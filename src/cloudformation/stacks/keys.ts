import type { Resource, Template } from "../../template/template.js";
import { type AccountName, accountNameOf, isShared, type Scope } from "./account-name.js";
import { meantBy } from "./meant.js";
import { type Mention, mentionsIn, nameOf } from "./mentions.js";
import type { Neighbour, Neighbours } from "./neighbours.js";
import { whereDeployed } from "./where-deployed.js";

/** What resources of a project are told apart by: a name, or where one is declared. */
export type Key = AccountName | `resource ${string}`;

export function isName(key: Key): key is AccountName {
  return !key.startsWith("resource ");
}

/** Where something is declared, be it in a stack that nests its own. */
export function declaredKey(
  { name, localName = name, file }: Pick<Resource, "file" | "localName" | "name">,
  path: string,
): Key {
  return `resource ${file ?? path} ${localName}`;
}

/** The path of the file that declares what is told apart so. */
export function pathIn(key: Exclude<Key, AccountName>): string {
  return key.slice("resource ".length, key.lastIndexOf(" "));
}

/** What a stack of the project calls that means the same where it is called from. */
export function keysNear(
  file: Neighbour,
  mentions: readonly Mention[],
  neighbours: Neighbours,
): readonly Key[] {
  const reach = neighbours.reachOf(file.path);
  return mentions
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

/** What a resource is told apart by, as it is declared. One of a nested stack is another in each nest. */
export function keysOfResource(name: string, { path, stack }: Neighbour): readonly Key[] {
  const resource = stack.template.resources.get(name);
  const called = resource && nameOf(resource, stack.template);
  return [declaredKey({ name }, path), ...(called === undefined ? [] : [called])];
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
  { kind, written }: Pick<Mention, "kind" | "written">,
  file: Neighbour,
  neighbours: Neighbours,
): readonly Key[] {
  return meantBy({ value: written, file }, neighbours, "sure").flatMap((meant): readonly Key[] => {
    const { value } = meant;
    if (value.kind === "Reference") {
      const { resource } = value;
      return [
        ...keysOfResource(resource, meant.file),
        ...namesSupplied(resource, meant.file, neighbours),
      ];
    }
    const name = accountNameOf(kind, value, meant.file.stack.template);
    return name === undefined ? [] : [name];
  });
}
