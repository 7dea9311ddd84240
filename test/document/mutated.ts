import fc from "fast-check";

const pieces = [
  ...[
    "a",
    "b: ",
    "- ",
    "? ",
    ": ",
    "&x ",
    "*x",
    "!T ",
    "|\n",
    ">-\n",
    "<<: ",
    "'",
    '"',
    "\\",
    "#",
    " #",
  ],
  ...[
    "# c\n",
    "#c\n",
    "[",
    "]",
    "{",
    "}",
    ",",
    "\n",
    "\n\n",
    "\n  ",
    "\r",
    "\t",
    " ",
    "  ",
    "---\n",
    "%",
  ],
];

/** A text to which somebody did what is easily done by mistake. */
export function mutatedOf(texts: readonly string[]): fc.Arbitrary<string> {
  const change = fc.record({
    kind: fc.constantFrom("insert", "delete", "indent", "outdent", "swap", "repeat", "endings"),
    place: fc.nat(),
    other: fc.nat(),
    piece: fc.constantFrom(...pieces),
  });
  return fc
    .tuple(fc.constantFrom(...texts), fc.array(change, { minLength: 1, maxLength: 3 }))
    .map(([text, changes]) => changes.reduce(mutate, text));
}

interface Change {
  readonly kind: "insert" | "delete" | "indent" | "outdent" | "swap" | "repeat" | "endings";
  readonly place: number;
  readonly other: number;
  readonly piece: string;
}

function mutate(text: string, { kind, place, other, piece }: Change): string {
  const at = place % (text.length + 1);
  const lines = text.split("\n");
  const [one, two] = [place % lines.length, other % lines.length];
  const line = lines[one] ?? "";
  switch (kind) {
    case "insert":
      return text.slice(0, at) + piece + text.slice(at);
    case "delete":
      return text.slice(0, at) + text.slice(at + 1 + (other % 4));
    case "indent":
      return lines.with(one, ` ${line}`).join("\n");
    case "outdent":
      return lines.with(one, line.slice(1)).join("\n");
    case "swap":
      return lines
        .with(one, lines[two] ?? "")
        .with(two, line)
        .join("\n");
    case "repeat":
      return lines.toSpliced(two, 0, line).join("\n");
    case "endings":
      return text.replaceAll(/\r?\n/g, "\r\n");
  }
}
