import { Buffer } from "node:buffer";
import fc from "fast-check";

import type { Node } from "../../src/document/node.js";
import { readDocument } from "../../src/document/read.js";
import { mutatedOf } from "../document/mutated.js";
import { nodesOf } from "../document/walk.js";

/** What happens to files: on disks, in merges, under somebody's hands. */
type Change = (text: string, other: string) => string;

const flip = fc.record({
  place: fc.nat(),
  bit: fc.nat({ max: 7 }),
  times: fc.integer({ min: 1, max: 3 }),
});

const flipped = flip.map(({ place, bit, times }): Change => (text) => {
  const bytes = Buffer.from(text);
  for (let time = 0; time < times && bytes.length > 0; time++) {
    const at = (place * (time + 1)) % bytes.length;
    bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
  }
  return bytes.toString();
});

const truncated = fc.nat().map(
  (place): Change =>
    (text) =>
      text.slice(0, place % (text.length + 1)),
);

const shortened = fc
  .tuple(fc.nat(), fc.integer({ min: 1, max: 5 }))
  .map(([place, count]): Change => (text) => {
    const lines = text.split("\n");
    return lines.toSpliced(place % lines.length, count).join("\n");
  });

const joined = fc.constantFrom<Change>(
  (text, other) => text + other,
  (text, other) => `${text}\n---\n${other}`,
  (text) => text.replaceAll("\n", "\r"),
  (text) => `\uFEFF${text}`,
  (text) => text.replaceAll("  ", "\t"),
);

/** A key that is there twice, with what it is set to. */
const doubled = fc.nat().map((place): Change => (text) => {
  const entries = nodesIn(text).flatMap((node) => (node.kind === "Mapping" ? node.entries : []));
  const entry = pick(entries, place);
  if (entry === undefined) return text;
  const [start, end] = entry.span;
  const written = text.slice(start, end);
  const isJson = /^[\s\uFEFF]*[[{]/.test(text);
  return (
    text.slice(0, start) +
    written +
    (isJson ? "," : `\n${indentOf(text, start)}`) +
    text.slice(start)
  );
});

/** A part of a template that takes the place of another, or the key of an entry another name. */
const spliced = fc
  .tuple(fc.nat(), fc.nat(), fc.boolean())
  .map(([to, from, isOwn]): Change => (text, other) => {
    const source = isOwn ? text : other;
    const [target, part] = [pick(nodesIn(text), to), pick(nodesIn(source), from)];
    if (target === undefined || part === undefined) return text;
    const deeper = indentOf(text, target.span[0]);
    const written = source
      .slice(...part.span)
      .replaceAll(`\n${indentOf(source, part.span[0])}`, `\n${deeper}`);
    return text.slice(0, target.span[0]) + written + text.slice(target.span[1]);
  });

const change = fc.oneof(flipped, truncated, shortened, joined, doubled, {
  weight: 4,
  arbitrary: spliced,
});

/** A text of a kind to which something happened, once or several times. */
export function damaged(texts: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const one = fc
    .tuple(texts, texts, fc.array(change, { minLength: 1, maxLength: 3 }))
    .map(([text, other, changes]) => changes.reduce((all, each) => each(all, other), text));
  return fc.oneof(
    { weight: 4, arbitrary: one },
    texts.chain((text) => mutatedOf([text])),
  );
}

function pick<T>(all: readonly T[], place: number): T | undefined {
  return all[place % Math.max(all.length, 1)];
}

function indentOf(text: string, offset: number): string {
  const line = text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset);
  return " ".repeat(line.length);
}

function nodesIn(text: string): readonly Node[] {
  return nodesOf(readDocument(text));
}
