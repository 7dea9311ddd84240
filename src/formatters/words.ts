import type { Finding } from "./finding.js";

/** Of a message in which words of the rule are repeated, nobody has to know all readings. */
const mostReadings = 1000;

/**
 * What may stand for the resource in a message. ESLint keeps the text of a message and not what was put
 * into it, so that is what is between the words of the rule; a template may have these in its names.
 */
export function* namedIn({ message, meta, reported }: Finding): Iterable<string> {
  const parts = meta?.messages?.[reported.messageId ?? ""]?.split(/\{\{\s*(\w+)\s*\}\}/) ?? [];
  const index = parts.findIndex((part, each) => each % 2 === 1 && part === "resource");
  if (index < 0) return;
  const [before = "", behind = ""] = [parts[index - 1], parts[index + 1]];
  const isFirst = index === 1;
  const isLast = behind === "" || index + 2 === parts.length;
  let left = mostReadings;
  for (const start of isFirst ? [before.length] : endsOf(before, message)) {
    const ends = isLast ? [message.length - behind.length] : startsOf(behind, message, start);
    for (const end of ends) {
      if (end < start || (left -= 1) < 0) return;
      yield message.slice(start, end);
    }
  }
}

function* startsOf(part: string, text: string, from: number): Iterable<number> {
  for (let at = text.indexOf(part, from); at >= 0; at = text.indexOf(part, at + 1)) yield at;
}

function* endsOf(part: string, text: string): Iterable<number> {
  for (const start of startsOf(part, text, 0)) yield start + part.length;
}
