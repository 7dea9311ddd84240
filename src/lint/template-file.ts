import { readTemplates } from "../cloudformation/template.js";
import { looksLikeTemplate } from "../document/gate.js";
import type { Document, Problem } from "../document/node.js";
import { readDocument } from "../document/read.js";
import type { Template } from "../template/template.js";

/** A file as the rules see it. */
export interface TemplateFile {
  /** Nothing where the file is no template: then nobody parsed it. */
  readonly document: Document | undefined;
  readonly templates: readonly Template[];
  /** Everything that is wrong with it as YAML or JSON, or as a template. */
  readonly problems: readonly Problem[];
}

const noTemplate: TemplateFile = { document: undefined, templates: [], problems: [] };

/** Reads the text of a file. Never throws: what is wrong with it is among its problems. */
export function readTemplateFile(text: string): TemplateFile {
  if (!looksLikeTemplate(text)) return noTemplate;
  const document = readDocument(text);
  const templates = readTemplates(document);
  const problems = [...document.problems, ...templates.flatMap((template) => template.problems)];
  return { document, templates, problems };
}
