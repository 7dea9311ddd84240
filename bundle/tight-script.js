import { minifySync } from "rolldown/utils";

/**
 * Writes a script that a module has as a text in as few characters as the code around it.
 * @param {RegExp} where the module that has it
 * @returns {import("rolldown").Plugin}
 */
export function tightScript(where) {
  return {
    name: "tight-script",
    transform: {
      filter: { id: where },
      handler(code) {
        const [{ declaration }] = this.parse(code).body;
        const [{ init }] = declaration.declarations;
        const [{ value }] = init.quasis;
        const { code: script } = minifySync("script.js", value.cooked, { module: false });
        return code.slice(0, init.start) + JSON.stringify(script.trim()) + code.slice(init.end);
      },
    },
  };
}
