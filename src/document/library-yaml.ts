import { inOrder } from "./in-order.js";
import type { Document, Problem } from "./node.js";
import { yamlProblems } from "./yaml-problems.js";
import { propertiesOf } from "./yaml-properties.js";
import { composeYaml } from "./yaml-source.js";
import { readTree } from "./yaml-tree.js";

/** Reads any text as YAML with the library, however broken it is. */
export function readLibraryYaml(text: string): Document {
  const source = composeYaml(text);
  const treeProblems: Problem[] = [];
  const context = {
    text,
    properties: propertiesOf(source.properties),
    report: (problem: Problem) => void treeProblems.push(problem),
  };

  const roots = source.documents.flatMap(({ contents }) =>
    contents === null ? [] : [readTree(contents, context)],
  );
  const errors = source.documents.flatMap((document) => document.errors);

  return {
    syntax: "yaml",
    text,
    roots,
    comments: source.comments,
    problems: inOrder([...source.problems, ...yamlProblems(errors, text), ...treeProblems]),
  };
}
