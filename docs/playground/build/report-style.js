import { style } from "../../../dist/src/formatters/html/style.js";

const id = "virtual:report-style.css";

/**
 * How the HTML report looks, for a page that is to look the same.
 * @returns {import("vite").Plugin}
 */
export function reportStyle() {
  return {
    name: "report-style",
    resolveId: { filter: { id: /^virtual:report-style\.css$/ }, handler: () => `\0${id}` },
    load: { filter: { id: /^\0virtual:report-style\.css$/ }, handler: () => style },
  };
}
