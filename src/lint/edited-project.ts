import { remember } from "../aws/remember.js";
import { onlyStack } from "../cloudformation/stack-file.js";
import { type Aspect, aspects, type Face, faceOf } from "../cloudformation/stacks/face.js";
import type { Stack } from "../cloudformation/template.js";
import { newSideTable } from "../template/side-table.js";
import { byPath } from "./listing.js";
import { hasAll } from "./mentioned.js";
import { type Edit, type Located, neighbourOf, type Project } from "./project.js";
import { type ProjectFile, projectFile } from "./project-files.js";
import type { TemplateFile } from "./template-file.js";

/** A project as it will be once a file is saved, for as long as others see the same of that. */
interface Edited {
  readonly path: string;
  readonly seen: Seen | undefined;
  readonly project: Project;
}

/** Of each project one: what was typed before is forgotten. */
const editedProjects = newSideTable<Project, Edited>();

/**
 * The project of a file in which the text that is linted stands for it, whether or not it is saved. What
 * others see nothing of is no change, as most of what is typed.
 */
export function asEdited({ path, project }: Located, { document, stacks }: TemplateFile): Project {
  if (document === undefined || stacks.length === 0) return project;
  const { text } = document;
  const saved = project.fileAt(path);
  if (saved?.text === text || saved?.text === `\uFEFF${text}`) return project;
  const stack = onlyStack({ document, stacks, refused: [] });
  const seen = stack && seenOf(stack, text);
  const before = saved?.kind === "CloudFormation" ? savedSeenOf(saved) : undefined;
  if (before !== undefined && isSame(before, seen)) return project;
  const known = editedProjects.get(project);
  if (known?.path === path && isSame(known.seen, seen)) return known.project;
  const made = projectFile(path, text);
  if (made === undefined) return project;
  const file = made.text === undefined ? made : { ...made, stack: () => stack };
  const edit = editOf(project, saved, file, isFace(before) && isFace(seen) ? [before, seen] : []);
  const edited = withFile(edit, file);
  editedProjects.set(project, { path, seen, project: edited });
  return edited;
}

/** What others see of a stack: all of its text where loops are seen by whoever knows what these go through. */
type Seen = Face | string;

function seenOf(stack: Stack, text: string): Seen {
  return stack.read === undefined ? faceOf(stack) : text;
}

const savedSeenOf = remember((file: ProjectFile): Seen | undefined => {
  const stack = file.stack();
  return stack && seenOf(stack, file.text ?? "");
});

function isSame(one: Seen | undefined, other: Seen | undefined): boolean {
  if (!isFace(one) || !isFace(other)) return one === other;
  return aspects.every((aspect) => one[aspect] === other[aspect]);
}

function isFace(seen: Seen | undefined): seen is Face {
  return typeof seen === "object";
}

function editOf(
  project: Project,
  saved: ProjectFile | undefined,
  file: ProjectFile,
  [one, other]: readonly Face[],
): Edit {
  const [before, after] = [saved && neighbourOf(saved), neighbourOf(file)];
  const hasChanged = (aspect: Aspect): boolean => one?.[aspect] !== other?.[aspect];
  const isOne =
    one !== undefined &&
    other !== undefined &&
    !hasChanged("nesting") &&
    // What may be put out besides is what anybody asks for.
    before?.stack.outputs().gap === after?.stack.outputs().gap;
  const isKnown = before !== undefined && after !== undefined && isOne;
  return { saved: project, stacks: isKnown ? { before, after } : undefined, hasChanged };
}

/** What was found among the other files stays. */
function withFile(edit: Edit, file: ProjectFile): Project {
  const { listing, fileAt, mentioning, beside } = edit.saved;
  const isListed = listing.isListed(file.path);
  const isNested = beside.nested.some(({ path }) => path === file.path);
  const among = (files: readonly ProjectFile[], isOneOfThem: boolean): readonly ProjectFile[] => {
    const others = files.filter(({ path }) => path !== file.path);
    return isOneOfThem ? [...others, file].sort(byPath) : others;
  };
  return {
    ...edit.saved,
    edit,
    listing: { ...listing, files: among(listing.files, isListed) },
    beside: { ...beside, nested: among(beside.nested, isNested) },
    // Links may lead to it, too.
    fileAt(path) {
      if (path === file.path) return file;
      const found = fileAt(path);
      return found?.path === file.path ? file : found;
    },
    mentioning: (what) => among(mentioning(what), (isListed || isNested) && hasAll(file, what)),
  };
}
