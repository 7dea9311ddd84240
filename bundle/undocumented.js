/**
 * Leaves out of a rule what only its entry in the table is asked for.
 * @param {RegExp} rule tells the modules of rules
 * @returns {import("rolldown").Plugin}
 */
export function undocumented(rule) {
  function handler(code) {
    for (const { declaration } of this.parse(code).body) {
      for (const { init } of declaration?.declarations ?? []) {
        const docs = init?.arguments?.[0]?.properties.find(({ key }) => key?.name === "docs");
        if (docs) return `${code.slice(0, docs.value.start)}{}${code.slice(docs.value.end)}`;
      }
    }
    throw new Error("A rule has no documentation.");
  }
  return { name: "undocumented", transform: { filter: { id: rule }, handler } };
}
