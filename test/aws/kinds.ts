import { readdirSync } from "node:fs";
import type { Kind, View } from "../../src/aws/view.js";

const folder = new URL("../../src/aws/", import.meta.url);

const sources = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
  file.endsWith(".ts"),
);

/** Every kind that some file declares, so that a new one is checked without being named here. */
export const kinds: readonly Kind<View>[] = (
  await Promise.all(
    sources.map(async (file) => {
      const module = (await import(new URL(file, folder).href)) as Record<string, unknown>;
      // Some are tables of kinds.
      return Object.values(module).flat().filter(isKind);
    }),
  )
).flat();

function isKind(value: unknown): value is Kind<View> {
  return typeof value === "object" && value !== null && "shape" in value && "terraform" in value;
}
