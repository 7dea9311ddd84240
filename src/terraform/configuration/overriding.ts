import type { Node } from "../../document/node.js";
import type { Fields } from "../../template/expression.js";
import { entriesOf, entryOf } from "./blocks.js";
import { readBody } from "./body.js";
import type { Found } from "./declared.js";
import type { ModuleFile } from "./module-file.js";
import type { InFile } from "./scope.js";

/** Whether a file overrides what the others declare rather than declaring more. */
export function isOverriding(name: string): boolean {
  return /^(?:.*_)?override\.tf(?:\.json)?$/.test(name);
}

/** Gives to each block those that override arguments of it, later files last. */
export function overridden(
  blocks: readonly Found[],
  overriding: readonly Found[],
): readonly Found[] {
  if (overriding.length === 0) return blocks;
  const addressOf = ({ labels }: Found): string => labels.join(".");
  const byAddress = new Map<string, Found[]>();
  for (const each of overriding) {
    const before = byAddress.get(addressOf(each));
    if (before === undefined) byAddress.set(addressOf(each), [each]);
    else before.push(each);
  }
  return blocks.map((block) => ({ ...block, overrides: byAddress.get(addressOf(block)) ?? [] }));
}

interface Argument {
  readonly node: Node;
  readonly file: ModuleFile;
}

/** An argument of a block where it is written last. */
export function argumentOf(block: Found, name: string): Argument | undefined {
  const found = [block, ...block.overrides].findLast(({ body }) => entryOf(body, name));
  const node = found && entryOf(found.body, name)?.value;
  return found && node && { node, file: found.file };
}

/** All arguments of a block, each where it is written last. */
export function argumentsOf(block: Found): ReadonlyMap<string, Argument> {
  return new Map(
    [block, ...block.overrides].flatMap(({ body, file }) =>
      entriesOf(body).map(({ key, value }) => [key.text, { node: value, file }] as const),
    ),
  );
}

/**
 * The arguments and nested blocks of a block. Nested blocks are replaced by all of their kind.
 * https://developer.hashicorp.com/terraform/language/files/override
 */
export function readMerged(block: Found, inFile: InFile): Fields {
  const own = readBody(block.body, inFile(block.file));
  if (block.overrides.length === 0) return own;
  const others = block.overrides.flatMap(({ body, file }) => readBody(body, inFile(file)).fields);
  const byName = new Map([...own.fields, ...others].map((field) => [field.name, field]));
  return { ...own, fields: [...byName.values()] };
}
