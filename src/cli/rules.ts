import plugin from "../index.js";
import type { RulesArguments } from "./arguments.js";
import { plain } from "./chosen-rules.js";
import { onScreen } from "./on-screen.js";
import { packedText } from "../formatters/packed-text.js";
import { presetNamed, unknownPreset } from "./presets.js";
import { inVain, type Report } from "./report.js";

/** Where people read, if they do: a terminal, which may have colours. */
type Screen = Pick<NodeJS.WriteStream, "isTTY"> & Partial<Pick<NodeJS.WriteStream, "hasColors">>;

/** Lists rules, or shows the page of one. */
export function rules({ name, preset }: RulesArguments, screen: Screen = process.stdout): Report {
  return name === undefined ? catalogue(preset) : page(plain(name), screen);
}

function catalogue(preset: string): Report {
  const config = presetNamed(preset);
  if (config === undefined) return inVain([unknownPreset(preset)]);
  const names = Object.keys(plugin.rules).filter((name) => isIn(preset, name));
  const rows = names.map((name) => [name, presetsOf(name), descriptionOf(name)] as const);
  const [width, presetsWidth] = [widest(names), widest(rows.map(([, presets]) => presets))];
  const output = rows
    .map(([name, presets, description]) =>
      [name.padEnd(width), presets.padEnd(presetsWidth), description].join("  "),
    )
    .join("\n");
  const summary = `${names.length} rules. 'cloudtrail-lint rules NAME' shows the page of one.`;
  return { status: 0, output, aside: "", complaints: [], summary };
}

/**
 * The presets that a rule is in; of the two that contain each other, the smaller one, and editions of a
 * catalogue together: `recommended, cis-3.0/5.0`.
 */
function presetsOf(name: string): string {
  const log = isIn("recommended", name) ? ["recommended"] : isIn("strict", name) ? ["strict"] : [];
  const account = isIn("account", name) ? ["account"] : [];
  const editions = Object.keys(plugin.configs).filter(
    (preset) => /^cis-[\d.]+$/.test(preset) && isIn(preset, name),
  );
  const cis = editions.map((preset) => preset.replace("cis-", "")).join("/");
  const fsbp = isIn("fsbp", name) ? ["fsbp"] : [];
  return [...log, ...account, ...(cis === "" ? [] : [`cis-${cis}`]), ...fsbp].join(", ") || "-";
}

function isIn(preset: string, name: string): boolean {
  return `${plugin.meta.namespace}/${name}` in (presetNamed(preset)?.rules ?? {});
}

function descriptionOf(name: string): string {
  return plugin.rules[name]?.meta.docs.description ?? "";
}

function widest(texts: readonly string[]): number {
  return Math.max(...texts.map((text) => text.length));
}

/** What the header of a page is written anew up to; nobody reads it. */
const endOfHeader = "<!-- end auto-generated rule header -->\n\n";

function page(name: string, screen: Screen): Report {
  const names = Object.keys(plugin.rules);
  if (!names.includes(name)) {
    const similar = names.filter((each) => name !== "" && each.includes(name)).join(", ");
    return inVain([`There is no rule '${name}'${similar && `; like it there are: ${similar}`}.`]);
  }
  const markdown = packedText(name).replace(endOfHeader, "").trimEnd();
  // A program that reads it wants it as it is.
  const output = screen.isTTY ? onScreen(markdown, screen.hasColors?.() === true) : markdown;
  return { status: 0, output, aside: "", complaints: [], summary: undefined };
}
