import { dirname } from "node:path";
import type { ProjectSettings } from "../../aws/settings.js";
import { isNested } from "../../cloudformation/stacks/called.js";
import { meetingIn } from "../../cloudformation/stacks/registry.js";
import { hashOf } from "../../host.js";
import { readModuleFolder } from "../module-folder.js";
import { hasAll, mentions, neighboursIn, type Project, projectNow } from "../project.js";
import type { ProjectFile } from "../project-files.js";
import { rootFor } from "../read-inside.js";
import { callsOthers } from "./contents.js";
import { mayCreateTrails, mayDeclareTrails } from "./deployed.js";

/**
 * What some file of a project may say of others, in short. As long as it is the same, what is found in a
 * file that says nothing of others depends on that file alone.
 */
export function digestOf(settings: ProjectSettings): string {
  const project = projectNow(settings);
  return hashOf(project === undefined ? [] : partsOf(project));
}

function* partsOf(project: Project): Iterable<string> {
  const { files, gap = "", beside } = project.listing;
  yield gap;
  const takesPart = partakerIn(project);
  for (const file of files) {
    if (takesPart(file)) yield `${project.nameOf(file.path)}\n${file.text ?? ""}`;
    yield* file.included();
  }
  yield* beside;
  const configurations = files.filter(({ kind }) => kind === "Terraform configuration");
  for (const folder of new Set(configurations.map(({ path }) => dirname(path)))) {
    yield* moduleIn(folder);
  }
}

/** Tells which files others are told of, by their texts. */
function partakerIn(project: Project): (file: ProjectFile) => boolean {
  const { files } = project.listing;
  const isImporting = files.some((file) => hasAll(file, mentions.imports));
  // What is asked for by the name of a stack needs no name of its own.
  const isAsked = files.some((file) => file.mayMention(/GetStackOutput/));
  const exported = isAsked ? mentions.outputs : mentions.exports;
  const isNesting = files.some(callsOthers);
  // Where there is no trail, it matters who may create one.
  const isAboutTrails = files.some(mayDeclareTrails) ? mayDeclareTrails : mayCreateTrails;
  const neighbours = neighboursIn(project);
  const meeting = meetingIn(neighbours);
  return (file) =>
    file.kind !== "CloudFormation" ||
    isAboutTrails(file) ||
    meeting.has(file.path) ||
    (isImporting && (hasAll(file, mentions.imports) || hasAll(file, exported))) ||
    (isNesting && (callsOthers(file) || isNested(file.path, neighbours)));
}

/** What stands beside the files of a module: values of its variables, and what nobody reads. */
function* moduleIn(folder: string): Iterable<string> {
  const read = readModuleFolder(folder, rootFor(folder));
  if (read === undefined) return;
  yield read.unread.join("\n");
  if (read.assigned === undefined || read.assigned === "unknown") return;
  for (const [name, { file }] of read.assigned) yield `${name}\n${file.document.text}`;
}
