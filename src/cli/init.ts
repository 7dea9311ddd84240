import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import type { InitArguments } from "./arguments.js";
import { configTemplate, presetIn, withTemplates } from "./eslint-config.js";
import { presetNamed, unknownPreset } from "./presets.js";
import { inVain, type Report } from "./report.js";

/** Configures ESLint for templates, where nobody has configured it. */
export async function init(
  { preset }: InitArguments,
  folder: string = process.cwd(),
): Promise<Report> {
  if (presetNamed(preset) === undefined) return inVain([unknownPreset(preset)]);
  const existing = configAbove(folder);
  if (existing !== undefined) return addition(existing, folder, preset);
  const name = `eslint.config.${isModule(folder) ? "js" : "mjs"}`;
  writeFileSync(join(folder, name), configTemplate(preset), { flag: "wx" });
  return done([`Wrote ${name}.`, ...missing(folder), "To lint, run: npx eslint ."]);
}

/** What ESLint looks for, in its order, here and in the folders above. */
const configNames = ["js", "mjs", "cjs", "ts", "mts", "cts"].map((type) => `eslint.config.${type}`);

function configAbove(folder: string): string | undefined {
  const here = configNames.map((name) => join(folder, name)).find((path) => existsSync(path));
  if (here !== undefined || dirname(folder) === folder) return here;
  return configAbove(dirname(folder));
}

async function addition(path: string, folder: string, preset: string): Promise<Report> {
  const { readConfig } = await import("./config-source.js");
  const before = readFileSync(path, "utf8");
  const shown = relative(folder, path);
  const config = readConfig(before);
  if (config?.packages.has("eslint-plugin-cloudtrail") === true) {
    return done([`'${shown}' has eslint-plugin-cloudtrail already.`, ...missing(folder)]);
  }
  const after = config && withTemplates(config, preset);
  const complaint = `'${shown}' is there and stays as it is.`;
  const advice = config?.isTyped === true ? [typed] : [];
  if (after === undefined) {
    const unread = { isCommonJs: /\.c[jt]s$/.test(path), packages: new Set<string>() };
    const lines = presetIn(config ?? unread, preset);
    const condition = config === undefined ? ", unless it has them" : "";
    const words = `Add to it, and to the list that it exports${condition}:`;
    return { ...inVain([complaint, ...advice]), output: [words, "", ...lines].join("\n") };
  }
  const { unifiedDiff } = await import("./unified-diff.js");
  // What ends a line there may be more than what is added to the output.
  const diff = unifiedDiff([{ filePath: path, before, after }]).text.replace(/\n$/, "");
  return { ...inVain([`${complaint} Above is what to add.`, ...advice]), output: diff };
}

const typed =
  "Give what is 'TypeChecked' in it 'files', such as '**/*.ts', unless it has them: it ends ESLint's run at a template.";

/** What Node.js takes a file for that ends in `.js`. */
function isModule(folder: string): boolean {
  const path = join(folder, "package.json");
  if (existsSync(path)) return typeIn(readFileSync(path, "utf8")) === "module";
  return dirname(folder) !== folder && isModule(dirname(folder));
}

function typeIn(manifest: string): unknown {
  try {
    return (JSON.parse(manifest) as { readonly type?: unknown } | null)?.type;
  } catch {
    return undefined;
  }
}

/** What the configuration needs and does not find. */
function missing(folder: string): readonly string[] {
  const from = createRequire(join(folder, "eslint.config.js"));
  const packages = ["eslint", "eslint-plugin-cloudtrail"].filter((name) => {
    try {
      return from.resolve(`${name}/package.json`) === "";
    } catch {
      return true;
    }
  });
  return packages.length === 0 ? [] : [`First install: npm install -D ${packages.join(" ")}`];
}

function done(lines: readonly string[]): Report {
  const output = lines.join("\n");
  return { status: 0, output, aside: "", complaints: [], summary: undefined };
}
