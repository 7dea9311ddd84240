/**
 * Leaves methods of classes out that nobody calls, which no bundler can tell.
 * @param {RegExp} module tells the modules of these classes
 * @param {RegExp} method tells the methods
 * @returns {import("rolldown").Plugin}
 */
export function withoutMethods(module, method) {
  function handler(code) {
    const methods = this.parse(code)
      .body.flatMap(({ type, body }) => (type === "ClassDeclaration" ? body.body : []))
      .filter(({ type, key }) => type === "MethodDefinition" && method.test(key.name));
    let rest = "";
    let end = 0;
    for (const { start, end: after } of methods) {
      rest += code.slice(end, start);
      end = after;
    }
    return rest + code.slice(end);
  }
  return { name: "without-methods", transform: { filter: { id: module }, handler } };
}
