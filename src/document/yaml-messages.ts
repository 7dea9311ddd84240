import { excerpt } from "./excerpt.js";

type Translation = string | ((source: string, detail: string) => string);

/**
 * The library's messages in plain words, the most telling first: one mistake often breaks several
 * rules of the grammar at once. An empty one stands for a problem that is told better elsewhere.
 */
const translations: readonly (readonly [message: RegExp, translation: Translation])[] = [
  [/^Flow (?:map|sequence) .*end with a/, ""],
  [/^Missing closing/, ""],
  [/^Tabs are not allowed/, "Tabs are not allowed as indentation; use spaces."],
  [
    /^A block sequence may not be used/,
    "A list item cannot stand among keys; check its indentation.",
  ],
  [
    /^Implicit keys/,
    "These lines make one key: a colon and a space are missing, or the indentation is wrong.",
  ],
  [
    /^Nested mappings/,
    "A mapping cannot start on the line of its key; quote the text if the colon belongs to it.",
  ],
  [/start at the same column/, "The indentation does not fit the lines above."],
  [/^Sequence item without -/, "The indentation does not fit the list above."],
  [/^Alias cannot be an empty/, "An asterisk starts an alias; quote it to mean the character."],
  [/^Anchor cannot be an empty/, "An ampersand starts an anchor; quote it to mean the character."],
  [/^Plain value cannot start with a tab/, "A value cannot start with a tab."],
  [
    /^Plain value cannot start with .*(.)$/s,
    (_, sign) => `A value cannot start with '${sign}'; quote it.`,
  ],
  [
    /^Invalid escape sequence (.*)/s,
    (_, escape) => `Invalid escape sequence '${excerpt(escape)}'.`,
  ],
  [/^Unexpected block-seq-ind on same line/, "A list cannot start on the line of its key."],
  [
    /^Missing newline after block sequence/,
    "A list must start on the line after its tag or anchor.",
  ],
  [
    /^Block collection cannot start on same line/,
    "A mapping or list cannot start on the '---' line.",
  ],
  [
    /^Block collections are not allowed/,
    "A comma is missing here, or text with a colon needs quotes.",
  ],
  [/^Missing , or : between flow map/, "A comma or a colon is missing before this."],
  [/^Missing , /, "A comma is missing before this."],
  [/^Missing space after :/, "A space is missing after the colon."],
  [/^Unexpected (?:,|empty item) in/, "A value is missing before this comma."],
  [/^Comments must be separated/, "A space is missing before this comment."],
  [/^Tags and anchors must be separated/, "A space is missing after the tag or anchor."],
  [
    /^Anchors and tags must be after the (.+) ind/,
    (_, sign) => `Tags and anchors must follow the '${sign}'.`,
  ],
  [/^A node can have at most one (.+)/, (_, what) => `A value can have only one ${what}.`],
  [/^An alias node must not/, "An alias cannot have a tag or an anchor."],
  [/^Block scalars with more-indented/, "Blank lines above are indented more than this text."],
  [/^Block scalar values in collections/, "The text of a block scalar must be indented."],
  [/^Block scalar lines must not/, "This line is indented less than the text it belongs to."],
  [
    /^(?:Block scalar header|Not a YAML token)/,
    "Block text must start on the line after '|' or '>'.",
  ],
  [/^The : indicator must be at most/, "A key can have at most 1,024 characters."],
  [/^Missing directives-end/, "A '---' line is missing after the directives."],
  [/^Unexpected doc-end without/, "There is no document before this '...'."],
  [
    /^Could not resolve tag: (.*)/s,
    (_, tag) => `No %TAG line declares the prefix of '${excerpt(tag)}'.`,
  ],
  [/"[\]}]"$/, (source) => `This '${source}' closes nothing.`],
  [/ in YAML stream/, (source) => `Unexpected '${excerpt(source)}' after the end of the document.`],
  [/^Unexpected \S+ at node end/, (source) => `Unexpected '${excerpt(source)}' after the value.`],
  [/^Unexpected (?:\S+ token|. in)/, (source) => `Unexpected '${excerpt(source)}'.`],
  [/^Implicit map keys need to be followed/, "A colon is missing after this key."],
];

interface Wording {
  readonly message: string;
  /** The lower, the more telling. */
  readonly rank: number;
}

/** Words a message of the library about a piece of the text. */
export function wordingOf(message: string, source: string): Wording {
  const rank = translations.findIndex(([pattern]) => pattern.test(message));
  const [pattern, translation] = translations[rank] ?? [];
  if (pattern === undefined || translation === undefined) {
    return { message: `${message}.`, rank: translations.length };
  }
  if (typeof translation === "string") return { message: translation, rank };
  return { message: translation(source, pattern.exec(message)?.[1] ?? ""), rank };
}
