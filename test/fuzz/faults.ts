import process from "node:process";
import { Linter } from "eslint";

import { kindOf } from "../../src/document/gate.js";
import type { Document, Node, Span } from "../../src/document/node.js";
import { readDocument } from "../../src/document/read.js";
import cloudtrail from "../../src/index.js";
import { isInside, linesOf } from "../inside.js";
import { applied, curesOf } from "../rules/cures.js";
import type { Input } from "./any-input.js";
import { planOf } from "./plan-twin.js";
import { twinOf } from "./twin.js";

/** A promise that is not kept for a file. */
export interface Fault {
  readonly promise:
    | "no throw"
    | "time"
    | "places"
    | "same twice"
    | "edits parse"
    | "syntaxes agree"
    | "plan agrees"
    | "no hang"
    | "memory";
  readonly detail: string;
}

/** Tells everything that is wrong with how a file is linted, each promise at most once. */
export type FaultsOf = (input: Input) => readonly Fault[];

function configWith(settings: object): Linter.Config {
  return {
    ...cloudtrail.configs["all-rules"],
    files: ["**/?*"],
    language: "cloudtrail/template",
    plugins: { cloudtrail },
    settings: { cloudtrail: settings },
  };
}

const configs: Readonly<Record<Input["settings"], Linter.Config>> = {
  none: configWith({}),
  project: configWith({ project: {} }),
  allowed: configWith({
    parameterValues: "allowed",
    region: "eu-west-1",
    accountId: "123456789012",
  }),
};

const noRules: Linter.Config = {
  files: ["**/?*"],
  language: "cloudtrail/template",
  plugins: { cloudtrail },
};

/** Edits are many, and each is a file of its own. */
const maxEdits = 40;

/** Files have names of the working directory, where they need not be. */
export function judge(): FaultsOf {
  const shared = linter();
  return (input) => {
    const found: Fault[] = [];
    const attempt = (promise: Fault["promise"], detailOf: () => string | undefined): void => {
      try {
        const detail = detailOf();
        if (detail !== undefined) found.push({ promise, detail });
      } catch (error) {
        const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
        found.push({ promise: "no throw", detail });
      }
    };
    let messages: Messages | undefined;
    attempt("time", () => {
      const first = timed(input, shared);
      messages = first.messages;
      return slowness(first, input, shared);
    });
    if (messages === undefined) return found;
    const all = messages;
    attempt("places", () => misplaced(all, input.text));
    attempt("same twice", () => {
      const again = linter().verify(input.text, configs[input.settings], named(input));
      if (JSON.stringify(again) === JSON.stringify(all)) return undefined;
      return differenceOf(all.map(shown), again.map(shown)) ?? "The order or the edits differ.";
    });
    if (all.some(({ fatal }) => fatal)) return found;
    attempt("edits parse", () => unparsed(all, input, shared));
    attempt("syntaxes agree", () => unlikeTwin(all, input, shared));
    attempt("plan agrees", () => unlikePlan(input, shared));
    return found;
  };
}

function linter(): Linter {
  return new Linter({ configType: "flat", cwd: process.cwd() });
}

type Messages = readonly Linter.LintMessage[];

interface Timed {
  readonly messages: Messages;
  /** Milliseconds of the processor, of which a busy machine takes no more. */
  readonly taken: number;
}

/** More than anybody would wait. */
function allowance(text: string): number {
  return 2000 + text.length / 50;
}

/** What is compiled and collected meanwhile gets a second chance. */
function slowness({ taken }: Timed, input: Input, shared: Linter): string | undefined {
  if (taken <= allowance(input.text)) return undefined;
  const best = Math.min(taken, timed(input, shared).taken);
  return best <= allowance(input.text) ? undefined : `It took ${Math.round(best)} ms.`;
}

function timed(input: Input, shared: Linter): Timed {
  const before = process.cpuUsage();
  const messages = shared.verify(input.text, configs[input.settings], named(input));
  const { user, system } = process.cpuUsage(before);
  return { messages, taken: (user + system) / 1000 };
}

function named({ name }: Pick<Input, "name">): { readonly filename: string } {
  return { filename: name };
}

function misplaced(messages: Messages, text: string): string | undefined {
  const lines = linesOf(text);
  const length = text.replace(/^\uFEFF/, "").length;
  const lost = messages.find((message) => !isInside(message, lines));
  if (lost !== undefined) return `${shown(lost)} is nowhere.`;
  const cure = curesOf(messages).find(({ fix }) => {
    const [start, end] = fix.range;
    return !(start >= 0 && start <= end && end <= length);
  });
  return cure && `An edit of ${String(cure.fix.range)} is outside: ${shown(cure.message)}`;
}

