import { groupBy } from "../../template/group.js";
import type { Resource, Template } from "../../template/template.js";
import type { Neighbours } from "./neighbours.js";

/**
 * Has messages call what other files declare by the file and its name there. What a file declares is
 * there several times where it is nested several times: then the stacks that nest it are named too.
 */
export function withLabels(template: Template, { nameOf }: Pick<Neighbours, "nameOf">): Template {
  // What took part before has its label, and no file does twice.
  const others = [...template.resources.values()].filter(
    ({ file, label }) => file !== undefined && label === undefined,
  );
  if (others.length === 0) return template;
  const labelled = [...groupBy(others, (each) => labelOf(each, nameOf))].flatMap(
    ([label, [one, ...more]]): readonly Resource[] => {
      if (one === undefined) return [];
      if (more.length === 0) return [{ ...one, label }];
      return [one, ...more].map((each) => ({ ...each, label: fullLabelOf(each, nameOf) }));
    },
  );
  const resources = new Map(template.resources);
  for (const each of labelled) resources.set(each.name, each);
  return { ...template, resources };
}

type NameOf = Neighbours["nameOf"];

function labelOf({ file = "", name, localName = name }: Resource, nameOf: NameOf): string {
  return `${nameOf(file)}:${localName}`;
}

function fullLabelOf({ file = "", name, deployment }: Resource, nameOf: NameOf): string {
  const prefix = deployment === undefined ? "" : `${deployment.name}:`;
  return `${nameOf(file)}:${name.slice(prefix.length)}`;
}
