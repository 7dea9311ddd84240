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

/**
 * Leaves methods out that nobody calls.
 * @param {RegExp} module tells whose
 * @param {RegExp} name tells which
 * @returns {import("rolldown").Plugin}
 */
export function methodsLeftOut(module, name) {
  function handler(code) {
    const classes = this.parse(code).body.filter(({ type }) => type === "ClassDeclaration");
    const methods = classes.flatMap(({ body }) =>
      body.body.filter(({ key }) => name.test(key.name)),
    );
    return methods.reduceRight(
      (rest, { start, end }) => rest.slice(0, start) + rest.slice(end),
      code,
    );
  }
  return { name: "methods-left-out", transform: { filter: { id: module }, handler } };
}
