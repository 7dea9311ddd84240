import { excerpt } from "../document/excerpt.js";
import type { At } from "./make-node.js";
import { bounds, type Included, type Scope, spend } from "./scope.js";

export type Opened = Extract<Included, { kind: "file" }>["file"];

/** Reads a file that is included, or says why nobody knows what is in it. */
export function openFile(location: string, at: At, scope: Scope): Opened | string {
  const { path: from, including, run } = scope;
  const remote = /^([a-z][a-z0-9]+):\/\//i.exec(location)?.[1]?.toLowerCase();
  const name = `'${excerpt(location)}'`;
  if (remote !== undefined && remote !== "file") return `${name} is not on this machine`;
  if (from === undefined) return "nobody knows where the template is";
  // Whoever includes a thousand files is no person.
  spend(run, 100, at);
  const found = run.read(from, remote === "file" ? location : location.replace(/^[/\\]+/, ""));
  if (found.kind === "unknown") return found.reason;
  if (found.kind === "refused") return refuse(found.reason, at, scope);
  const { file } = found;
  if (including.includes(file.path)) return refuse(`${name} includes itself`, at, scope);
  if (including.length > bounds.includes) {
    return refuse(`${name} is more than ${bounds.includes} includes away`, at, scope);
  }
  spend(run, file.text.length >> 6, at);
  return file;
}

/** What is refused is said where it is asked for, rather than passed over. */
export function refuse(reason: string, { span }: At, { run }: Scope): string {
  run.problems.push({ message: `Nothing is included here: ${reason}.`, span });
  return reason;
}
