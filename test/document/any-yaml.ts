import fc from "fast-check";

/** A text as a person may write it, and the comments in it. */
export interface Written {
  readonly text: string;
  readonly comments: readonly string[];
}

interface Tree {
  readonly kind: "leaf" | "list" | "map";
  readonly source: string;
  readonly children: readonly Tree[];
  readonly isFlow: boolean;
  /** A tag, an anchor or both. */
  readonly label: string;
  readonly comment: string | null;
  readonly blankLines: number;
}

const leaves = [
  ...["a", "12", "-1.5", "true", "2012-10-17", "it's", "a#b", "arn:aws:s3:::logs/*", "🪵 log"],
  ...["'a # b'", "'it''s'", "''", '"a \\" # b\\u00e9"', '"🔑, [x]"'],
  ...["|\n# no\ntwo\n\n  three", ">-\none 🪣\ntwo # no", "|+\na"],
];

const node = {
  source: fc.constantFrom(...leaves),
  isFlow: fc.boolean(),
  label: fc.constantFrom("", "", "", "!Sub ", "&x ", "!GetAtt &y ", "&z !Join "),
  comment: fc.option(fc.constantFrom("", " one", "#", " 'two", ' {"', " 🚨 - a: b")),
  blankLines: fc.nat({ max: 2 }),
};

const { tree } = fc.letrec<{ tree: Tree; leaf: Tree; branch: Tree }>((tie) => ({
  leaf: fc.record({ kind: fc.constant("leaf"), children: fc.constant([]), ...node }),
  branch: fc.record({
    kind: fc.constantFrom("list", "map"),
    children: fc.array(tie("tree"), { maxLength: 4 }),
    ...node,
  }),
  tree: fc.oneof({ maxDepth: 4 }, tie("leaf"), tie("branch")),
}));

/** Any text of YAML that has no problem. */
export const anyYaml: fc.Arbitrary<Written> = fc
  .record({
    children: fc.array(tree, { minLength: 1, maxLength: 5 }),
    start: fc.constantFrom("", "\uFEFF", "---\n", "# start\n\n"),
    end: fc.constantFrom("", "\n", "\n\n# end\n", "\n# end"),
    newline: fc.constantFrom("\n", "\r\n"),
  })
  .map(({ children, start, end, newline }) => {
    const comments: string[] = [];
    if (start.includes("#")) comments.push(" start");
    const body = writeChildren("map", children, 0, comments).trimEnd();
    if (end.includes("#")) comments.push(" end");
    return { text: (start + body + end).replaceAll("\n", newline), comments };
  });

function writeChildren(
  kind: Tree["kind"],
  children: readonly Tree[],
  indent: number,
  comments: string[],
): string {
  const margin = " ".repeat(indent);
  return children
    .map((child, index) => {
      const before = "\n".repeat(child.blankLines);
      const isCommented = child.blankLines === 2;
      if (isCommented) comments.push(` before ${index}`);
      const comment = isCommented ? `${margin}# before ${index}\n` : "";
      const indicator = kind === "list" ? "-" : `k${index}:`;
      const block = writeBlock(child, indent + 2, comments);
      const isCompact = kind === "list" && child.blankLines === 0 && /^\n *[-k]/.test(block);
      const rest = isCompact ? ` ${block.trimStart()}` : block;
      return before + comment + margin + indicator + rest;
    })
    .join("");
}

/** What follows the indicator. */
function writeBlock(tree: Tree, indent: number, comments: string[]): string {
  const margin = " ".repeat(indent);
  const { kind, label, source, children } = tree;
  if (kind === "leaf" && /^[|>]/.test(source)) {
    const [header = "", ...lines] = source.split("\n");
    const first = ` ${label}${header}${writeComment(tree, comments)}\n`;
    return first + lines.map((line) => (line === "" ? "\n" : `${margin}${line}\n`)).join("");
  }
  if (kind === "leaf" || tree.isFlow || children.length === 0) {
    return ` ${label}${writeFlow(tree, indent, comments)}${writeComment(tree, comments)}\n`;
  }
  const first = ` ${label}`.trimEnd() + writeComment(tree, comments);
  return `${first}\n${writeChildren(kind, children, indent, comments)}`;
}

function writeFlow(tree: Tree, indent: number, comments: string[]): string {
  if (tree.kind === "leaf") return /^[|>]/.test(tree.source) ? "flow" : tree.source;
  const [open, close] = tree.kind === "list" ? ["[", "]"] : ["{", "}"];
  const items = tree.children.map((child, index) => {
    const key = tree.kind === "map" ? `k${index}: ` : "";
    const item = key + child.label + writeFlow(child, indent, comments);
    const comment = writeComment(child, comments);
    return comment === "" ? `${item},` : `${item},${comment}\n${" ".repeat(indent)}`;
  });
  return `${open} ${items.join(" ")} ${close}`;
}

function writeComment({ comment }: Tree, comments: string[]): string {
  if (comment === null) return "";
  comments.push(comment);
  return ` #${comment}`;
}
