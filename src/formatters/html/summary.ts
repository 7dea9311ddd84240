import { groupBy } from "../../template/group.js";
import { rulesAskedAbout } from "../../lint/asked.js";
import type { LintedFile } from "../linted-file.js";
import { type Html, html } from "./markup.js";
import { counted, grades, type Item, type Report } from "./report.js";

/** How many there are of what, and where. */
export function summarySection({ files, items }: Report): Html {
  const open = items.filter(({ isSuppressed }) => !isSuppressed);
  const ours = grades.filter(
    (grade) => !["error", "warning"].includes(grade) || open.some((item) => item.grade === grade),
  );
  const byFile = [...groupBy(items, ({ file }) => file)];
  return html`<section id="summary" aria-labelledby="summary-heading">
<h2 id="summary-heading">Summary</h2>
<p>${sentence(open, items, files)}</p>
<dl class="tiles">
${ours.map(
  (
    grade,
  ) => html`<div class="tile grade-${grade}"><dt>${grade}</dt><dd>${countOf(grade, open)}</dd></div>
`,
)}<div class="tile"><dt>suppressed</dt><dd>${items.length - open.length}</dd></div>
<div class="tile"><dt>with a cure</dt><dd>${open.filter(({ finding }) => finding.edits.length > 0).length}</dd></div>
</dl>
${
  byFile.length === 0
    ? ""
    : table(
        byFile.map(([file, own]) => [file.name, own]),
        ours,
      )
}
</section>
`;
}

function sentence(
  open: readonly Item[],
  items: readonly Item[],
  files: readonly LintedFile[],
): string {
  if (files.length === 0) return "No file was linted.";
  const judged = new Set(items.flatMap(({ file, address }) => (address === undefined ? [] : file)));
  const templates = files.filter((file) => judged.has(file) || isTemplate(file)).length;
  const others = files.length - templates;
  const counts = [
    templates > 0 ? counted(templates, "template") : "",
    others === 1
      ? "1 file that is no template"
      : others > 1
        ? `${String(others)} files that are no templates`
        : "",
  ];
  const where = `${counts.filter(Boolean).join(" and ")} ${files.length === 1 ? "was" : "were"} linted`;
  const found = new Set(open.map(({ file }) => file)).size;
  if (open.length > 0) {
    return `${where}; ${counted(open.length, "finding")} in ${counted(found, "file")}.`;
  }
  if (templates === 0) return `${where}: nothing was judged.`;
  return `${where}; nothing was found${items.length === 0 ? "" : " that is not suppressed"}.`;
}

/** What rules were asked about need not be looked at once more. */
function isTemplate(file: LintedFile): boolean {
  return (rulesAskedAbout(file.path)?.size ?? 0) > 0 || file.template.document !== undefined;
}

function table(
  rows: readonly (readonly [name: string, own: readonly Item[]])[],
  shown: readonly Item["grade"][],
): Html {
  return html`<div class="scroll" tabindex="0" role="group" aria-labelledby="by-file">
<table>
<caption id="by-file">Findings by file</caption>
<thead><tr><th scope="col">File</th>${shown.map((grade) => html`<th scope="col" class="number">${grade}</th>`)}<th scope="col" class="number">suppressed</th></tr></thead>
<tbody>
${rows.map(([name, own], index) => {
  const open = own.filter(({ isSuppressed }) => !isSuppressed);
  return html`<tr><th scope="row"><a href="#file-${index}">${name}</a></th>${shown.map((grade) => html`<td class="number">${countOf(grade, open)}</td>`)}<td class="number">${own.length - open.length}</td></tr>
`;
})}</tbody>
</table>
</div>
`;
}

function countOf(grade: Item["grade"], items: readonly Item[]): number {
  return items.filter((item) => item.grade === grade).length;
}
