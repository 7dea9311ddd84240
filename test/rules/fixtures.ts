import { readdirSync, readFileSync } from "node:fs";
import { existsSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** A small template that shows one case of one rule. */
export interface Fixture {
  readonly rule: string;
  readonly verdict: "valid" | "invalid";
  readonly name: string;
  readonly path: string;
  readonly text: string;
  /** What stands in `NAME.config.json` beside it. */
  readonly config: { readonly options?: object; readonly settings?: object };
}

export const fixturesFolder: string = fileURLToPath(
  new URL("../../fixtures/rules/", import.meta.url),
);

const templateExtensions = new Set([".yaml", ".json"]);

export function fixtures(): readonly Fixture[] {
  return readdirSync(fixturesFolder).flatMap((rule) =>
    (["valid", "invalid"] as const).flatMap((verdict) => {
      const folder = join(fixturesFolder, rule, verdict);
      const files = existsSync(folder) ? readdirSync(folder) : [];
      return files
        .filter((file) => templateExtensions.has(extname(file)) && !file.endsWith(".config.json"))
        .map((file) => read(rule, verdict, join(folder, file)));
    }),
  );
}

function read(rule: string, verdict: "valid" | "invalid", path: string): Fixture {
  const name = basename(path);
  const config = join(path, "..", `${basename(path, extname(path))}.config.json`);
  return {
    rule,
    verdict,
    name,
    path,
    text: readFileSync(path, "utf8"),
    config: existsSync(config) ? (JSON.parse(readFileSync(config, "utf8")) as object) : {},
  };
}
