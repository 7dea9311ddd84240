import { entriesOf, resolve } from "../document/entries.js";
import type { Document, Node } from "../document/node.js";
import { readDocument } from "../document/read.js";
import type { Call } from "./call.js";
import { joinLines } from "./literal.js";
import { type At, reasonOf, scalarAt, unknownAt } from "./make-node.js";
import { withDefaults } from "./merge.js";
import { type Opened, openFile, refuse } from "./open-file.js";
import { plainScalar } from "./plain.js";
import { select } from "./query.js";
import { type Request, requestIn } from "./request.js";
import { deeper, type Scope } from "./scope.js";
import { substitute } from "./substitute.js";
import { injectInto, transplant } from "./transplant.js";

/**
 * A file of the project in the place of `Fn::Include`. What is written beside the call is over what
 * the file has.
 */
export function expandInclude({ argument, siblings, at }: Call, scope: Scope): Node {
  const request = requestIn(argument);
  const included =
    request === undefined
      ? unknownAt(at, "'Fn::Include' has unexpected arguments")
      : contentOf(request, at, scope);
  const content = resolve(included);
  if (content.kind !== "Mapping" || content.tag !== undefined) return content;
  const whole = withDefaults(siblings, content, at);
  return scope.run.expand(substitute(whole, scope.variables, scope.run), scope);
}

function contentOf(request: Request, at: At, scope: Scope): Node {
  if (request.type === "api") return unknownAt(at, "it is asked of AWS when the template is built");
  if (request.isGlob) return unknownAt(at, "it includes whatever files there are");
  const file = openFile(request.location, at, scope);
  if (typeof file === "string") return unknownAt(at, file);
  const injected = injectedBy(request.inject, file, scope);
  const inside: Scope = {
    ...scope,
    path: file.path,
    including: [...scope.including, file.path],
    injected,
  };
  switch (request.type) {
    case "json": {
      const content = contentIn(file, at, inside);
      return request.query === undefined ? content : select(content, request, at, inside);
    }
    case "string":
    case "literal": {
      const text = injectInto(file.text, injected);
      if (text === undefined) return unknownAt(at, "what is injected is not known as a text");
      const origin = { ...file, span: [0, file.text.length] } as const;
      const place = { span: at.span, origin };
      return request.type === "string"
        ? scalarAt(text, place)
        : joinLines(text, request.context, place);
    }
    default:
      return unknownAt(at, `'${request.type}' is no type of an include`);
  }
}

/** What is included may have comments in JSON; what stands around them stays where it is. */
function parse(text: string): Document {
  const document = readDocument(text);
  if (document.syntax !== "json" || document.comments.length === 0) return document;
  const pieces = document.comments.map(({ span: [start, end] }, index) => {
    const before = document.comments[index - 1]?.span[1] ?? 0;
    return text.slice(before, start) + " ".repeat(end - start);
  });
  return readDocument(pieces.join("") + text.slice(document.comments.at(-1)?.span[1]));
}

/** A map may include the same file for each of its items. */
const parsed = new WeakMap<Opened, Pick<Document, "roots" | "problems">>();

/** The one document of a file of YAML or JSON, with what that includes. */
export function contentIn(file: Opened, at: At, scope: Scope): Node {
  const { roots, problems } = parsed.get(file) ?? parse(file.text);
  parsed.set(file, { roots, problems });
  const [problem] = problems;
  if (problem !== undefined) {
    const line = file.text.slice(0, problem.span[0]).split("\n").length;
    const name = file.path.split(/[/\\]/).at(-1) ?? "";
    const message = problem.message.replace(/\.$/, "");
    return unknownAt(at, refuse(`line ${String(line)} of '${name}': ${message}`, at, scope));
  }
  const [root, ...others] = roots;
  if (others.length > 0) return unknownAt(at, "the file has several documents");
  if (root === undefined) return scalarAt(null, at);
  const { injected, run } = scope;
  return run.expand(transplant(root, { ...file, at, injected }, run), deeper(scope));
}

/** What is injected into a file is injected into those it includes too, rather than their own. */
function injectedBy(inject: Node | undefined, { path }: Opened, scope: Scope): Scope["injected"] {
  const written = inject === undefined ? undefined : resolve(scope.run.expand(inject, scope));
  const entries = written?.kind === "Mapping" ? entriesOf(written) : [];
  const folder = path.replace(/[/\\][^/\\]*$/, "");
  const own = entries.map(({ key, value }) => [key.text, textOf(value)] as const);
  return new Map<string, string | undefined>([
    ["CFN_INCLUDE_DIRNAME", folder],
    ...own,
    ...scope.injected,
  ]);
}

function textOf(node: Node): string | undefined {
  const scalar = resolve(node);
  if (reasonOf(scalar) !== undefined || scalar.kind !== "Scalar" || scalar.tag !== undefined) {
    return undefined;
  }
  return String(plainScalar(scalar));
}
