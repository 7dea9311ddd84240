import { printable } from "../../lint/printable.js";
import { groupBy } from "../../template/group.js";
import { labelOf, type Network, type Node } from "./network.js";

/** A network as a flowchart: https://mermaid.js.org/syntax/flowchart.html */
export function mermaidOf({ nodes, edges }: Network): string {
  const ids = new Map(nodes.map(({ id }, index) => [id, `n${String(index)}`]));
  const idOf = (id: string): string => ids.get(id) ?? "";
  const files = [...groupBy(nodes, ({ file }) => file)].map(([file, own], index) =>
    [
      `  subgraph f${String(index)}["${quoted(file)}"]`,
      ...own.map((node) => `    ${idOf(node.id)}${shapeOf(node)}`),
      "  end",
    ].join("\n"),
  );
  const links = edges.map((edge) => {
    const arrow = edge.waits ? "-.->" : "-->";
    return `  ${idOf(edge.from)} ${arrow}|"${quoted(labelOf(edge))}"| ${idOf(edge.to)}`;
  });
  return ["flowchart LR", ...files, ...links].join("\n");
}

function shapeOf({ name, type, role }: Node): string {
  const words = [name, ...(type === undefined ? [] : [type])].map(quoted).join("<br>");
  switch (role) {
    case "trail":
      return `[["${words}"]]`;
    case "outside":
      return `(["${words}"])`;
    case "near":
    case "far":
      return `["${words}"]`;
  }
}

/** Characters that would end a text or begin something else are written by their numbers; XML has not all. */
function quoted(text: string): string {
  return printable(text).replace(
    /[^\p{L}\p{N} _.,:/*-]/gu,
    (found) => `#${String(found.codePointAt(0))};`,
  );
}
