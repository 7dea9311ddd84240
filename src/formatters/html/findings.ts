import { groupBy } from "../../template/group.js";
import { excerptsOf } from "./excerpt.js";
import { type Html, html } from "./markup.js";
import { grades, type Item, type Report } from "./report.js";

/** What was found, file by file, and what it can be narrowed down by. */
export function findingsSection({ items }: Report): Html {
  const byFile = [...groupBy(items, ({ file }) => file)];
  return html`<section id="findings" aria-labelledby="findings-heading">
<h2 id="findings-heading">Findings</h2>
${items.length === 0 ? html`<p>Nothing was found.</p>` : filters(items)}
${byFile.map(
  ([file, own], index) => html`<section class="file" aria-labelledby="file-${index}">
<h3 id="file-${index}">${file.name}</h3>
${own.map(articles(excerptsOf(file)))}
</section>
`,
)}
</section>
`;
}

function filters(items: readonly Item[]): Html {
  const isAny = items.some(({ isSuppressed }) => isSuppressed);
  const present = grades.filter((grade) => items.some((item) => item.grade === grade));
  const rules = [...new Set(items.map(({ finding }) => finding.rule))].toSorted();
  const files = [...new Set(items.map(({ file }) => file.name))];
  return html`<form class="filters needs-script" hidden role="search" aria-label="Findings">
<p class="field"><label for="search">Search</label>
<input id="search" type="search" placeholder="Message, resource, rule or control" autocomplete="off"></p>
<p class="field"><label for="rule">Rule</label>
<select id="rule"><option value="">All rules</option>${rules.map(option)}</select></p>
<p class="field"><label for="file">File</label>
<select id="file"><option value="">All files</option>${files.map(option)}</select></p>
<fieldset><legend>Severity</legend>
${present.map((grade) => {
  const count = items.filter((item) => item.grade === grade && !item.isSuppressed).length;
  return html`<label><input type="checkbox" name="grade" value="${grade}" checked> ${grade} (${count})</label>
`;
})}${isAny ? html`<label><input type="checkbox" id="suppressed" checked> suppressed ones too</label>` : ""}
</fieldset>
</form>
<p class="shown"><span id="shown" role="status"></span><span id="narrowed" class="on-paper"></span></p>
`;
}

function option(name: string): Html {
  return html`<option>${name}</option>`;
}

function articles(excerpt: ReturnType<typeof excerptsOf>): (item: Item) => Html {
  return (item) => {
    const { id, file, finding, grade, isSuppressed, suppressions, controls } = item;
    const { rule, message, region, edits, explanation } = finding;
    const place = region
      ? `${file.name}:${String(region.start.line)}:${String(region.start.column)}`
      : file.name;
    return html`<article id="${id}" class="finding grade-${grade}${isSuppressed ? " suppressed" : ""}" aria-labelledby="${id}-message" data-grade="${grade}" data-rule="${rule}" data-file="${file.name}" data-suppressed="${String(isSuppressed)}">
<h4 id="${id}-message"><span class="badge grade-${grade}">${grade}</span> ${isSuppressed ? html`<span class="badge">suppressed</span> ` : ""}${message}</h4>
<p class="where"><span class="place">${place}</span> ${linkTo(item)}</p>
${region ? excerpt(region) : ""}
${explanation.map(
  (line) => html`<p class="note">${line}</p>
`,
)}${suppressions.map(
      (line) => html`<p class="note">${line}</p>
`,
    )}${
      edits.length === 0
        ? ""
        : html`<p class="note">Cure: ${edits.map(({ description }, index) => html`${index === 0 ? "" : " Or: "}${description}`)}</p>
`
    }${
      controls === ""
        ? ""
        : html`<p class="note controls">Controls: ${controls}</p>
`
    }</article>
`;
  };
}

function linkTo({ finding: { rule, page } }: Item): Html {
  const name = html`<code>${rule}</code>`;
  return page === undefined ? name : html`<a href="${page}">${name}</a>`;
}
