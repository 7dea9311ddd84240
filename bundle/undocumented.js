/** What a rule says of itself, which its entry in the table has. */
const said = ["docs", "messages", "suggestions"];

/**
 * Leaves out of a rule what only its entry in the table is asked for.
 * @param {RegExp} rule tells the modules of rules
 * @returns {import("rolldown").Plugin}
 */
export function undocumented(rule) {
  function handler(code) {
    for (const { declaration } of this.parse(code).body) {
      for (const { init } of declaration?.declarations ?? []) {
        const values = (init?.arguments?.[0]?.properties ?? [])
          .filter(({ key }) => said.includes(key?.name))
          .map(({ value }) => value);
        if (values.length > 0) return emptied(code, values);
      }
    }
    throw new Error("A rule has no documentation.");
  }
  return { name: "undocumented", transform: { filter: { id: rule }, handler } };
}

function emptied(code, objects) {
  return objects.reduceRight(
    (text, { start, end }) => `${text.slice(0, start)}{}${text.slice(end)}`,
    code,
  );
}
