import type { Linter } from "eslint";
import plugin from "../index.js";
import type { Rule } from "../lint/define-rule.js";
import type { LintArguments } from "./arguments.js";

const { namespace } = plugin.meta;
const all: Readonly<Record<string, Rule>> = plugin.rules;

/** The rules whose suggestions to apply, by name, or what is wrong with their names. */
export interface Chosen {
  readonly rules: Readonly<Record<string, Rule>>;
  readonly problems: readonly string[];
}

/** Finds the rules of a preset that a command line asks to apply the suggestions of. */
export function chosenRules(
  { fixSuggestions, paths }: Pick<LintArguments, "fixSuggestions" | "paths">,
  preset: Linter.Config,
): Chosen {
  const isIn = (name: string): boolean => Object.hasOwn(preset.rules ?? {}, `${namespace}/${name}`);
  if (fixSuggestions === "all") {
    const offering = Object.keys(all).filter((name) => isIn(name) && offers(name));
    return { rules: named(offering), problems: paths.flatMap(mistaken) };
  }
  const names = fixSuggestions.map(plain);
  const problems = names.flatMap((name) => {
    if (!Object.hasOwn(all, name)) return [`There is no rule '${name}'.`];
    if (!isIn(name)) return [`The preset has no rule '${name}'.`];
    return offers(name) ? [] : [`Rule '${name}' suggests nothing.`];
  });
  return problems.length > 0 ? { rules: {}, problems } : { rules: named(names), problems };
}

function named(names: readonly string[]): Chosen["rules"] {
  return Object.fromEntries(
    names.flatMap((name) => (all[name] === undefined ? [] : [[name, all[name]]])),
  );
}

function offers(name: string): boolean {
  return (all[name]?.meta.docs.cures.length ?? 0) > 0;
}

/** The name of a rule, which findings show with that of the plugin. */
export function plain(name: string): string {
  return name.startsWith(`${namespace}/`) ? name.slice(namespace.length + 1) : name;
}

/** Whoever names rules behind a space does not mean all of them. */
function mistaken(path: string): readonly string[] {
  if (!path.split(",").every((name) => Object.hasOwn(all, plain(name)))) return [];
  return [`'${path}' is no path: write '--fix-suggestions=${path}', or './${path}'.`];
}
