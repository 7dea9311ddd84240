import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, chromium } from "playwright-core";
import { expect } from "vitest";

const executablePath = process.env["CHROMIUM"] ?? "/usr/bin/chromium";

/** Without it, nothing is tried in a browser. */
export const isInstalled: boolean = existsSync(executablePath);
if (!isInstalled) {
  console.warn(`${executablePath} is not installed: nothing is tried in a browser.`);
}

/** What a browser does by itself has no part in a test, nor has the graphics card. */
const quiet = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A browser with a profile of its own. */
export async function launch(): Promise<Browser> {
  return chromium.launch({ executablePath, args: ["--no-sandbox", ...quiet] });
}

const root = fileURLToPath(new URL("..", import.meta.url));
const images = join(root, "docs/images");
const readme = readFileSync(join(root, "README.md"), "utf8");

/** Expects the README to show a picture, which `CLOUDTRAIL_SCREENSHOTS=1` has made anew. */
export function expectPictured(file: string, image: Buffer): void {
  // Blank ones are smaller by far.
  expect(image.length).toBeGreaterThan(10_000);
  if (process.env["CLOUDTRAIL_SCREENSHOTS"] !== undefined && process.env["CI"] === undefined) {
    writeFileSync(join(images, file), image);
  }
  expect(readme).toContain(`/raw/main/docs/images/${file})`);
  const pictures = readdirSync(images).map((name) => readFileSync(join(images, name)));
  expect(new Set(pictures.map((each) => each.toString("base64"))).size).toBe(pictures.length);
  const [shown, made] = [readFileSync(join(images, file)), image].map(sizeOf);
  expect(shown?.width).toBe(made?.width);
  // Texts are as high as the fonts of a machine make them.
  expect(shown!.height / made!.height).toBeCloseTo(1, 1);
}

/** How large a picture is by the first chunk of its file: https://www.w3.org/TR/png-3/#11IHDR */
function sizeOf(png: Buffer): { readonly width: number; readonly height: number } {
  expect(png.toString("latin1", 0, 16)).toBe("\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) };
}
