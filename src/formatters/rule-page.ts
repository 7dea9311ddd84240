import plugin from "../index.js";
import { packedText } from "./packed-text.js";

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
  if (name === undefined) return undefined;
  const [, body = ""] = packedText(name).split("<!-- end auto-generated rule header -->");
  const markdown = withWholeLinks(body.trim(), url);
  const [threat = ""] = markdown.split(/^## /m);
  return { threat: plain(threat), markdown };
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
