import { fileNaming, ownName } from "../../template/file-naming.js";
import type { Resource, Template } from "../../template/template.js";

/** Has messages call what other configurations deploy by a file of theirs and its address there. */
export function withLabels(template: Template, nameOf: (path: string) => string): Template {
  const labelled = [...template.resources.values()].flatMap((each): readonly Resource[] => {
    const file = each.deployment === undefined ? undefined : fileNaming(each);
    return file === undefined ? [] : [{ ...each, label: `${nameOf(file)}:${ownName(each)}` }];
  });
  if (labelled.length === 0) return template;
  const resources = new Map(template.resources);
  for (const each of labelled) resources.set(each.name, each);
  return { ...template, resources };
}
