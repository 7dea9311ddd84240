/**
 * The modules that others import, in front of the chunks, which are in CommonJS.
 * @returns {import("rolldown").Plugin}
 */
export function faces() {
  return {
    name: "faces",
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== "chunk" || !chunk.isEntry) continue;
        const { exports = [] } = this.getModuleInfo(chunk.facadeModuleId) ?? {};
        const source = faceOf(exports, JSON.stringify(`./${chunk.fileName}`));
        this.emitFile({ type: "asset", fileName: `${chunk.name}.js`, source });
      }
    },
  };
}

function faceOf(exports, from) {
  if (exports.length === 0) return `#!/usr/bin/env node\nimport ${from};\n`;
  const names = exports.filter((name) => name !== "default").sort();
  return [
    `import chunk from ${from};\n`,
    exports.includes("default") ? "export default chunk.default;\n" : "",
    names.length > 0 ? `export const { ${names.join(", ")} } = chunk;\n` : "",
  ].join("");
}
