import { basename } from "node:path";
import type { Neighbour } from "../../aws/named-by.js";
import { neighbourhoodOf } from "../../aws/neighbourhood.js";
import { excerpt } from "../../document/excerpt.js";
import {
  type DeployedTrail,
  type Source,
  trailsDeployedBy,
} from "../../lint/estate/deployed-trails.js";
import { realPath } from "../../lint/read-inside.js";
import { groupBy } from "../../template/group.js";
import { isAbout, placeOf } from "../address.js";
import type { LintedFile } from "../linted-file.js";
import { type Html, html } from "./markup.js";
import { type Label, pictureOf } from "./picture.js";
import { counted, type Item, type Report } from "./report.js";

/** Instances of one declaration look alike, and nobody looks at a hundred pictures. */
const mostTrails = 8;
const mostBoxes = 12;

/** What is found of what is deployed from the file at a path. */
type About = (neighbour: Neighbour, path: string) => readonly Item[];

/** A picture of what is around each trail that is deployed. Results have no graph, so it is made anew. */
export function trailsSection({ files, items, settings = {} }: Report): Html {
  const about = aboutAmong(items);
  const byPath = new Map(files.map((file) => [realPath(file.path) ?? file.path, file]));
  const fileAt = (path: string): LintedFile | undefined => byPath.get(realPath(path) ?? path);
  const deployed = trailsDeployedBy(files.flatMap(sourceOf), settings);
  // Groups that deploy the same look alike.
  const each = new Map(deployed.map((one) => [JSON.stringify([one.path, one.trail.name]), one]));
  const figures = [...groupBy(each.values(), ({ file }) => fileAt(file))].flatMap(
    ([file, trails]) => (file === undefined ? [] : figuresOf(file, trails, fileAt, about)),
  );
  return html`<section id="trails" aria-labelledby="trails-heading">
<h2 id="trails-heading">Trails</h2>
${figures.length === 0 ? html`<p>No trail is deployed by what was linted.</p>` : legend}${figures.map((draw, index) => draw(`trail-${String(index)}`))}
</section>
`;
}

function sourceOf(file: LintedFile): readonly Source[] {
  const { path, text } = file;
  if (text === undefined) return [];
  return [
    {
      path,
      text,
      get template() {
        return file.template;
      },
    },
  ];
}

/** Looked up by places: what others nest or call is declared in a file of its own. */
function aboutAmong(items: readonly Item[]): About {
  const placed = items.flatMap((item) =>
    item.isSuppressed ? [] : (item.address?.places ?? []).map((place) => ({ place, item })),
  );
  const byPlace = groupBy(placed, ({ place }) => place);
  return (neighbour, path) => {
    if (neighbour.kind === "Outside") return [];
    const found = byPlace.get(placeOf(neighbour, path)) ?? [];
    return found.flatMap(({ item }) =>
      item.address && isAbout(item.address, neighbour) ? [item] : [],
    );
  };
}

const legend = html`<p class="note">Red: something was found. A dashed frame: on a condition. A dotted
frame: declared elsewhere, or unknown. A dotted arrow: one only waits for the other.</p>`;

function figuresOf(
  file: LintedFile,
  trails: readonly DeployedTrail[],
  fileAt: (path: string) => LintedFile | undefined,
  about: About,
): readonly ((id: string) => Html)[] {
  const shown = trails.slice(0, mostTrails);
  const left = trails.length - shown.length;
  return shown.map((deployed, index) => (id) => {
    const isLast = index === shown.length - 1;
    const text = fileAt(deployed.path)?.text ?? "";
    return figure(deployed, file.name, text, about, id, isLast ? left : 0);
  });
}

function figure(
  deployed: DeployedTrail,
  fileName: string,
  text: string,
  aboutAt: About,
  id: string,
  left: number,
): Html {
  const whole = neighbourhoodOf(deployed.trail, deployed.graph);
  const neighbourhood = {
    ...whole,
    near: whole.near.slice(0, mostBoxes),
    far: whole.far.slice(0, mostBoxes),
  };
  const omitted =
    whole.near.length + whole.far.length - neighbourhood.near.length - neighbourhood.far.length;
  const about = (neighbour: Neighbour): readonly Item[] => aboutAt(neighbour, deployed.path);
  const labelOf = (neighbour: Neighbour): Label => {
    if (neighbour.kind === "Outside") {
      const { place, name, reason } = neighbour;
      const written =
        place.file === undefined
          ? excerpt(text.slice(...place.span))
          : `named in ${basename(place.file)}`;
      return {
        type: reason === undefined ? "declared elsewhere" : "unknown",
        name: name ?? reason ?? written,
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
<figcaption><h3>Trail ${trail.name} <span class="quiet">in ${fileName}</span></h3></figcaption>
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
