import { remember } from "../aws/remember.js";
import { onlyStack } from "../cloudformation/stack-file.js";
import { faceOf } from "../cloudformation/stacks/face.js";
import type { Stack } from "../cloudformation/template.js";
import { byPath, type Listing } from "./listing.js";
import { hasAll } from "./mentioned.js";
import type { Located, Project } from "./project.js";
import { type ProjectFile, projectFile } from "./project-files.js";
import type { TemplateFile } from "./template-file.js";

/** A project as it will be once a file is saved, for as long as others see the same of that. */
interface Edited {
  readonly path: string;
  readonly face: string | undefined;
  readonly project: Project;
}

/** Of each project one: what was typed before is forgotten. */
const editedProjects = new WeakMap<Project, Edited>();

/**
 * The project of a file in which the text that is linted stands for it, whether or not it is saved. What
 * others see nothing of is no change, as most of what is typed.
 */
export function asEdited({ path, project }: Located, file: TemplateFile): Project {
  const text = file.document?.text;
  if (text === undefined || file.document === undefined || file.stacks.length === 0) return project;
  const saved = savedAt(path, project);
  if (saved?.text === text || saved?.text === `\uFEFF${text}`) return project;
  const stack = onlyStack({ document: file.document, stacks: file.stacks, refused: [] });
  const face = stack && faceIn(stack, text);
  if (saved?.kind === "CloudFormation" && savedFaceOf(saved) === face) return project;
  const before = editedProjects.get(project);
  if (before?.path === path && before.face === face) return before.project;
  const made = projectFile(path, text);
  if (made === undefined) return project;
  const edited = withFile(
    project,
    made.text === undefined ? made : { ...made, stack: () => stack },
  );
  editedProjects.set(project, { path, face, project: edited });
  return edited;
}

const filesByPath = remember(
  ({ files }: Listing) => new Map(files.map((file) => [file.path, file] as const)),
);

function savedAt(path: string, { listing, fileAt }: Project): ProjectFile | undefined {
  return filesByPath(listing).get(path) ?? fileAt(path);
}

const savedFaceOf = remember((file: ProjectFile) => {
  const stack = file.stack();
  return stack && faceIn(stack, file.text ?? "");
});

/** What is made of loops is not seen before somebody knows what these go through. */
function faceIn(stack: Stack, text: string): string {
  return stack.read === undefined ? faceOf(stack) : text;
}

/** What was found among the other files stays. */
function withFile(project: Project, file: ProjectFile): Project {
  const { listing, fileAt, mentioning } = project;
  const among = (files: readonly ProjectFile[], isOneOfThem: boolean): readonly ProjectFile[] => {
    const others = files.filter(({ path }) => path !== file.path);
    return isOneOfThem ? [...others, file].sort(byPath) : others;
  };
  const isListed = listing.isListed(file.path);
  return {
    ...project,
    listing: { ...listing, files: among(listing.files, isListed) },
    // Links may lead to it, too.
    fileAt(path) {
      if (path === file.path) return file;
      const found = fileAt(path);
      return found?.path === file.path ? file : found;
    },
    mentioning: (what) => among(mentioning(what), isListed && hasAll(file, what)),
  };
}
