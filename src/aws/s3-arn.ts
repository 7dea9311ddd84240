import type { Unknown } from "../graph/value.js";

type Part = string | Unknown;

/** How the ARNs of buckets begin, written with the partition that stands for all of them. */
export const beginning = "arn:aws:s3:::";

/**
 * A text with the ARNs and names of buckets that resources return spelled out, whatever the partition:
 * `!GetAtt Logs.Arn` and the ARN written out are the same then. A bucket is asked for its name by that
 * of its resource; one without an answer is left as it is.
 */
export function spelledOut(
  parts: readonly Part[],
  nameOf: (resource: string, part: Unknown) => readonly Part[] | undefined,
): readonly Part[] {
  const spelled = parts.flatMap((part) => {
    const attribute = typeof part === "string" ? undefined : attributeOf(part);
    if (typeof part === "string" || attribute === undefined) return [part];
    const name = nameOf(attribute.resource, part);
    if (name === undefined) return [part];
    return attribute.isArn ? [beginning, ...name] : name;
  });
  return withoutPartition(spelled);
}

interface Attribute {
  /** The name of the resource that returns it. */
  readonly resource: string;
  /** Else it is the name of the bucket. */
  readonly isArn: boolean;
}

function attributeOf({ reference }: Unknown): Attribute | undefined {
  if (reference === undefined) return undefined;
  const { resource, path } = reference;
  const attribute = path.join(".");
  const isArn = /^arn$/i.test(attribute);
  return isArn || /^(?:id|bucket)?$/.test(attribute) ? { resource, isArn } : undefined;
}

/** `arn:aws:s3` alone is the beginning of all ARNs of S3. */
function withoutPartition(parts: readonly Part[]): readonly Part[] {
  const [first, second, third, ...rest] = parts;
  if (typeof first !== "string") return parts;
  const isHole = first === "arn:" && typeof second === "object";
  if (isHole && typeof third === "string" && /^:s3(?::::|$)/.test(third)) {
    return ["arn:aws", third, ...rest];
  }
  return [first.replace(/^arn:[^:*]+:s3(?=:::|$)/, "arn:aws:s3"), ...parts.slice(1)];
}
