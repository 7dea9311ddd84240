import { remember } from "../../aws/remember.js";
import type { Document } from "../../document/node.js";
import { nodesOf } from "./nodes.js";

export type Quotes = "single" | "double";

const unmistakable = /^[A-Za-z_][A-Za-z0-9_./-]*$/;

/** `AWS::S3::BucketPolicy`, `s3:PutObject` and `aws:SourceArn`: no space follows their colons. */
const name = /^[A-Za-z][\w-]*(?:::?[A-Za-z][\w-]*)+$/;

/** What some version or reader of YAML takes for a boolean, for null or for a number. */
const word = /^(?:true|false|yes|no|on|off|y|n|null|e-?\d+)$/i;

/** A character that single quotes cannot hold on one line. */
const special = /[^ -~\u00a0-\u2027\u202a-\ufefe]/;

/** What JSON takes as it is and YAML does not, or takes for the end of a line. */
const unprintable = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

function escape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** Spells a string in quotes, or without any where nobody could take it for something else. */
export function spell(text: string, style: "plain" | Quotes, otherwise: Quotes): string {
  switch (style) {
    case "plain":
      return (unmistakable.test(text) && !word.test(text)) || name.test(text)
        ? text
        : spell(text, otherwise, "double");
    case "single":
      if (special.test(text)) return spell(text, "double", "double");
      return `'${text.replaceAll("'", "''")}'`;
    case "double":
      return JSON.stringify(text).replaceAll(unprintable, escape);
  }
}

/** Spells a value in place of another, in quotes where that was in quotes. */
export function respell(
  { style, text }: { readonly style: "plain" | Quotes; readonly text: string },
  value: string | number | boolean,
  document: Document,
): string {
  const typed = typeof value === "boolean" ? truthLike(text, value) : String(value);
  if (style !== "plain") return spell(typed, style, style);
  if (typeof value !== "string") return typed;
  return spell(value, document.syntax === "json" ? "double" : "plain", quotesOf(document));
}

/** The words for true and false, of which one file uses the same. */
const truths = [
  ["true", "false"],
  ["True", "False"],
  ["TRUE", "FALSE"],
  ["yes", "no"],
  ["Yes", "No"],
  ["YES", "NO"],
  ["on", "off"],
  ["On", "Off"],
  ["ON", "OFF"],
] as const;

/** Spells a boolean with the word that belongs to another. */
function truthLike(other: string, value: boolean): string {
  const [yes, no] = truths.find((pair) => pair.some((each) => each === other)) ?? truths[0];
  return value ? yes : no;
}

/** Spells what is no string, booleans as the document does. */
export function spellWord(value: number | boolean, document: Document): string {
  return typeof value === "boolean" ? truthLike(truthOf(document), value) : String(value);
}

/** The first boolean of a document, unless some other is the usual word. */
const truthOf: (document: Document) => string = remember((document) => {
  let first: string | undefined;
  for (const node of nodesOf(document)) {
    if (node.kind !== "Scalar" || node.style !== "plain") continue;
    if (typeof node.value !== "boolean") continue;
    if (/^(?:true|false)$/.test(node.text)) return node.text;
    first ??= node.text;
  }
  return first ?? "true";
});

/** The quotes that a document uses. */
export const quotesOf: (document: Document) => Quotes = remember((document) => {
  for (const node of nodesOf(document)) {
    if (node.kind !== "Scalar") continue;
    if (node.style === "single" || node.style === "double") return node.style;
  }
  return "double";
});
