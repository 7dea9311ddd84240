import type { Input } from "./any-input.js";

/** Whether a file still shows what is wrong; the last chance to say so is when time is over. */
type StillFaulty = (input: Input) => Promise<boolean>;

/** A smaller file that shows the same, with lines, values or characters left out. */
export async function minimised(input: Input, isFaulty: StillFaulty): Promise<Input> {
  let best = input;
  const attempt = async (text: string): Promise<boolean> => {
    if (text.length >= best.text.length || !(await isFaulty({ ...best, text }))) return false;
    best = { ...best, text };
    return true;
  };
  await withFewerValues(best.text, attempt);
  await withFewer(best.text.split(/(?<=\n)/), attempt);
  if (best.text.length < 4000) await withFewer(best.text.split(/(?:)/u), attempt);
  return best;
}

/** Leaves out pieces, half of them first and then ever fewer at once. */
async function withFewer(
  pieces: readonly string[],
  attempt: (text: string) => Promise<boolean>,
): Promise<void> {
  let left = pieces;
  for (let size = left.length >> 1; size > 0; size >>= 1) {
    for (let start = 0; start < left.length;) {
      const fewer = left.toSpliced(start, size);
      if (await attempt(fewer.join(""))) left = fewer;
      else start += size;
    }
  }
}

type Data = Readonly<Record<string, unknown>> | readonly unknown[];

/** Leaves out what is in JSON, the outermost first. */
async function withFewerValues(
  text: string,
  attempt: (text: string) => Promise<boolean>,
): Promise<void> {
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch {
    return;
  }
  const visit = async (data: unknown, put: (changed: unknown) => unknown): Promise<unknown> => {
    if (typeof data !== "object" || data === null) return data;
    let kept = data as Data;
    for (const key of Object.keys(data).toReversed()) {
      const fewer = without(kept, key);
      if (await attempt(JSON.stringify(put(fewer)))) kept = fewer;
    }
    for (const key of Object.keys(kept)) {
      const inner = (kept as Readonly<Record<string, unknown>>)[key];
      const smaller = await visit(inner, (changed) => put(withValue(kept, key, changed)));
      kept = withValue(kept, key, smaller);
    }
    return kept;
  };
  await visit(root, (changed) => changed);
}

function without(data: Data, key: string): Data {
  if (Array.isArray(data)) return (data as readonly unknown[]).toSpliced(Number(key), 1);
  return Object.fromEntries(Object.entries(data).filter(([each]) => each !== key));
}

function withValue(data: Data, key: string, value: unknown): Data {
  if (Array.isArray(data)) return (data as readonly unknown[]).with(Number(key), value);
  return Object.fromEntries(
    Object.entries(data).map(([each, old]) => [each, each === key ? value : old]),
  );
}
