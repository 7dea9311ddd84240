import { readStackFile } from "../cloudformation/stack-file.js";
import type { Stack } from "../cloudformation/template.js";
import { kindOf, type TemplateKind } from "../document/gate.js";
import { limits } from "../document/limits.js";
import type { Document, Problem } from "../document/node.js";
import { refusedText } from "../document/read.js";
import { readJson } from "../document/json.js";
import { skimJson } from "../document/skim-json.js";
import type { Template } from "../template/template.js";
import { readConfiguration } from "../terraform/configuration/configuration.js";
import { readPlan } from "../terraform/plan.js";
import { terraformProvider } from "../aws/terraform-provider.js";
import { withAdvice } from "./directives.js";
import { includedFilesOf } from "./included-files.js";
import { kindBefore, parsedBefore } from "./parsed-stacks.js";
import { surroundingsOf } from "./surroundings.js";

/** A file as the rules see it. */
export interface TemplateFile {
  /** Nothing where the file is no template: then nobody parsed it. */
  readonly document: Document | undefined;
  readonly templates: readonly Template[];
  /** The same as stacks, which others may nest or import from; those of CloudFormation only. */
  readonly stacks: readonly Stack[];
  /** Everything that is wrong with it as YAML or JSON, or as a template. */
  readonly problems: readonly Problem[];
  /** What it includes and must not: that is unknown, and the rest is judged. */
  readonly unread: readonly Problem[];
}

const { length } = limits;

const noTemplate: TemplateFile = {
  document: undefined,
  templates: [],
  stacks: [],
  problems: [],
  unread: [],
};

/**
 * Reads the text of a file; a path tells what stands beside it. Never throws: what is wrong with it
 * is among its problems.
 *
 * @param isAlone Whether it is read as if no other configuration led to it.
 */
export function readTemplateFile(text: string, path?: string, isAlone = false): TemplateFile {
  const kind = kindBefore(path, text) ?? kindOf(text, path);
  if (kind === undefined) return noTemplate;
  const refused = refusedText(text, kind === "Terraform plan" ? length.skimmed : length.whole);
  if (refused !== undefined) return withoutTemplate(refused);
  const { document, templates, stacks = [], unread = [] } = readers[kind](text, path, isAlone);
  const problems = [
    ...document.problems.map((problem) => withAdvice(problem, document)),
    ...templates.flatMap((template) => template.problems),
  ];
  return { document, templates, stacks, problems, unread };
}

/** Whoever reads it in a language of another plugin hears of it as of what is not read. */
function withoutTemplate(document: Document): TemplateFile {
  const { problems } = document;
  return { ...noTemplate, document, problems, unread: problems };
}

interface Read {
  readonly document: Document;
  readonly templates: readonly Template[];
  readonly stacks?: readonly Stack[];
  readonly unread?: readonly Problem[];
}

type Reader = (text: string, path: string | undefined, isAlone: boolean) => Read;

const readers: Readonly<Record<TemplateKind, Reader>> = {
  CloudFormation(text, path) {
    const { document, stacks, refused } =
      parsedBefore(path, text) ?? readStackFile(text, () => includedFilesOf(path));
    const templates = stacks.map(({ template }) => template);
    return { document, templates, stacks, unread: refused };
  },
  "Terraform configuration"(text, path, isAlone) {
    const document = readJson(text);
    const surroundings = surroundingsOf(path, text, isAlone);
    return { document, templates: [readConfiguration(document, surroundings)] };
  },
  // Plans are large: of one that is sound, only what matters is read.
  "Terraform plan"(text) {
    const document = skimJson(text) ?? readJson(text);
    const template = readPlan(document, terraformProvider);
    return { document, templates: template === undefined ? [] : [template] };
  },
};
