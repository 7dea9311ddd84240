import { dirname } from "node:path/posix";
import { realPath } from "../lint/read-inside.js";
import { declaredAs } from "../template/instance-name.js";
import type { Resource } from "../template/template.js";
import { type Declared, type Names, namesOf } from "./declared.js";
import { type Finding, isMadeHere } from "./finding.js";
import type { LintedFile } from "./linted-file.js";
import { stepsTo } from "./steps.js";
import { namedIn } from "./words.js";

/** Which resources a finding is about, however its file is laid out. */
export interface Address {
  /** The file or, in Terraform, the folder: what is declared there may move from file to file. */
  readonly scope: string;
  /**
   * What declares them: a logical ID or an address, without the keys that repeat it. Empty where it is
   * about the template.
   */
  readonly declaration: string;
  /** Where in what is declared. */
  readonly steps: readonly string[];
  /** Their logical IDs or addresses. */
  readonly resources: readonly string[];
  /** Where they are declared, as far as anybody declares them. */
  readonly places: readonly string[];
}

/** Tells of the findings of a file which resources they are about. */
export function addressing(file: LintedFile): (finding: Finding) => Address | undefined {
  const scope = scopeOf(file);
  let names: Names | undefined;
  let linked: Names | undefined;
  const meantBy = (text: string): readonly Declared[] => {
    names ??= namesOf(file.template.templates);
    const found = names.meantBy(text);
    if (found.length > 0) return found;
    // Others have a part in what is deployed, and some loops have no end before.
    linked ??= namesOf(file.graphs.map(({ template }) => template));
    return linked.meantBy(text);
  };
  const aboutIn = (
    finding: Finding,
  ): readonly [about: readonly Declared[] | string, by: string] => {
    let first: string | undefined;
    for (const text of namedIn(finding)) {
      const found = meantBy(text);
      if (found.length > 0) return [found, text];
      first ??= text;
    }
    // Nobody declares it: the text may be another by now.
    if (first !== undefined) return [first.replace(/ \(\S+\)$/, ""), first];
    names ??= namesOf(file.template.templates);
    return [names.around(isAround(finding, file)), ""];
  };
  return (finding) => {
    if (!isMadeHere(finding.meta)) return undefined;
    const [about, by] = aboutIn(finding);
    const steps = stepsTo(finding, file, finding.message.replace(by, ""));
    if (typeof about === "string") {
      return { scope, declaration: about, steps, resources: [about], places: [] };
    }
    const declarations = about.map(({ declaration }) => declaration);
    return {
      scope,
      declaration: [...new Set(declarations)].join(", "),
      steps,
      resources: about.map(({ resource }) => resource.name),
      places: [...new Set(about.map(({ resource }) => placeOf(resource, file.path)))],
    };
  };
}

/** Where a resource is declared of what is deployed from the file at a path. */
export function placeOf({ file, header }: Resource, path: string): string {
  const declaring = file ?? path;
  return `${realPath(declaring) ?? declaring}:${String(header[0])}`;
}

/** Whether it is about one of the resources that are declared in one of its places. */
export function isAbout({ resources }: Address, { name }: Resource): boolean {
  return resources.some((each) => isNamedAlike(each, name));
}

function scopeOf({ uri, template }: LintedFile): string {
  const [first] = template.templates;
  return first?.dialect === "terraform" && !first.planned ? dirname(uri) : uri;
}

function isAround({ region }: Finding, { lines }: LintedFile): (resource: Resource) => boolean {
  if (region === undefined) return () => false;
  const { line, column } = region.start;
  const isBefore = (offset: number): boolean => {
    const at = lines.at(offset);
    return at.line < line || (at.line === line && at.column < column);
  };
  return ({ span: [start, end] }) => isBefore(start) && !isBefore(end);
}

/** What others nest or call has a longer name there: `Audit.Trail`. */
function isNamedAlike(name: string, other: string): boolean {
  return [other, declaredAs(other)].some(
    (each) => each === name || each.endsWith(`.${name}`) || each.endsWith(`:${name}`),
  );
}
