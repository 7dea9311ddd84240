import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import plugin from "../index.js";

/** What the page about a rule says. */
export interface RulePage {
  /** Why it matters, without marks. */
  readonly threat: string;
  /** All of it in Markdown, of which the links lead somewhere wherever it is shown. */
  readonly markdown: string;
}

const pages = new Map<string, RulePage | undefined>();

/** The page about a rule of ours, which is a part of the package, by its address. */
export function rulePageAt(url: string): RulePage | undefined {
  if (!pages.has(url)) pages.set(url, readPage(url));
  return pages.get(url);
}

function readPage(url: string): RulePage | undefined {
  const name = Object.keys(plugin.rules).find((each) => plugin.rules[each]?.meta.docs.url === url);
  const root = packageAbove(dirname(fileURLToPath(import.meta.url)));
  if (name === undefined || root === undefined) return undefined;
  const path = join(root, "docs", "rules", `${name}.md`);
  if (!existsSync(path)) return undefined;
  const [, body = ""] = readFileSync(path, "utf8").split("<!-- end auto-generated rule header -->");
  const markdown = withWholeLinks(body.trim(), url);
  const [threat = ""] = markdown.split(/^## /m);
  return { threat: plain(threat), markdown };
}

/** The sources lie deeper in the package than what is built of them. */
function packageAbove(folder: string): string | undefined {
  if (existsSync(join(folder, "package.json"))) return folder;
  const parent = dirname(folder);
  return parent === folder ? undefined : packageAbove(parent);
}

function withWholeLinks(markdown: string, url: string): string {
  return markdown.replace(
    /\]\(([^()\s]+)\)/g,
    (_, href: string) => `](${new URL(href, url).href})`,
  );
}

function plain(markdown: string): string {
  return markdown
    .replace(/\[([^[\]]*)\]\([^()\s]*\)/g, "$1")
    .replace(/[`*]/g, "")
    .replace(/(?<!\n)\n(?!\n)/g, " ")
    .trim();
}
