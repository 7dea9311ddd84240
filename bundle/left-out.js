/**
 * Leaves modules out that are mentioned and never asked for anything: what they export is undefined.
 * @param {RegExp} module tells them
 * @returns {import("rolldown").Plugin}
 */
export function leftOut(module) {
  function handler(code) {
    const names = this.parse(code).body.flatMap(({ type, specifiers = [] }) =>
      type === "ExportNamedDeclaration" ? specifiers.map(({ exported }) => exported.name) : [],
    );
    return names.map((name) => `export const ${name} = undefined;\n`).join("");
  }
  return { name: "left-out", transform: { filter: { id: module }, handler } };
}
