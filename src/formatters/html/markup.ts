/** A piece of HTML, in which everything that came from elsewhere is text. */
export interface Html {
  readonly markup: string;
}

type Part = Html | string | number | undefined;

/** Puts values into HTML, as text unless they are HTML themselves. Attributes stand in quotes. */
export function html(
  pieces: TemplateStringsArray,
  ...values: readonly (Part | readonly Part[])[]
): Html {
  const markup = pieces.map((piece, index) => {
    const value = values[index];
    const parts = Array.isArray(value) ? (value as readonly Part[]) : [value as Part];
    return piece + parts.map(written).join("");
  });
  return { markup: markup.join("") };
}

/** What is HTML as it is: the style and the script of the page. */
export function raw(markup: string): Html {
  return { markup };
}

function written(part: Part): string {
  if (part === undefined) return "";
  return typeof part === "object" ? part.markup : escaped(String(part));
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  // Who lets a page go to the log of a pipeline gives that no command: `##[error]`, `##vso[…]`.
  "#": "&#35;",
};

/**
 * Characters that no page may have, and those that let text look like another: they would make what
 * follows run from right to left. https://www.unicode.org/reports/tr55/
 */
const forbidden = /(?![\t\n])[\p{Cc}\p{Cs}\p{Bidi_Control}\p{Noncharacter_Code_Point}]/gu;

function escaped(text: string): string {
  return visible(text).replace(/[&<>"']|#(?=#)/g, (character) => entities[character] ?? character);
}

/** A text in which every character is seen as one. */
export function visible(text: string): string {
  return text.replace(forbidden, "\uFFFD");
}
