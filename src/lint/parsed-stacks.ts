import type { StackFile } from "../cloudformation/stack-file.js";
import type { TemplateKind } from "../document/gate.js";

interface Known {
  readonly text: string;
  readonly kind: TemplateKind;
  readonly parsed?: Parsed;
}

interface Parsed {
  readonly file: StackFile;
  /** Whether what it includes is as it was. */
  readonly isCurrent: () => boolean;
}

const known = new Map<string, Known>();

/** More than a project has files. */
const most = 10_000;

/** What a project has found out about a template need not be found out again when that is linted. */
export function rememberKind(path: string, text: string, kind: TemplateKind): void {
  if (known.size >= most) known.clear();
  known.set(path, { text, kind });
}

/** Nothing where nobody has read the template, or it was edited since. */
export function kindBefore(path: string | undefined, text: string): TemplateKind | undefined {
  return knownAs(path, text)?.kind;
}

export function rememberParsed(path: string, text: string, parsed: Parsed): void {
  known.set(path, { text, kind: "CloudFormation", parsed });
}

export function parsedBefore(path: string | undefined, text: string): StackFile | undefined {
  const parsed = knownAs(path, text)?.parsed;
  return parsed?.isCurrent() === true ? parsed.file : undefined;
}

function knownAs(path: string | undefined, text: string): Known | undefined {
  const before = path === undefined ? undefined : known.get(path);
  return before?.text === text ? before : undefined;
}
