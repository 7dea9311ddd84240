import { asking } from "../cloudformation/asking.js";
import type { ProjectFile } from "./project-files.js";

/** What the text of a template has that others may matter to: only such a one is parsed. */
export const mentions: Readonly<
  Record<"byStack" | "exports" | "imports" | "nested" | "outputs", readonly RegExp[]>
> = {
  nested: [/AWS::CloudFormation::Stack(?:Set)?\b|AWS::Serverless::Application\b/],
  outputs: [/\bOutputs\b/],
  // A macro may name what is put out.
  exports: [/\bOutputs\b/, /\bExport\b|Transform/],
  imports: [asking],
  // Of a stack by its name.
  byStack: [/GetStackOutput/],
};

/** What is put out anew or kept as a parameter may be used in turn, and macros write what they want. */
const passingOn = /\bExport\b|Transform|AWS::SSM::Parameter\b/;

/**
 * Whether a file may use for some purpose what others put out.
 *
 * @param isAsked Whether somebody may ask for whatever it puts out.
 */
export function mayUse(file: ProjectFile, by: RegExp | undefined, isAsked: boolean): boolean {
  if (by === undefined || file.mayMention(by) || file.mayMention(passingOn)) return true;
  return isAsked && hasAll(file, mentions.outputs);
}

/** Whether a text has each of some things. */
export function hasAll(file: ProjectFile, what: readonly RegExp[]): boolean {
  return what.every((each) => file.mayMention(each));
}
