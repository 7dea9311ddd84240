import { configuresByName } from "../../aws/configured-by-name.js";
import { mayAddTrails } from "../../aws/missing-trail.js";
import type { ProjectSettings } from "../../aws/settings.js";
import { isNested } from "../../cloudformation/stacks/called.js";
import { meetingIn } from "../../cloudformation/stacks/registry.js";
import { hashOf } from "../../host.js";
import { newDeployment } from "../deployment.js";
import { newGraphFor } from "../graph-for.js";
import { hasAll, mentions } from "../mentioned.js";
import { neighboursIn } from "../neighbours.js";
import { type Project, projectNow } from "../project.js";
import type { ProjectFile } from "../project-files.js";
import { carrying, deployedIn, mayCreateTrails, mayDeclareTrails } from "./deployed.js";
import { everyMembership, isOneAccount } from "./groups.js";

/**
 * What some file of a project may say of others, in short. As long as it is the same, what is found in a
 * file that says nothing of others depends on that file alone.
 */
export function digestOf(settings: ProjectSettings): string {
  const project = projectNow(settings);
  return hashOf(project === undefined ? [] : partsOf(project, settings));
}

function* partsOf(project: Project, settings: ProjectSettings): Iterable<string> {
  const { listing, beside } = project;
  const { files, gap = "" } = listing;
  yield gap;
  const takesPart = partakerIn(project, settings);
  const nested = new Set(beside.nested);
  for (const file of [...files, ...nested]) {
    if (nested.has(file) || takesPart(file)) {
      yield `${project.nameOf(file.path)}\n${file.text ?? ""}`;
    }
    yield* file.included();
  }
  yield* beside.texts;
  yield* companyIn(project, settings);
}

/** Tells which files others are told of. */
function partakerIn(project: Project, settings: ProjectSettings): (file: ProjectFile) => boolean {
  const { beside, listing } = project;
  const { files } = listing;
  const everywhere = { settings: {}, base: {} };
  const neighbours = neighboursIn(project, everywhere);
  // What a group says of parameters says what names are.
  const ways = [everywhere, ...everyMembership({ project: settings })];
  const meeting = new Set(ways.flatMap((way) => [...meetingIn(neighboursIn(project, way))]));
  // What is called by its name in another language is known in part.
  const isMixed = files.some(({ kind }) => kind !== undefined && kind !== "CloudFormation");
  // What is asked for by the name of a stack needs no name of its own.
  const isAsked = files.some((file) => file.mayMention(/GetStackOutput/));
  const exported = isAsked ? mentions.outputs : mentions.exports;
  // Nobody has read here which buckets the texts in stack sets name.
  const isNamedInSets = [...files, ...beside.nested].some(
    (file) => mayDeclareTrails(file) && file.mayMention(carrying),
  );
  return (file) =>
    file.kind !== "CloudFormation" ||
    mayDeclareTrails(file) ||
    meeting.has(file.path) ||
    (isMixed && file.mayMention(configuresByName)) ||
    (isNamedInSets && file.mayMention(bucket)) ||
    hasAll(file, mentions.nested) ||
    isNested(file.path, neighbours) ||
    hasAll(file, mentions.imports) ||
    hasAll(file, exported) ||
    addsTrails(file);
}

const bucket = /AWS::S3::Bucket/;

/** Whether a file has, in whatever scenario, what makes it unknown whether there are more trails. */
function addsTrails(file: ProjectFile): boolean {
  if (!mayCreateTrails(file)) return false;
  const stack = file.stack();
  // How many rounds a loop has may be said in settings, which are not known here.
  if (stack === undefined || file.mayMention(/ForEach/)) return true;
  return mayAddTrails(newGraphFor(stack, newDeployment({}, file.path)));
}

/** Whether files are deployed to an account together with others, which is said where there is no trail. */
function* companyIn(project: Project, settings: ProjectSettings): Iterable<string> {
  const deployed = deployedIn(project, { project: settings });
  const byGroup = new Map(
    deployed.map(({ membership }) => [membership.group, membership] as const),
  );
  for (const one of byGroup.values()) {
    const together = deployed.filter(({ membership }) => isOneAccount(membership, one));
    const units = new Set(together.map(({ unit }) => unit));
    yield `${one.group?.name ?? ""}\n${units.size > 1 ? "with others" : String(units.size)}`;
  }
}
