import { isSpace } from "./json-extent.js";
import { jsonWord } from "./json-word.js";
import { limits } from "./limits.js";
import type { Document, Entry, Mapping, Node, Scalar, Sequence, Span } from "./node.js";
import { type Brackets, skimBrackets, stringEnd } from "./skim-brackets.js";

const [quote, comma] = [0x22, 0x2c];
const [openBrace, closeBrace, openBracket, closeBracket] = [0x7b, 0x7d, 0x5b, 0x5d];

/** A valid JSON text, and where its brackets end. */
interface Skimmed {
  readonly text: string;
  readonly brackets: Brackets;
}

/**
 * Reads a text as JSON without making a node before somebody asks for it, which is what a plan of
 * many megabytes needs. Nothing where a text is not valid JSON or nested too deeply: `readJson` says
 * what is wrong with it. Keys that a mapping has twice are no problem here.
 */
export function skimJson(text: string): Document | undefined {
  const start = text.startsWith("\uFEFF") ? 1 : 0;
  const brackets = skimBrackets(text, start);
  if (brackets === undefined || brackets.depth > limits.depth) return undefined;
  const skimmed = { text, brackets };
  const from = afterSpace(text, start);
  const root = nodeIn(skimmed, from, endOf(skimmed, from));
  return { syntax: "json", text, roots: [root], comments: [], problems: [] };
}

function nodeIn(skimmed: Skimmed, start: number, end: number): Node {
  const span: Span = [start, end];
  switch (skimmed.text.charCodeAt(start)) {
    case openBrace:
      return new SkimmedMapping(skimmed, span);
    case openBracket:
      return new SkimmedSequence(skimmed, span);
    default:
      return scalarIn(skimmed.text, span);
  }
}

class Skimming {
  readonly style = "flow";
  readonly span: Span;
  protected readonly skimmed: Skimmed;

  constructor(skimmed: Skimmed, span: Span) {
    this.skimmed = skimmed;
    this.span = span;
  }
}

class SkimmedMapping extends Skimming implements Mapping {
  readonly kind = "Mapping";
  #entries: readonly Entry[] | undefined;

  get entries(): readonly Entry[] {
    return (this.#entries ??= entriesIn(this.skimmed, this.span[0]));
  }
}

class SkimmedSequence extends Skimming implements Sequence {
  readonly kind = "Sequence";
  #items: readonly Node[] | undefined;

  get items(): readonly Node[] {
    return (this.#items ??= itemsIn(this.skimmed, this.span[0]));
  }
}

function entriesIn(skimmed: Skimmed, start: number): readonly Entry[] {
  const { text } = skimmed;
  const entries: Entry[] = [];
  let at = afterSpace(text, start + 1);
  while (text.charCodeAt(at) !== closeBrace) {
    const key = scalarIn(text, [at, stringEnd(text, at)]);
    const from = afterSpace(text, afterSpace(text, key.span[1]) + 1);
    const end = endOf(skimmed, from);
    const value = nodeIn(skimmed, from, end);
    entries.push({ kind: "Entry", key, value, span: [key.span[0], end], merge: false });
    at = afterComma(text, end);
  }
  return entries;
}

function itemsIn(skimmed: Skimmed, start: number): readonly Node[] {
  const { text } = skimmed;
  const items: Node[] = [];
  let at = afterSpace(text, start + 1);
  while (text.charCodeAt(at) !== closeBracket) {
    const end = endOf(skimmed, at);
    items.push(nodeIn(skimmed, at, end));
    at = afterComma(text, end);
  }
  return items;
}

function scalarIn(source: string, span: Span): Scalar {
  const written = source.slice(...span);
  if (written.charCodeAt(0) !== quote) {
    const value = jsonWord(written) ?? null;
    return { kind: "Scalar", value, text: written, style: "plain", content: span, span };
  }
  const text = written.includes("\\") ? (JSON.parse(written) as string) : written.slice(1, -1);
  return { kind: "Scalar", value: text, text, style: "double", content: span, span };
}

function endOf({ text, brackets }: Skimmed, start: number): number {
  const first = text.charCodeAt(start);
  if (first === quote) return stringEnd(text, start);
  if (first === openBrace || first === openBracket) return brackets.endOf(start);
  let at = start;
  while (at < text.length && !endsWord(text.charCodeAt(at))) at += 1;
  return at;
}

function endsWord(code: number): boolean {
  return isSpace(code) || code === comma || code === closeBrace || code === closeBracket;
}

function afterComma(text: string, offset: number): number {
  const at = afterSpace(text, offset);
  return text.charCodeAt(at) === comma ? afterSpace(text, at + 1) : at;
}

function afterSpace(text: string, offset: number): number {
  let at = offset;
  while (isSpace(text.charCodeAt(at))) at += 1;
  return at;
}
