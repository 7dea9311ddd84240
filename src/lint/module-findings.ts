import type { Span } from "../document/node.js";
import type { Draft } from "../template/draft.js";
import { assembledOf } from "./assembled.js";
import type { Finding } from "./finding.js";
import type { Standpoint } from "./standpoint.js";
import { calledFileOf, type HasText } from "./template-file-of.js";

/**
 * Tells whether what was found through the call of a module is said about the module's own file
 * too, whoever calls it. Then it is not said again. What is said there because of this file, or of
 * another that leads to it, is said in each of them, as is what the calls on the way make a subject of a
 * rule and this file does, too.
 */
export function modulesOf(
  sourceCode: HasText,
  caller: string,
  from: Standpoint,
  findingsIn: (draft: Draft) => readonly Finding[],
): (finding: Finding) => boolean {
  const known = new Map<string, readonly Finding[]>();
  const findingsOf = (path: string): readonly Finding[] => {
    const before = known.get(path);
    if (before !== undefined) return before;
    const file = calledFileOf(sourceCode, path);
    const found = file && assembledOf(file, path, from, caller).drafts.flatMap(findingsIn);
    known.set(path, found ?? []);
    return found ?? [];
  };
  return ({ messageId, inModules, witness: { parts } = {} }) => {
    if (inModules === undefined) return false;
    const { own, calls } = inModules;
    const isMadeHere = parts?.kind === "makers" && parts.all.some(({ use }) => !use.file);
    return (isMadeHere ? own : [...own, ...calls]).some(
      ({ file, span }) =>
        file !== undefined &&
        findingsOf(file).some(
          (said) => said.messageId === messageId && isSame(said.place.span, span),
        ),
    );
  };
}

function isSame([start, end]: Span, [otherStart, otherEnd]: Span): boolean {
  return start === otherStart && end === otherEnd;
}
