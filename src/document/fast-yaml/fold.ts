/**
 * Joins lines as YAML folds them: between two of them is a space, or a line break for each blank line
 * between them. Around a line that is indented deeper, if those count, all line breaks stay.
 */
export function fold(
  lines: readonly string[],
  isDeeper: (line: string) => boolean = () => false,
): string {
  const last = lines.length - 1;
  let folded = "";
  let breaks = 0;
  let wasDeeper = false;
  for (const [index, line] of lines.entries()) {
    // The first and the last line of a quoted text count although they are empty.
    if (line !== "" || index === 0 || index === last) {
      const deeper = isDeeper(line);
      const kept = deeper || wasDeeper ? breaks : breaks - 1;
      if (index > 0) folded += kept === 0 ? " " : "\n".repeat(kept);
      folded += line;
      breaks = 0;
      wasDeeper = deeper;
    }
    breaks += 1;
  }
  return folded;
}
