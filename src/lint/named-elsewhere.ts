import { dirname } from "node:path";
import { remember } from "../aws/remember.js";
import {
  callsElsewhere,
  configuredByName,
  configuresByName,
  type Way,
} from "../aws/configured-by-name.js";
import type { Expression } from "../template/expression.js";
import type { Draft } from "../template/draft.js";
import { apartWith, beside } from "../template/apart.js";
import type { Apart, Gap } from "../template/gap.js";
import type { Template } from "../template/template.js";
import { partsOf } from "../template/walk.js";
import { piecesOf, type Said, textOf } from "../terraform/configuration/name-pieces.js";
import { saidIn } from "./configurations-by-name.js";
import { nameMade, namesMadeIn } from "./names-made.js";
import { once } from "../template/once.js";
import { isNearIn } from "./near.js";
import { neighboursIn } from "./neighbours.js";
import { openRootsBeside } from "./open-configurations.js";
import { pathIn, type Project } from "./project.js";
import type { ProjectFile } from "./project-files.js";
import type { Standpoint } from "./standpoint.js";

/**
 * What a file deploys, where templates of another language, or other configurations of Terraform, may
 * configure what it names: these are not read together, so that what they add is unknown.
 */
export function besideNamed(draft: Draft, path: string, from: Standpoint): Draft {
  const { membership, project } = from;
  const own = project && pathIn(project, path);
  if (project === undefined || own === undefined) return draft;
  const isNear = isNearIn(project, membership);
  const said = once(() => saidIn(project, membership, own));
  const othersOf = (template: Template): readonly Apart[] => [
    ...apartFrom(
      template,
      said,
      { membership, project },
      (file, { isGlobal }) =>
        isApart(file, own, template) && (isGlobal === true || isNear(file.path)),
    ),
    ...openRootsBeside(template, own, from),
  ];
  const standing = ({ template, read }: Draft): Draft => ({
    template: beside(template, () => othersOf(template)),
    ...(read && { read: (possible) => standing(read(possible)) }),
  });
  return standing(draft);
}

/** Stacks are read together, and so are the files of a configuration and what it calls. */
function isApart(
  file: ProjectFile,
  path: string,
  { dialect, planned, resources }: Template,
): boolean {
  if (file.path === path || file.kind === undefined) return false;
  if (dialect === "cloudformation") return file.kind !== "CloudFormation";
  if (file.kind === "CloudFormation") return true;
  // A plan is of what a configuration declares too.
  if (planned || file.kind === "Terraform plan") return false;
  const folders = new Set([...resources.values()].map(({ file: own = path }) => dirname(own)));
  return !folders.has(dirname(file.path));
}

type Place = Standpoint & { readonly project: Project };

function apartFrom(
  template: Template,
  said: () => Said,
  from: Place,
  isMeant: (file: ProjectFile, way: Way) => boolean,
): readonly Apart[] {
  const { nameOf } = from.project;
  const named = [...template.resources.values()].flatMap(({ type, properties }) => {
    const way = configuredByName(type);
    const written = way && properties.fields.findLast(({ name }) => name === way.property)?.value;
    if (way === undefined || written === undefined) return [];
    const texts = [...partsOf([written], template)].flatMap((part) =>
      part.kind === "Constant" && typeof part.value === "string"
        ? [{ way, name: part, text: part.text }]
        : [],
    );
    const text = written.kind === "Constant" ? undefined : wholeOf(written, template, said);
    return text === undefined ? texts : [...texts, { way, name: written, text }];
  });
  if (named.length === 0) return [];
  const filesWith = filesFor(template, from);
  return named.flatMap(({ way, name, text }) =>
    [...filesWith(text)]
      .filter(
        (file) =>
          (file.mayMention(way.by) || file.mayMention(callsElsewhere)) && isMeant(file, way),
      )
      .map((file) => {
        const reason = `'${nameOf(file.path)}' may add resources`;
        return apartWith({ reason, span: [0, 0], ...typesIn(file, way) }, [name]);
      }),
  );
}

/** What a name is that somebody puts together, as far as texts and settings say. */
function wholeOf(written: Expression, template: Template, said: () => Said): string | undefined {
  return template.dialect === "cloudformation"
    ? nameMade(written, template)
    : textOf(piecesOf(written, template, said()));
}

/**
 * The types that a text has of those that configure something by its name, and that of modules which nobody
 * reads; what it includes may have others.
 */
function typesIn(file: ProjectFile, { by }: Way): Pick<Gap, "types"> {
  const types = new Set(file.mentions(new RegExp(by, "g")));
  if (file.mayMention(callsElsewhere)) types.add("module");
  return types.size === 0 ? {} : { types };
}

type Words = ReadonlyMap<string, readonly ProjectFile[]>;

/** Tells in which files a name is. Stacks know of one another by other means. */
function filesFor(
  { dialect }: Template,
  { membership, project }: Place,
): (name: string) => ReadonlySet<ProjectFile> {
  if (dialect === "cloudformation") {
    // What is edited there is no file of Terraform.
    const words = wordsInTerraform(project.edit?.saved ?? project);
    return (name) => new Set(words.get(name));
  }
  const words = wordsInAll(project);
  const made = namesMadeIn(neighboursIn(project, membership));
  return (name) => {
    const makers = (made.get(name) ?? []).flatMap((path) => project.fileAt(path) ?? []);
    return new Set([...(words.get(name) ?? []), ...makers]);
  };
}

const wordsInAll = remember(({ listing: { files, native } }: Project) =>
  wordsOf([...files, ...native]),
);

const wordsInTerraform = remember(({ listing: { files, native } }: Project) =>
  wordsOf([...files.filter(({ kind }) => kind !== "CloudFormation"), ...native]),
);

/** The files in which a word is written, of those that configure something by its name. */
function wordsOf(files: readonly ProjectFile[]): Words {
  const words = new Map<string, ProjectFile[]>();
  for (const file of files) {
    if (!file.mayMention(configuresByName)) continue;
    for (const word of new Set(file.mentions(/[\w./#-]{3,}/g))) {
      const before = words.get(word);
      if (before === undefined) words.set(word, [file]);
      else before.push(file);
    }
  }
  return words;
}
