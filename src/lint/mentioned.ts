import { asking } from "../cloudformation/asking.js";
import type { ProjectFile } from "./project-files.js";

/** What the text of a template has that others may matter to: only such a one is parsed. */
export const mentions: Readonly<
  Record<"exports" | "imports" | "nested" | "outputs", readonly RegExp[]>
> = {
  nested: [/AWS::CloudFormation::Stack(?:Set)?\b|AWS::Serverless::Application\b/],
  outputs: [/\bOutputs\b/],
  // A macro may name what is put out.
  exports: [/\bOutputs\b/, /\bExport\b|Transform/],
  imports: [asking],
};

/** Whether a text has each of some things. */
export function hasAll(file: ProjectFile, what: readonly RegExp[]): boolean {
  return what.every((each) => file.mayMention(each));
}
