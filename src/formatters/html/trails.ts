import { basename } from "node:path";
import {
  type Neighbour,
  type Neighbourhood,
  neighbourhoodOf,
  trailsIn,
} from "../../aws/neighbourhood.js";
import { excerpt } from "../../document/excerpt.js";
import { groupBy } from "../../template/group.js";
import type { Resource } from "../../template/template.js";
import type { LintedFile } from "../linted-file.js";
import { type Html, html } from "./markup.js";
import { type Label, pictureOf } from "./picture.js";
import { counted, type Item, type Report } from "./report.js";

/** Instances of one declaration look alike, and nobody looks at a hundred pictures. */
const mostTrails = 8;
const mostBoxes = 12;

/** A look at the text spares most files to be read once more: a trail is declared there or brought. */
const mayHaveTrails = /cloudtrail|\bmodule\b|include/i;

/** A picture of what is around each trail. Results have no graph, so templates are read once more. */
export function trailsSection({ files, items }: Report): Html {
  const byFile = groupBy(items, ({ file }) => file);
  const figures = files.flatMap((file) => figuresOf(file, byFile.get(file) ?? []));
  return html`<section id="trails" aria-labelledby="trails-heading">
<h2 id="trails-heading">Trails</h2>
${figures.length === 0 ? html`<p>No trail is declared in what was linted.</p>` : legend}${figures.map((draw, index) => draw(`trail-${String(index)}`))}
</section>
`;
}

const legend = html`<p class="note">Red: something was found. A dashed frame: on a condition. A dotted
frame: declared elsewhere. A dotted arrow: one only waits for the other.</p>`;

function figuresOf(file: LintedFile, items: readonly Item[]): readonly ((id: string) => Html)[] {
  if (!mayHaveTrails.test(file.text ?? "")) return [];
  const trails = file.graphs
    .flatMap((graph) => trailsIn(graph).map((trail) => ({ trail, graph })))
    .filter(({ trail }) => isOf(trail));
  const shown = trails.slice(0, mostTrails);
  const left = trails.length - shown.length;
  return shown.map(({ trail, graph }, index) => (id) => {
    const isLast = index === shown.length - 1;
    return figure(neighbourhoodOf(trail, graph), file, items, id, isLast ? left : 0);
  });
}

/** What another file of the folder declares or calls is shown there. */
function isOf({ file, calls }: Resource): boolean {
  return file === undefined || (calls !== undefined && calls.at(-1)?.file === undefined);
}

function figure(
  whole: Neighbourhood,
  file: LintedFile,
  items: readonly Item[],
  id: string,
  left: number,
): Html {
  const neighbourhood = {
    ...whole,
    near: whole.near.slice(0, mostBoxes),
    far: whole.far.slice(0, mostBoxes),
  };
  const omitted =
    whole.near.length + whole.far.length - neighbourhood.near.length - neighbourhood.far.length;
  const about = (neighbour: Neighbour): readonly Item[] =>
    neighbour.kind === "Outside"
      ? []
      : items.filter(
          ({ address, isSuppressed }) =>
            !isSuppressed && address?.isAbout(neighbour, file.path) === true,
        );
  const labelOf = (neighbour: Neighbour): Label => {
    if (neighbour.kind === "Outside") {
      const { place, name } = neighbour;
      const written =
        place.file === undefined
          ? excerpt((file.text ?? "").slice(...place.span))
          : `named in ${basename(place.file)}`;
      return {
        type: "declared elsewhere",
        name: name ?? written,
        findings: 0,
        isConditional: false,
      };
    }
    const { type, name, condition } = neighbour;
    return {
      type: type.replace(/^AWS::/, "").replaceAll("::", " "),
      name,
      findings: about(neighbour).length,
      isConditional: condition !== undefined,
    };
  };
  const { trail, relations } = whole;
  return html`<figure id="${id}">
<figcaption><h3>Trail ${trail.name} <span class="quiet">in ${file.name}</span></h3></figcaption>
<div class="scroll" tabindex="0" role="group" aria-label="Picture of trail ${trail.name}">${pictureOf(neighbourhood, labelOf, id)}</div>
${omitted > 0 ? html`<p class="note">The picture leaves out ${counted(omitted, "resource")}.</p>` : ""}${left > 0 ? html`<p class="note">${counted(left, "more trail")} of this file ${left === 1 ? "is" : "are"} not shown.</p>` : ""}
<details><summary>What names what</summary>
<ul>
${relations.map(({ from, to, properties, waits }) => {
  const linked = (neighbour: Neighbour): Html => linkedTo(labelOf(neighbour), about(neighbour));
  const how = waits ? " waits for " : " names ";
  const where = properties.length === 0 ? "" : ` in ${properties.join(", ")}`;
  return html`<li>${linked(from)}${how}${linked(to)}${where}</li>
`;
})}</ul>
</details>
</figure>
`;
}

function linkedTo({ type, name }: Label, [first, ...others]: readonly Item[]): Html {
  const link =
    first && html` (<a href="#${first.id}">${counted(others.length + 1, "finding")}</a>)`;
  return html`<code>${name}</code> <span class="quiet">${type}</span>${link}`;
}
