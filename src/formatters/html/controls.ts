import type { Answer, Matrix, Row, Standing } from "../compliance.js";
import { type Html, html } from "./markup.js";
import { counted, type Item } from "./report.js";

/** A table of controls for each catalogue, of which the reader chooses one. */
export function controlsSection(matrices: readonly Matrix<Item>[]): Html {
  return html`<section id="controls" aria-labelledby="controls-heading">
<h2 id="controls-heading">Controls</h2>
<p>What the rules can tell of the controls that they answer; other controls are left out. That nothing
was found in templates does not say that an account is compliant.</p>
<form class="filters needs-script" hidden><p class="field"><label for="catalogue">Catalogue</label>
<select id="catalogue">${matrices.map(
    ({ catalogue: { id, name } }) => html`<option value="${id}">${name}</option>`,
  )}</select></p></form>
${matrices.map(table)}
</section>
`;
}

function table({ catalogue: { id, name, url }, rows }: Matrix<Item>): Html {
  const count = (standing: Standing): number =>
    rows.filter((row) => row.standing === standing).length;
  return html`<div class="catalogue" id="catalogue-${id}">
<h3><a href="${url}">${name}</a></h3>
<p>${counted(rows.length, "control")}: ${count("found")} with findings, ${count("suppressed")} with suppressed ones
only, ${count("clean")} without; ${count("unasked") + count("partly")} not or only partly asked${
    count("unknown") === 0 ? "" : `, of ${String(count("unknown"))} nobody knows`
  }.</p>
<div class="scroll" tabindex="0" role="group" aria-labelledby="caption-${id}">
<table>
<caption id="caption-${id}">${name} by control</caption>
<thead><tr><th scope="col">Control</th><th scope="col">Rules</th><th scope="col">Standing</th></tr></thead>
<tbody>
${rows.map(rowOf)}</tbody>
</table>
</div>
</div>
`;
}

function rowOf({ control: { number, url }, answers, standing }: Row<Item>): Html {
  const name = url === undefined ? number : html`<a href="${url}">${number}</a>`;
  return html`<tr class="standing-${standing}"><th scope="row">${name}</th><td><ul class="plain">${answers.map(
    (answer) =>
      html`<li>${linkTo(answer)}${findingsOf(answer)} <span class="quiet">${answer.description}</span></li>`,
  )}</ul></td><td><span class="standing">${words(standing, answers)}</span></td></tr>
`;
}

function linkTo({ rule, page }: Answer<Item>): Html {
  const name = html`<code>${rule}</code>`;
  return page === undefined ? name : html`<a href="${page}">${name}</a>`;
}

const mostLinks = 10;

function findingsOf({ found, suppressed, standing }: Answer<Item>): Html {
  const items = [...found, ...suppressed];
  if (items.length === 0) return standing === "unasked" ? html` (not asked)` : html``;
  const links = items
    .slice(0, mostLinks)
    .map(
      ({ id, file, finding: { region } }) =>
        html` <a href="#${id}">${file.name}${region ? `:${String(region.start.line)}` : ""}</a>`,
    );
  const more = items.length - mostLinks;
  return html`:${links}${more > 0 ? ` and ${String(more)} more` : ""}`;
}

function words(standing: Standing, answers: readonly Answer<Item>[]): string {
  const sum = (of: (answer: Answer<Item>) => number): number =>
    answers.reduce((total, answer) => total + of(answer), 0);
  switch (standing) {
    case "found":
      return counted(
        sum(({ found }) => found.length),
        "finding",
      );
    case "suppressed":
      return `${String(sum(({ suppressed }) => suppressed.length))} suppressed`;
    case "clean":
      return "Nothing found";
    case "partly":
      return "Nothing found, partly asked";
    case "unasked":
      return "Not asked";
    case "unknown":
      return "Nothing found, if asked";
  }
}
