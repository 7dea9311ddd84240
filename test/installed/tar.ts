/** A file in an archive, by its path in it. */
export interface Entry {
  readonly path: string;
  readonly content: Uint8Array;
}

const block = 512;

/** An archive as `tar` writes it, in the format of POSIX. */
export function tar(entries: readonly Entry[]): Buffer {
  const parts = entries.flatMap(({ path, content }) => [
    header(path, content.length),
    content,
    Buffer.alloc(-content.length & (block - 1)),
  ]);
  return Buffer.concat([...parts, Buffer.alloc(2 * block)]);
}

function header(path: string, size: number): Buffer {
  const bytes = Buffer.alloc(block);
  const slash = Buffer.byteLength(path) > 100 ? path.indexOf("/", path.length - 100) : -1;
  bytes.write(path.slice(slash + 1), 0);
  bytes.write("0000644\0", 100);
  bytes.write(`${size.toString(8).padStart(11, "0")}\0`, 124);
  bytes.write("0".repeat(11), 136);
  // The sum is taken as if it were spaces.
  bytes.write(" ".repeat(8), 148);
  bytes.write("0", 156);
  bytes.write("ustar\x0000", 257);
  bytes.write(path.slice(0, Math.max(slash, 0)), 345);
  const sum = bytes.reduce((total, byte) => total + byte, 0);
  bytes.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  return bytes;
}
