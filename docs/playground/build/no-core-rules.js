/**
 * ESLint's own rules are about JavaScript, and are most of it.
 * @returns {import("vite").Plugin}
 */
export function noCoreRules() {
  return {
    name: "no-core-rules",
    load: {
      filter: { id: /\/eslint\/lib\/rules\/index\.js$/ },
      handler: () => "module.exports = new Map();",
    },
  };
}
