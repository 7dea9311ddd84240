import { type Preset, presets, type Question } from "./outcome.js";

/** What a link is to bring back; whoever made it may have made a small one of a huge text. */
const mostCharacters = 5_000_000;

const beginning = "#template=";

/** What is asked, as the part of an address that no server is ever told. */
export async function hashOf({ text, preset }: Question): Promise<string> {
  const bytes = new TextEncoder().encode(`${preset}\n${text}`);
  const packed = await through(bytes, new CompressionStream("deflate-raw"));
  const binary = Array.from(packed, (byte) => String.fromCharCode(byte)).join("");
  return beginning + btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** What an address asks: nothing where it is about no template, and a refusal where it is broken. */
export async function questionIn(hash: string): Promise<Question | "broken" | undefined> {
  if (!hash.startsWith(beginning)) return undefined;
  try {
    const base64 = hash.slice(beginning.length).replaceAll("-", "+").replaceAll("_", "/");
    const packed = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const bytes = await through(packed, new DecompressionStream("deflate-raw"));
    const [preset = "", ...lines] = new TextDecoder("utf-8", { fatal: true })
      .decode(bytes)
      .split("\n");
    return isPreset(preset) ? { preset, text: lines.join("\n") } : "broken";
  } catch {
    return "broken";
  }
}

export function isPreset(name: string): name is Preset {
  return presets.some((preset) => preset === name);
}

async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
): Promise<Uint8Array> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return new Uint8Array(await new Blob(pieces).arrayBuffer());
    length += value.length;
    if (length > mostCharacters) throw new RangeError("It is too long.");
    pieces.push(value);
  }
}
