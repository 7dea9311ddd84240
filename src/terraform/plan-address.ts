/** A name, or a key in its brackets: `module`, `logs`, `["eu"]`, `[0]`. */
export type Step = string;

const step = /\.?([^.[\]"\s]+)|(\[(?:"(?:[^"\\]|\\.)*"|[^\]"]*)\])/y;

/** The steps of an address or a reference; none where it is neither. */
export function stepsOf(text: string): readonly Step[] {
  const steps: Step[] = [];
  let end = 0;
  while (end < text.length) {
    step.lastIndex = end;
    const match = step.exec(text);
    if (match === null) return [];
    steps.push(match[1] ?? match[2] ?? "");
    end = step.lastIndex;
  }
  return steps;
}

/** What a reference is to, the instance it names, and where it goes from there. */
export interface Target {
  /** Without module and key: `aws_s3_bucket.logs`, `data.aws_s3_bucket.logs`, `module.logs`. */
  readonly declared: string;
  /** In its brackets; empty where no instance is named. */
  readonly key: string;
  /** Names, and keys as text. */
  readonly path: readonly string[];
}

export function targetOf(steps: readonly Step[]): Target {
  const length = steps[0] === "data" ? 3 : 2;
  const next = steps[length];
  const key = next?.startsWith("[") === true ? next : "";
  const path = steps.slice(key === "" ? length : length + 1).map(withoutBrackets);
  return { declared: steps.slice(0, length).join("."), key, path };
}

function withoutBrackets(text: Step): string {
  return text.replace(/^\["?|"?\]$/g, "");
}

/**
 * References without those that only repeat the beginning of another: Terraform lists `a.b.id` and
 * then `a.b` for one expression.
 */
export function mostSpecific(references: readonly string[]): readonly string[] {
  const beginnings = new Set<string>();
  for (const reference of references) {
    let beginning = "";
    for (const each of stepsOf(reference)) {
      if (beginning !== "") beginnings.add(beginning);
      beginning = extended(beginning, each);
    }
  }
  return [...new Set(references)].filter((reference) => !beginnings.has(reference));
}

/** An address with one more step; no step adds nothing. */
export function extended(address: string, next: Step): string {
  if (next === "") return address;
  return address === "" || next.startsWith("[") ? address + next : `${address}.${next}`;
}
