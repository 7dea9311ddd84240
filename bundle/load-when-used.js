import { basename } from "node:path";

const required = /^const (require_\w+) = require\("([^"]+)"\);$/gm;
const exported =
  /^Object\.defineProperty\(exports, "([\w$]+)", \{\s+enumerable: true,\s+get: function \(\) \{\s+return ([\w$]+);\s+\}\s+\}\);$/gm;

/**
 * Loads a chunk when something of it is used rather than when a chunk that mentions it is loaded.
 * What other chunks export is spelled `require_NAME.export` everywhere, and becomes
 * `require_NAME.now.export`, where `now` loads it.
 * @param {(chunk: string) => boolean} isLater tells the chunks that wait by their names
 * @returns {import("rolldown").Plugin}
 */
export function loadWhenUsed(isLater) {
  return {
    name: "load-when-used",
    renderChunk(code) {
      const waiting = [];
      const head = code.replace(required, (written, name, path) => {
        if (!isLater(basename(path, ".cjs"))) return written;
        waiting.push(name);
        return `const ${name} = { get now() { return (this.known ??= require("${path}")); } };`;
      });
      const offered = [];
      const body = waiting
        .reduce(
          (text, name) => text.replaceAll(new RegExp(`\\b${name}\\.`, "g"), `${name}.now.`),
          head,
        )
        .replaceAll(exported, (_, name, local) => {
          offered.push(`${name}: ${local}`);
          return "";
        });
      // Nothing that is exported changes later, and properties are read faster than getters. To name
      // `exports` once makes the package smaller by a hundredth.
      return offered.length === 0
        ? body
        : `${body}\nObject.assign(exports, { ${offered.join(", ")} });\n`;
    },
  };
}
