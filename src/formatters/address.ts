import { dirname } from "node:path/posix";
import { realPath } from "../lint/read-inside.js";
import { declaredAs } from "../template/instance-name.js";
import type { Resource } from "../template/template.js";
import { type Declared, type Names, namesOf } from "./declared.js";
import { type Finding, isMadeHere } from "./finding.js";
import type { LintedFile } from "./linted-file.js";
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
  /** Their logical IDs or addresses. */
  readonly resources: readonly string[];
  /** Whether it is about a resource of what is deployed from the file at a path. */
  readonly isAbout: (resource: Resource, path: string) => boolean;
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
  const aboutIn = (finding: Finding): readonly Declared[] | string => {
    let first: string | undefined;
    for (const text of namedIn(finding)) {
      const found = meantBy(text);
      if (found.length > 0) return found;
      first ??= text;
    }
    // Nobody declares it: the text may be another by now.
    if (first !== undefined) return first.replace(/ \(\S+\)$/, "");
    names ??= namesOf(file.template.templates);
    return names.around(isAround(finding, file));
  };
  return (finding) => {
    if (!isMadeHere(finding.meta)) return undefined;
    const about = aboutIn(finding);
    if (typeof about === "string") {
      const isAbout = ({ name }: Resource, path: string): boolean =>
        name === about && path === file.path;
      return { scope, declaration: about, resources: [about], isAbout };
    }
    const declarations = about.map(({ declaration }) => declaration);
    const resources = about.map(({ resource }) => resource);
    return {
      scope,
      declaration: [...new Set(declarations)].join(", "),
      resources: resources.map(({ name }) => name),
      isAbout: (other, path) =>
        resources.some(
          (each) =>
            isNamedAlike(each.name, other.name) &&
            each.header[0] === other.header[0] &&
            placeOf(each, file.path) === placeOf(other, path),
        ),
    };
  };
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

function placeOf({ file }: Resource, path: string): string {
  const declaring = file ?? path;
  return realPath(declaring) ?? declaring;
}
