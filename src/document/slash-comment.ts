import type { Document, Node } from "./node.js";

const comment = /(?:^|\s)\/[/*]/;

/** Whether YAML takes for text what somebody meant as a comment: `// the trail` starts a key there. */
export function hasSlashComment({ roots, text }: Document): boolean {
  const pending: Node[] = [...roots];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    switch (node.kind) {
      case "Scalar":
        if (node.style === "plain" && comment.test(text.slice(...node.content))) return true;
        break;
      case "Sequence":
        for (const item of node.items) pending.push(item);
        break;
      case "Mapping":
        for (const { key, value } of node.entries) pending.push(key, value);
        break;
      case "Alias":
        break;
    }
  }
  return false;
}
