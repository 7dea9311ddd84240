import { base64Of, binaryIn, bytesOf } from "../base64.js";
import { type Functions, maxCharacters, ofTexts } from "./pure-function.js";

/** From texts to texts that are spelled otherwise. */
export const spelling: Functions = {
  lower: ofTexts((text) => ofAscii(text, text.toLowerCase())),
  upper: ofTexts((text) => ofAscii(text, text.toUpperCase())),
  title: ofTexts((text) =>
    ofAscii(
      text,
      text.replace(/(?<!\w)[a-z]/g, (letter) => letter.toUpperCase()),
    ),
  ),
  trimspace: ofTexts((text) => trimmed(text, (character) => isSpace.test(character))),
  trim: ofTexts((text, cut) => {
    const characters = new Set(cut);
    return trimmed(text, (character) => characters.has(character));
  }),
  trimprefix: ofTexts((text, prefix) =>
    text.startsWith(prefix) ? text.slice(prefix.length) : text,
  ),
  trimsuffix: ofTexts((text, suffix) =>
    text.endsWith(suffix) ? text.slice(0, text.length - suffix.length) : text,
  ),
  replace: ofTexts(replaced),
  substr: ofTexts(part),
  base64encode: ofTexts((text) => base64Of(bytesOf(text))),
  base64decode: ofTexts(decoded),
  urlencode: ofTexts((text) => Array.from(bytesOf(text), escaped).join("")),
};

/** Languages disagree about letters such as `ß` and about what one character is. */
export function ofAscii<T>(text: string, result: T): T | undefined {
  return isAscii.test(text) ? result : undefined;
}

/** Where no line ends in the two characters that count as one. */
const isAscii = /^[\t\n -~]*$/;
const isSpace = /^(?:[^\S\ufeff]|\u0085)$/;

function trimmed(text: string, isCut: (character: string) => boolean): string {
  const characters = Array.from(text);
  const start = characters.findIndex((character) => !isCut(character));
  const end = characters.findLastIndex((character) => !isCut(character));
  return start < 0 ? "" : characters.slice(start, end + 1).join("");
}

function replaced(text: string, old: string, by: string): string | undefined {
  const isPattern = old.length > 1 && old.startsWith("/") && old.endsWith("/");
  if (isPattern || old === "") return undefined;
  const pieces = text.split(old);
  const isLong = text.length + pieces.length * by.length > maxCharacters;
  return isLong ? undefined : pieces.join(by);
}

function part(text: string, offset: string, length: string): string | undefined {
  const [from, count] = [Number(offset), Number(length)];
  if (!Number.isSafeInteger(from) || !Number.isSafeInteger(count)) return undefined;
  const start = from < 0 ? Math.max(0, text.length + from) : from;
  return ofAscii(text, count < 0 ? text.slice(start) : text.slice(start, start + count));
}

function decoded(text: string): string | undefined {
  const binary = binaryIn(text);
  if (binary === undefined) return undefined;
  const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
  const result = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  return base64Of(bytesOf(result)) === text ? result : undefined;
}

function escaped(byte: number): string {
  const character = String.fromCharCode(byte);
  if (/[\w.~-]/.test(character)) return character;
  return character === " " ? "+" : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
}
