import { readdirSync } from "node:fs";
import type { Kind, View } from "../../src/aws/view.js";

const folder = new URL("../../src/aws/", import.meta.url);

const sources = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
  /(?<!\.d)\.[jt]s$/.test(file),
);

const exported = (
  await Promise.all(
    sources.map(async (file) =>
      Object.entries((await import(new URL(file, folder).href)) as Record<string, unknown>),
    ),
  )
).flat();

/** Every kind that some file declares, so that a new one is checked without being named here. */
export const kinds: readonly Kind<View>[] = exported
  // Some are tables of kinds.
  .flatMap(([, value]) => value)
  .filter(isKind);

/** Those that a file exports by a name. */
export const declaredKinds: readonly { readonly name: string; readonly kind: Kind<View> }[] =
  exported.flatMap(([name, kind]) => (isKind(kind) ? [{ name, kind }] : []));

function isKind(value: unknown): value is Kind<View> {
  return typeof value === "object" && value !== null && "shape" in value && "terraform" in value;
}
