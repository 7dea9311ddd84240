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
  const names = exports.filter((name) => !wholes.includes(name)).sort();
  const whole = wholes.filter((name) => exports.includes(name));
  return [
    `import chunk from ${from};\n`,
    whole.length > 0 ? "const { default: whole } = chunk;\n" : "",
    ...whole.map((name) => `export { whole as ${JSON.stringify(name)} };\n`),
    names.length > 0 ? `export const { ${names.join(", ")} } = chunk;\n` : "",
  ].join("");
}

/** The names of what `import` and `require` give, which is the same. */
const wholes = ["default", "module.exports"];
