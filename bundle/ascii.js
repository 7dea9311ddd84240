/**
 * One character beyond Latin, and V8 takes two bytes for each of a file. In texts, templates and
 * regular expressions, the only places that have any, all can be spelled in ASCII.
 * @returns {import("rolldown").Plugin}
 */
export function ascii() {
  return {
    name: "ascii",
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type === "chunk") chunk.code = chunk.code.replaceAll(/[^\0-\x7f]/g, escaped);
      }
    },
  };
}

function escaped(unit) {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
