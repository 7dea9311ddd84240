import type { Expression } from "../../template/expression.js";
import type { Template } from "../../template/template.js";
import { isImport } from "./import.js";
import type { Reach } from "./neighbours.js";
import { type NamePattern, patternOf, wordsOf } from "./name-pattern.js";

/** What stacks know each other's resources by, though none of them refers to another stack. */
export type NameKind =
  "bucket" | "key" | "user" | "group" | "policy" | "log-group" | "topic" | "metric";

/** What trails deliver to has a name that CloudFormation makes where nobody writes one. */
export const delivered: readonly NameKind[] = ["bucket", "log-group", "topic"];

/** A name as it is written, with what tells it from names of other kinds. */
export type AccountName = `${NameKind} ${string}`;

/** What names in a template are made of. */
export type Scope = Pick<Template, "inputs" | "locals">;

/** Nothing where something else than inputs makes a name what it is. */
export function patternIn(written: Expression, { inputs, locals }: Scope): NamePattern | undefined {
  return patternOf(written, inputs, locals);
}

/**
 * A name that is written out, or made of nothing but what is the same in all stacks of an account. Of
 * any other nobody knows whether it is the same.
 */
export function accountNameOf(
  kind: NameKind,
  written: Expression,
  scope: Scope,
): AccountName | undefined {
  const pattern = patternIn(written, scope);
  const words = pattern && wordsOf(pattern);
  const name = words === undefined ? undefined : nameIn(kind, ofOwnPlace(words, scope.inputs));
  return name === undefined || longestPiece(name) === "" ? undefined : `${kind} ${name}`;
}

/** Whether nobody knows what a name means: what supplies it is another in each stack. */
export function isOpen(written: Expression, scope: Scope): boolean {
  // What is imported is known to whoever puts it out.
  if (written.kind === "Reference" || isImport(written)) return false;
  const pattern = patternIn(written, scope);
  return pattern === undefined || wordsOf(pattern) === undefined;
}

/** An ARN of the own account or Region says no more where that is known. */
function ofOwnPlace(words: string, inputs: Scope["inputs"]): string {
  if (!words.startsWith("arn:")) return words;
  return ["AWS::Region", "AWS::AccountId"].reduce((text, name) => {
    const known = inputs.get(name)?.known ?? "";
    return known === "" ? text : text.replace(`:${known}:`, `:\${${name}}:`);
  }, words);
}

function nameIn(kind: NameKind, words: string): string | undefined {
  const spelling = spellings.get(kind);
  return spelling === undefined ? words : spelling.exec(words)?.[1];
}

/** A resource of the own account is called by its name, or by an ARN that ends with it. */
function nameOrArn(before: string, name: string, behind = ""): RegExp {
  const arn = `arn:(?:aws[a-z-]*|${pseudo("Partition")}):${before}`;
  return new RegExp(`^(?:${arn})?(${name})${behind}$`);
}

function pseudo(name: string): string {
  return `\\$\\{AWS::${name}\\}`;
}

const account = `${pseudo("AccountId")}:`;
const here = `${pseudo("Region")}:${account}`;

/** Those that are called in more than one way. */
const spellings: ReadonlyMap<NameKind, RegExp> = new Map([
  // One that says which account or Region it is in may be of another.
  // https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#key-id
  ["key", nameOrArn(`kms:${here}`, "alias/.+")],
  // There may be a path before the name.
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-arns
  ["policy", nameOrArn(`iam::${account}policy/(?:.*/)?`, "(?!arn:)[^/]+")],
  // The ARN may end as those of its streams begin.
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html
  ["log-group", nameOrArn(`logs:${here}log-group:`, "(?!arn:).+?", "(?::\\*)?")],
  // https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsns.html
  ["topic", nameOrArn(`sns:${here}`, "(?!arn:).+")],
]);

/** How far each kind of name means the same. */
const scopes: Readonly<Record<NameKind, Reach>> = {
  bucket: "elsewhere",
  user: "account",
  group: "account",
  policy: "account",
  // https://docs.aws.amazon.com/kms/latest/developerguide/alias-about.html
  key: "Region",
  "log-group": "Region",
  topic: "Region",
  metric: "Region",
};

/** From near to far. */
const reaches: readonly Reach[] = ["Region", "account", "elsewhere"];

/** Whether a name means the same in stacks that are so near to one another. */
export function isShared(name: AccountName, reach: Reach): boolean {
  return isInScope(kindOf(name), reach, !name.includes("${"));
}

/** The same of a name of some kind, which is written out or not. */
export function isInScope(kind: NameKind, reach: Reach, isWritten: boolean): boolean {
  const scope = scopes[kind];
  const widest = scope === "elsewhere" && !isWritten ? "account" : scope;
  return reaches.indexOf(reach) <= reaches.indexOf(widest);
}

export function kindOf(name: AccountName): NameKind {
  return name.slice(0, name.indexOf(" ")) as NameKind;
}

/** What is shorter is in every text. */
const minLength = 3;

/** To look for more of them takes longer than to read what they may be in. */
const maxWords = 100;

/**
 * Matches texts in which one of some names may be written, be it put together of its words. What some
 * input is known to be need not be written there.
 */
export function wordsOfAny(names: Iterable<AccountName>, known: readonly string[]): RegExp {
  const words = new Set([...names].map((name) => wordIn(name, known)));
  if (words.size > maxWords) return /(?:)/;
  return words.size === 0 ? /^(?!)/ : new RegExp([...words].map(escaped).join("|"));
}

function escaped(text: string): string {
  return text.replaceAll(/[$()*+./?[\\\]^{|}-]/g, "\\$&");
}

/** The longest word of a name, or what is between inputs where its words are as short as many others. */
function wordIn(name: AccountName, known: readonly string[]): string {
  const written = name.slice(name.indexOf(" ") + 1).replace(/^alias\//, "");
  const pieces = known.reduce((all, text) => all.flatMap((each) => each.split(text)), [written]);
  const piece = longest(pieces.map(longestPiece));
  const word = longest(piece.split(/[^a-z0-9]+/i));
  return word.length < minLength ? piece : word;
}

/** What is certainly written, whoever supplies the rest. */
function longestPiece(words: string): string {
  return longest(words.split(/\$\{AWS::\w+\}/));
}

function longest(pieces: readonly string[]): string {
  return pieces.reduce((before, piece) => (piece.length > before.length ? piece : before), "");
}
