/**
 * Leaves out of a style what is for who reads it in the sources.
 * @param {RegExp} where the module that has it
 * @returns {import("rolldown").Plugin}
 */
export function tightStyle(where) {
  return {
    name: "tight-style",
    transform: {
      filter: { id: where },
      handler: (code) => code.replaceAll(/^ +| (?=[{}])|(?<=[{};:,])[ \n]|;(?=\s*\})/gm, ""),
    },
  };
}
