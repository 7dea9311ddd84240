/** Begins and ends a style of a terminal. */
type Style = readonly [on: number, off: number];

const bold: Style = [1, 22];
const cyan: Style = [36, 39];

/** A page in Markdown as people read it in a terminal: no marks, and code set off. */
export function onScreen(markdown: string, isColored: boolean): string {
  const styled = (text: string, [on, off]: Style): string =>
    isColored ? `\u001b[${on}m${text}\u001b[${off}m` : text;
  const parts = markdown.split(/^```\w*\n(.*?)^```$/ms);
  return parts.map((part, index) => (index % 2 === 0 ? prose(part, styled) : code(part))).join("");
}

type Styled = (text: string, style: Style) => string;

function code(text: string): string {
  return text.trimEnd().replace(/^(?=.)/gm, "    ");
}

function prose(text: string, styled: Styled): string {
  return text
    .replace(/^<!--.*?-->\n\n?/gms, "")
    .replace(/\[([^[\]]+)\]\(([^()]+)\)/g, (_, words: string, target: string) =>
      // What leads to a page of this package is named after it.
      /^https?:/.test(target) ? `${words} (${target})` : words,
    )
    .replace(/`([^`]+)`/g, (quoted, words: string) => {
      const shown = styled(words, cyan);
      return shown === words ? quoted : shown;
    })
    .replace(/^#+ (.+)$/gm, (_, heading: string) => styled(heading, bold));
}
