import type { ResourceName } from "./names.js";

/** To look for more of them takes longer than to read what they may be in. */
const maxWords = 100;

/** Matches texts in which one of some names may be written, be it put together of its words. */
export function wordsOfNames(names: Iterable<ResourceName>): RegExp {
  const words = new Set([...names].map(longestWordOf));
  if (words.size > maxWords) return /(?:)/;
  return words.size === 0 ? /^(?!)/ : new RegExp([...words].map(escaped).join("|"));
}

/** Matches texts in which a name is written as it is. */
export function spellingOf(name: ResourceName): RegExp {
  return new RegExp(`(?<![\\w.-])${escaped(textOf(name))}(?![\\w.-])`);
}

/** A name whose words are all short is looked for as a whole. */
function longestWordOf(name: ResourceName): string {
  const text = textOf(name).replace(/^alias\//, "");
  const longest = text
    .split(/[^a-z0-9]+/i)
    .reduce((before, word) => (word.length > before.length ? word : before), "");
  return longest.length < 3 ? text : longest;
}

function textOf(name: ResourceName): string {
  return name.slice(name.indexOf(" ") + 1);
}

function escaped(text: string): string {
  return text.replaceAll(/[$()*+./?[\\\]^{|}-]/g, "\\$&");
}
