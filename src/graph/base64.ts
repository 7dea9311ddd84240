/** The bytes of a text in UTF-8. */
export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export function base64Of(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}

/** What a text in base 64 encodes, one character a byte; nothing where it is in none. */
export function binaryIn(text: string): string | undefined {
  try {
    return atob(text);
  } catch {
    return undefined;
  }
}
