const key = /(?:"([^"\n]{1,64})"|'([^'\n]{1,64})'|(\w(?:[\w.-]|::){0,63}))[ \t]{0,64}:(?=\s|$)/y;

/** The keys of a block mapping, from the line of its first one, that are indented no deeper. */
export function indentedKeys(text: string, line: number, first: number): ReadonlySet<string> {
  const keys = new Set<string>();
  const margin = first - line;
  let start = line;
  while (start < text.length) {
    let indent = 0;
    while (indent < margin && text[start + indent] === " ") indent += 1;
    key.lastIndex = start + indent;
    const [, double, single, plain] = key.exec(text) ?? [];
    const name = double ?? single ?? plain;
    if (name !== undefined) keys.add(name);

    const newline = text.indexOf("\n", start);
    start = newline === -1 ? text.length : newline + 1;
  }
  return keys;
}
