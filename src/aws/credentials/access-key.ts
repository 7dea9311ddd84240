/** What of a text gives access to an account. */
export interface AccessKeyPart {
  readonly kind: "ID" | "secret";
  /** Where it is in the text. */
  readonly start: number;
  readonly text: string;
}

/** Stands in a text for what nobody knows, which may be the rest of a key. */
export const hole = "\uffff";

/**
 * Keys of users and temporary ones: a prefix and sixteen digits of base 32.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
 */
const keyId = /(?<![A-Za-z0-9\uffff])A(?:K|S)IA[A-Z2-7]{16}(?![A-Za-z0-9\uffff])/g;

/** Thirty bytes in base 64, which many other things are, so that its name must say what it is. */
const secret = /(?<![A-Za-z0-9/+\uffff])[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=\uffff])/g;

const secretName = /secret[\s._-]?(?:access[\s._-]?)?key|(?:aws|access)[\s._-]?secret/i;

/** A name, and what may stand between it and its value in a script, a file of settings or JSON. */
const beforeSecret = new RegExp(
  `(?:${secretName.source})[\\w.-]{0,20}["'\\s:=>,]{0,8}(?:value["'\\s:=]{0,6})?$`,
  "i",
);

const longestBefore = 100;

/** The keys in a text; of a text that is a value, its name may say that it is one. */
export function accessKeysIn(text: string, name = ""): readonly AccessKeyPart[] {
  const ids = [...text.matchAll(keyId)].filter(([id]) => isDrawn(id.slice(4), 2.5));
  const secrets = [...text.matchAll(secret)].filter(([written]) => {
    const isMixed = /[A-Z]/.test(written) && /[a-z]/.test(written) && /\d/.test(written);
    return isMixed && isDrawn(written, 4.2);
  });
  return [
    ...ids.map(({ 0: id, index }) => ({ kind: "ID", start: index, text: id }) as const),
    ...secrets
      .filter(({ 0: written, index }) => {
        const before = text.slice(Math.max(0, index - longestBefore), index);
        const isAlone = text.trim() === written;
        return isAlone ? secretName.test(name) : beforeSecret.test(before);
      })
      .map(({ 0: written, index }) => ({ kind: "secret", start: index, text: written }) as const),
  ];
}

/** AWS's own examples say that they are some, and so do placeholders. */
const placeholder = /EXAMPLE|ABCDEFG|CHANGE|DUMMY|PLACEHOLDER|REDACTED|REPLACE|SECRET|XXXXX|YOUR/i;

/** Whether characters seem to be drawn by lot: bits in each of them, as Shannon counts them. */
function isDrawn(text: string, least: number): boolean {
  if (placeholder.test(text)) return false;
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  const bits = [...counts.values()].map(
    (count) => (count / text.length) * Math.log2(text.length / count),
  );
  return bits.reduce((sum, each) => sum + each, 0) >= least;
}
