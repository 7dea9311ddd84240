import { printable } from "../../lint/printable.js";
import { groupBy } from "../../template/group.js";
import { labelOf, type Network, type Node } from "./network.js";

/** A network in the language of Graphviz: https://graphviz.org/doc/info/lang.html */
export function dotOf({ nodes, edges }: Network): string {
  const files = [...groupBy(nodes, ({ file }) => file)].flatMap(([file, own], index) => [
    `  subgraph cluster_${String(index)} {`,
    `    label=${quoted(file)};`,
    ...own.map((node) => `    ${quoted(node.id)} [${attributesOf(node)}];`),
    "  }",
  ]);
  const links = edges.map((edge) => {
    const style = edge.waits ? ", style=dashed" : "";
    return `  ${quoted(edge.from)} -> ${quoted(edge.to)} [label=${quoted(labelOf(edge))}${style}];`;
  });
  return ["digraph trails {", "  rankdir=LR;", "  node [shape=box];", ...files, ...links, "}"].join(
    "\n",
  );
}

function attributesOf({ name, type, role }: Node): string {
  const label = quoted(name, ...(type === undefined ? [] : [type]));
  const shape = role === "trail" ? ", peripheries=2" : role === "outside" ? ", style=rounded" : "";
  return `label=${label}${shape}`;
}

/** Texts below each other. What a terminal would take for a command is shown by its number. */
function quoted(...lines: readonly string[]): string {
  const escaped = lines.map((line) =>
    printable(line).replaceAll("\\", "\\\\").replaceAll('"', '\\"'),
  );
  return `"${escaped.join("\\n")}"`;
}
