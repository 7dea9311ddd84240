import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { URL } from "node:url";
import { Marked } from "marked";

const id = "virtual:rule-pages";

/**
 * The pages about rules, as HTML, by the names of the rules. Links to another rule have its name.
 * @param {string} folder where they are
 * @param {string} url where they are on the network
 * @returns {import("vite").Plugin}
 */
export function rulePages(folder, url) {
  return {
    name: "rule-pages",
    resolveId: { filter: { id: /^virtual:rule-pages$/ }, handler: () => `\0${id}` },
    load: {
      filter: { id: /^\0virtual:rule-pages$/ },
      handler() {
        const files = readdirSync(folder).filter((file) => file.endsWith(".md"));
        const pages = files.map((file) => {
          const path = join(folder, file);
          this.addWatchFile(path);
          return [file.replace(/\.md$/, ""), pageOf(readFileSync(path, "utf8"), url)];
        });
        return `export const pages = new Map(JSON.parse(${JSON.stringify(JSON.stringify(pages))}));`;
      },
    },
  };
}

/** Of what is generated on top of a page, the list already says all but what the rule is. */
function pageOf(markdown, url) {
  const [header = "", body = ""] = markdown.split("<!-- end auto-generated rule header -->");
  const [, description = ""] = /^📝 (.*)$/mu.exec(header) ?? [];
  return rendererFor(url).parse(`${description}\n\n${body}`, { async: false });
}

function rendererFor(url) {
  const renderer = {
    heading({ tokens, depth }) {
      const level = String(depth + 1);
      return `<h${level}>${this.parser.parseInline(tokens)}</h${level}>\n`;
    },
    link({ href, tokens }) {
      const text = this.parser.parseInline(tokens);
      const [, rule] = /^([\w-]+)\.md$/.exec(href) ?? [];
      if (rule !== undefined) return `<a href="#rule" data-rule="${rule}">${text}</a>`;
      const target = new URL(href, url).href.replaceAll('"', "%22");
      return `<a href="${target}" target="_blank" rel="noreferrer">${text}</a>`;
    },
  };
  return new Marked({ renderer });
}
