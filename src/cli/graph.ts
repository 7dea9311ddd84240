import { readFileSync } from "node:fs";
import { nameFrom } from "../lint/name-from.js";
import type { Source } from "../lint/estate/deployed-trails.js";
import { printableJson } from "../lint/printable.js";
import { readTemplateFile, type TemplateFile } from "../lint/template-file.js";
import type { GraphArguments } from "./arguments.js";
import { findFiles, whyNothing } from "./files.js";
import { dotOf } from "./graph/dot.js";
import { mermaidOf } from "./graph/mermaid.js";
import { type Network, networkOf } from "./graph/network.js";
import { reasonOf } from "./reason.js";
import { inVain, type Report } from "./report.js";
import { pathsOf, projectNamed } from "./repository.js";

const formats: Readonly<Record<GraphArguments["format"], (network: Network) => string>> = {
  mermaid: mermaidOf,
  dot: dotOf,
  json: printableJson,
};

/** Draws what is around the trails of templates. */
export function graph({ paths, format, project }: GraphArguments): Report {
  const named = projectNamed(project);
  if ("problem" in named) return inVain([named.problem]);
  const found = findFiles(pathsOf({ paths }, named.project));
  if (found.files.length === 0) return inVain(whyNothing(found));
  const read = found.files.map(readSource);
  const sources = read.filter((each) => typeof each !== "string");
  const problems = [
    ...found.problems,
    ...read.filter((each) => typeof each === "string"),
    ...sources.flatMap(({ path, template }) => mistakesIn(path, template)),
  ];
  const nameOf = (path: string): string => nameFrom(process.cwd(), path);
  const network = networkOf(sources, { project: named.project }, nameOf);
  const count = network.nodes.filter(({ role }) => role === "trail").length;
  return {
    status: problems.length > 0 ? 2 : 0,
    output: formats[format](network),
    aside: "",
    complaints: [...problems, ...found.unfollowed],
    summary: count === 1 ? "1 trail." : `${String(count)} trails.`,
  };
}

/** A template, or why it cannot be read. */
function readSource(path: string): Source | string {
  try {
    const text = readFileSync(path, "utf8");
    return { path, text, template: readTemplateFile(text, path) };
  } catch (error) {
    return `Cannot read '${path}': ${reasonOf(error)}.`;
  }
}

/** What is drawn of a template with mistakes need not be all of it. */
function mistakesIn(path: string, { problems }: TemplateFile): readonly string[] {
  const [first] = problems;
  return first === undefined ? [] : [`Cannot read all of '${path}': ${first.message}`];
}
