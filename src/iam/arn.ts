import { joinParts, partsOf } from "../graph/text.js";
import type { Known, TextValue, Unknown, Value } from "../graph/value.js";

/** Text that may have holes or be one. */
export type Text = Known | TextValue | Unknown;

export interface Arn {
  readonly partition: Text;
  readonly service: Text;
  readonly region: Text;
  readonly account: Text;
  /** The rest, colons included. */
  readonly resource: Text;
}

/**
 * Takes an ARN apart, `arn:partition:service:region:account:resource`. A hole between colons is
 * taken for one segment; undefined where the colons do not show the segments.
 *
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 */
export function readArn(value: Value): Arn | undefined {
  const [prefix, ...segments] = splitAt(value, ":", 6);
  const [partition, service, region, account, resource] = segments;
  if (prefix?.state !== "known" || prefix.text !== "arn") return undefined;
  if (!partition || !service || !region || !account || !resource) return undefined;
  return { partition, service, region, account, resource };
}

/** Splits at a literal character into at most so many texts; none where the value is no text. */
export function splitAt(value: Value, separator: string, limit: number): readonly Text[] {
  const parts = partsOf(value);
  if (parts === undefined) return [];
  const texts: (string | Unknown)[][] = [[]];
  for (const part of parts) {
    if (typeof part !== "string") {
      texts.at(-1)?.push(part);
      continue;
    }
    const pieces = part.split(separator);
    const room = limit - texts.length;
    const [first = "", ...others] = [
      ...pieces.slice(0, room),
      ...(pieces.length > room ? [pieces.slice(room).join(separator)] : []),
    ];
    texts.at(-1)?.push(first);
    for (const piece of others) texts.push([piece]);
  }
  const { use, source } = value;
  return texts.map((text) => joinParts(text, { use, source }));
}

export function hasWildcard(text: Text | undefined): boolean {
  return text !== undefined && literalsOf(text).some((literal) => /[*?]/.test(literal));
}

/** What of a text is known. */
export function literalsOf(text: Text): readonly string[] {
  return (partsOf(text) ?? []).filter((part) => typeof part === "string");
}
