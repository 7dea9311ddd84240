import { readdirSync, readFileSync } from "node:fs";
import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

/** How the name of a fixture ends says which kind of template it is. */
const endings = [".yaml", ".tf.json", ".plan.json", ".json"] as const;

/** A small template that shows one case of one rule. */
export interface Fixture {
  readonly rule: string;
  readonly verdict: "valid" | "invalid";
  readonly ending: (typeof endings)[number];
  readonly name: string;
  readonly path: string;
  readonly text: string;
  /** What stands in `NAME.config.json` beside it. */
  readonly config: { readonly options?: object; readonly settings?: object };
}

export const fixturesFolder: string = fileURLToPath(
  new URL("../../fixtures/rules/", import.meta.url),
);

export function fixtures(): readonly Fixture[] {
  return readdirSync(fixturesFolder).flatMap(fixturesOf);
}

export function fixturesOf(rule: string): readonly Fixture[] {
  return (["valid", "invalid"] as const).flatMap((verdict) => {
    const folder = join(fixturesFolder, rule, verdict);
    const files = existsSync(folder) ? readdirSync(folder) : [];
    return files
      .filter((file) => !file.endsWith(".config.json"))
      .flatMap((file) => read(rule, verdict, join(folder, file)));
  });
}

/** Where stands what is found in an invalid one. */
export function reportPath({ path }: Fixture): string {
  return `${path}.report`;
}

function read(rule: string, verdict: "valid" | "invalid", path: string): readonly Fixture[] {
  const name = basename(path);
  const ending = endings.find((each) => name.endsWith(each));
  if (ending === undefined) return [];
  const config = join(path, "..", `${basename(path, ending)}.config.json`);
  return [
    {
      rule,
      verdict,
      ending,
      name,
      path,
      text: readFileSync(path, "utf8"),
      config: existsSync(config) ? (JSON.parse(readFileSync(config, "utf8")) as object) : {},
    },
  ];
}