function unparsed(messages: Messages, input: Input, shared: Linter): string | undefined {
  const text = input.text.replace(/^\uFEFF/, "");
  for (const cure of curesOf(messages).slice(0, maxEdits)) {
    const [problem] = shared.verify(applied(text, cure), noRules, named(input));
    if (problem?.fatal) return `${shown(problem)} after the edit of ${shown(cure.message)}`;
  }
  if (!messages.some(({ fix }) => fix)) return undefined;
  const { messages: left } = shared.verifyAndFix(input.text, configs[input.settings], named(input));
  const problem = left.find(({ fatal }) => fatal);
  return problem && `${shown(problem)} after all fixes`;
}

/** Comments are YAML's alone, so what they say about rules cannot be the same. */
function unlikeTwin(messages: Messages, input: Input, shared: Linter): string | undefined {
  const { text, name } = input;
  if (text.includes("eslint") || text.includes("\0") || text.length > 200_000) return undefined;
  if (kindOf(text, name) !== "CloudFormation") return undefined;
  const document = readDocument(text.replace(/^\uFEFF/, ""));
  const twin = twinOf(document);
  if (twin === undefined || kindOf(twin, name) !== "CloudFormation") return undefined;
  const other = { ...input, name: document.syntax === "json" ? "main.yaml" : "main.json" };
  const others = shared.verify(twin, configs[input.settings], named(other));
  const its = readDocument(twin);
  return differenceOf(
    messages.filter(isOfOurs).map((message) => addressed(message, document)),
    others.filter(isOfOurs).map((message) => addressed(message, its)),
  );
}

/** ESLint says of a suppression that its rule is unknown wherever it begins or ends. */
function isOfOurs({ message }: Linter.LintMessage): boolean {
  return !message.startsWith("Definition for rule ");
}

/** Reported is the rule, what it says, and the keys and indexes on the way to its place. */
function addressed(message: Linter.LintMessage, { text, roots }: Document): string {
  const { line, column, endLine = line, endColumn = column, ruleId } = message;
  const starts = [0, ...[...text.matchAll(/\r\n|[\r\n]/g)].map((end) => end.index + end[0].length)];
  const span: Span = [
    (starts[line - 1] ?? 0) + column - 1,
    (starts[endLine - 1] ?? 0) + endColumn - 1,
  ];
  const path = roots.flatMap((root) => pathTo(span, root));
  return `${String(ruleId)}: ${message.message} at ${path.join(".")}`;
}

/** A function is a tag or a key, and what is behind it one value. */
function pathTo([start, end]: Span, node: Node): readonly (string | number)[] {
  const [from, to] = node.span;
  if (node.tag !== undefined || (from === start && to === end)) return [];
  // What is nothing may be at the end of everything.
  const isIn = ({ span }: Pick<Node, "span">): boolean => span[0] <= start && start <= span[1];
  switch (node.kind) {
    case "Sequence": {
      const index = node.items.findLastIndex(isIn);
      const item = node.items[index];
      return item === undefined ? [] : [index, ...pathTo([start, end], item)];
    }
    case "Mapping": {
      const entry = node.entries.findLast(isIn);
      if (entry === undefined) return [];
      const isFunction = /^(?:Ref|Condition|Fn::.*)$/.test(entry.key.text);
      if (isFunction && node.entries.length === 1) return [];
      return [entry.key.text, ...pathTo([start, end], entry.value)];
    }
    default:
      return [];
  }
}

/** What Terraform makes of a configuration in which there is nothing to evaluate. */
function unlikePlan(input: Input, shared: Linter): string | undefined {
  if (!input.name.endsWith(".tf.json")) return undefined;
  const pair = planOf(input.text);
  if (pair === undefined) return undefined;
  const lint = (text: string, filename: string): readonly string[] =>
    shared.verify(text, configs[input.settings], { filename }).map(said);
  // In a folder that no module calls.
  return differenceOf(
    lint(pair.configuration, "alone/main.tf.json"),
    lint(pair.plan, "main.plan.json"),
  );
}

function said({ ruleId, message }: Linter.LintMessage): string {
  return `${String(ruleId)}: ${message}`;
}

function shown(message: Linter.LintMessage): string {
  return `${message.line}:${message.column} ${said(message)}`;
}

function differenceOf(one: readonly string[], other: readonly string[]): string | undefined {
  const [left, right] = [one.toSorted(), other.toSorted()];
  if (JSON.stringify(left) === JSON.stringify(right)) return undefined;
  const [only] = left.filter((text) => !right.includes(text));
  const [otherOnly] = right.filter((text) => !left.includes(text));
  return `Here only: ${only ?? "nothing"} There only: ${otherOnly ?? "nothing"}`;
}
