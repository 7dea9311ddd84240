import type { Entry, Node, Span } from "../document/node.js";
import type { Finding } from "./finding.js";
import type { LintedFile } from "./linted-file.js";

/**
 * What leads to a finding from the resource around it: keys and, for what is listed, what it says, as
 * its number changes with what stands before. Where one place may be reported for several things, also
 * what is said of it.
 */
export function stepsTo(
  { region }: Finding,
  { lines, template, text = "" }: LintedFile,
  said: string,
): readonly string[] {
  // Numbers are values, or count what is listed; the CDK may move its construct.
  const words = said.replace(/ \([^()]*\)|\d+/g, "");
  if (region === undefined) return [words];
  const [start = 0, end = 0] = [region.start, region.end].map(
    ({ line, column }) => (lines.startOf(line) ?? 0) + column - 1,
  );
  const isAround = ({ span }: { readonly span: Span }): boolean =>
    span[0] <= start && end <= span[1];
  const resource = template.templates
    .flatMap(({ resources }) => [...resources.values()])
    .findLast((each) => each.file === undefined && isAround(each));
  const steps = resource ? [text.slice(...resource.header)] : [];
  let node: Node | undefined = resource ? resource.body : template.document?.roots.find(isAround);
  while (node?.kind === "Mapping" || node?.kind === "Sequence") {
    if (node.kind === "Mapping") {
      const entry: Entry | undefined = node.entries.find(isAround);
      if (entry) steps.push(entry.key.text);
      node = entry && isAround(entry.value) ? entry.value : undefined;
    } else {
      const index = node.items.findIndex(isAround);
      const isFunction = node.tag !== undefined || steps.at(-1)?.startsWith("Fn::") === true;
      node = node.items[index];
      if (node) steps.push(isFunction ? String(index) : nameOf(node, text));
    }
  }
  // A whole policy may be one text.
  return node?.kind === "Scalar" && !node.text.includes("{") ? steps : [...steps, words];
}

function nameOf(item: Node, text: string): string {
  const entries = item.kind === "Mapping" ? item.entries : [];
  const sid = entries.find(({ key }) => key.text.toLowerCase() === "sid")?.value;
  return sid?.kind === "Scalar" ? sid.text : text.slice(...item.span).replace(/\s/g, "");
}
