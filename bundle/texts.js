import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { brotliCompressSync } from "node:zlib";

/**
 * Long texts in one file, packed: as they are, they would be a quarter of what is installed, for the few
 * who ask the command line for one or make a report.
 * @param {string} folder with the pages of rules
 * @param {RegExp} where the modules of which each is one text
 * @param {string} reader the module that unpacks them, as those import it
 * @returns {import("rolldown").Plugin}
 */
export function texts(folder, where, reader) {
  const packed = new Map(
    readdirSync(folder).map((name) => [
      basename(name, ".md"),
      readFileSync(join(folder, name), "utf8"),
    ]),
  );
  return {
    name: "texts",
    transform: {
      filter: { id: where },
      handler(code) {
        const [{ declaration }] = this.parse(code).body;
        const [{ id, init }] = declaration.declarations;
        packed.set(id.name, init.value ?? init.quasis[0].value.cooked);
        return `import { packedText } from "${reader}";
export const ${id.name} = packedText("${id.name}");
`;
      },
    },
    generateBundle() {
      // Of JSON, the ends of lines and the quotation marks would take more.
      const source = brotliCompressSync([...packed].map((each) => each.join("\n")).join("\0"));
      this.emitFile({ type: "asset", fileName: "texts.br", source });
    },
  };
}
