import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const inPackage = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//;

/**
 * What the licences of packages want to be told whoever gets a page that they are in.
 * @returns {{ note: () => import("vite").Plugin, texts: () => string }}
 */
export function licences() {
  const folders = new Set();
  return {
    /** For each script of the page: its worker is built by itself. */
    note: () => ({
      name: "note-packages",
      apply: "build",
      generateBundle(_options, bundle) {
        for (const file of Object.values(bundle)) {
          for (const id of file.type === "chunk" ? file.moduleIds : []) {
            const [, folder] = inPackage.exec(id.replace(/^\0/, "")) ?? [];
            if (folder !== undefined) folders.add(folder);
          }
        }
      },
    }),
    texts: () => [...folders].map(textOf).sort().join("\n\n"),
  };
}

/** Some packages only name the licence, and say the rest where they come from. */
function textOf(folder) {
  const { name, license, homepage } = JSON.parse(
    readFileSync(join(folder, "package.json"), "utf8"),
  );
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
  const text =
    file === undefined
      ? `${license}: ${homepage}`
      : readFileSync(join(folder, file), "utf8").trim();
  return `${name}\n\n${text}`;
}
