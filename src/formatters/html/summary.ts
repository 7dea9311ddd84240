import { groupBy } from "../../template/group.js";
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
<p>${sentence(open, files.length)}</p>
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

function sentence(open: readonly Item[], files: number): string {
  const found = new Set(open.map(({ file }) => file)).size;
  if (files === 0) return "No file was linted.";
  const where = `${counted(files, "file")} ${files === 1 ? "was" : "were"} linted`;
  if (open.length === 0) return `${where}, and nothing was found that is not suppressed.`;
  return `${where}; ${counted(open.length, "finding")} in ${counted(found, "file")}.`;
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
