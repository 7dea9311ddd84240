import type { Neighbour } from "../../aws/named-by.js";
import type { Neighbourhood, Relation } from "../../aws/neighbourhood.js";
import { type Html, html } from "./markup.js";

/** What the picture says of a resource. */
export interface Label {
  readonly type: string;
  readonly name: string;
  /** How much was found about it. */
  readonly findings: number;
  /** It exists in some scenarios only. */
  readonly isConditional: boolean;
}

interface Box {
  readonly of: Neighbour;
  readonly column: number;
  readonly x: number;
  readonly y: number;
}

const width = 232;
const height = 50;
const gap = { x: 168, y: 18 };
const margin = 14;

/** Draws what is around a trail: from left to right the trail, what is near and what is far. */
export function pictureOf(
  { trail, near, far, relations }: Neighbourhood,
  labelOf: (neighbour: Neighbour) => Label,
  id: string,
): Html {
  const rank = new Map<Neighbour, number>(near.map((each, index) => [each, index]));
  const sorted = far
    .map((each) => ({ each, rank: rankAmong(each, relations, rank) }))
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ each }) => each);
  const columns: readonly (readonly Neighbour[])[] = [[trail], near, sorted];
  const rows = Math.max(...columns.map(({ length }) => length));
  const total = rows * (height + gap.y) - gap.y;
  const boxes = columns.flatMap((column, index) =>
    column.map((of, row): Box => {
      const x = margin + index * (width + gap.x);
      const y = margin + ((row + 0.5) * (total + gap.y)) / column.length - (height + gap.y) / 2;
      return { of, column: index, x, y };
    }),
  );
  const boxOf = new Map(boxes.map((box) => [box.of, box]));
  const used = columns.filter(({ length }) => length > 0).length;
  const size = {
    x: 2 * margin + used * (width + gap.x) - gap.x + (used > 1 ? 40 : 0),
    y: 2 * margin + total + (relations.some(({ waits }) => waits) ? 2 * gap.y : 0),
  };
  return html`<svg class="picture" viewBox="0 0 ${size.x} ${Math.round(size.y)}" width="${size.x}" height="${Math.round(size.y)}" role="img" aria-labelledby="${id}-title">
<title id="${id}-title">${labelOf(trail).name} and what is around it; the list below says the same.</title>
<defs><marker id="${id}-arrow" class="head" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto-start-reverse"><path d="M0 1 L10 5 L0 9 z"/></marker></defs>
${relations.map((relation) => {
  const [from, to] = [boxOf.get(relation.from), boxOf.get(relation.to)];
  return from && to ? arrow(from, to, relation, `${id}-arrow`, size.y) : undefined;
})}
${boxes.map((box) => drawn(box, labelOf(box.of)))}
${boxes.map((box) => caption(box, relations, boxOf))}</svg>`;
}

/** What is far stands beside what it is next to. */
function rankAmong(
  far: Neighbour,
  relations: readonly Relation[],
  rank: ReadonlyMap<Neighbour, number>,
): number {
  const next = relations.flatMap(({ from, to }) =>
    from === far ? (rank.get(to) ?? []) : to === far ? (rank.get(from) ?? []) : [],
  );
  return next.length === 0 ? 0 : next.reduce((sum, each) => sum + each, 0) / next.length;
}

function arrow(from: Box, to: Box, { waits }: Relation, head: string, bottom: number): Html {
  const [start, end] = [from.y + height / 2, to.y + height / 2];
  const kind = waits ? "arrow waits" : "arrow";
  const right = from.x + width;
  if (from.column === to.column) {
    return path(kind, [right, start, right + 44, start, right + 44, end, right, end], head);
  }
  if (waits) {
    // Below everything, to the side on which nothing is written.
    const [low, edge] = [bottom - margin, to.x + width];
    const down = right - width / 2;
    const turn = down + 60;
    const first = [down, from.y + height, down, low, down, low, turn, low, turn, low];
    return path(
      kind,
      [...first, edge, low, edge, low, edge + 44, low, edge + 44, end, edge, end],
      head,
    );
  }
  const isForward = from.column < to.column;
  const [x1, x2] = isForward ? [from.x + width, to.x] : [from.x, to.x + width];
  const middle = (x1 + x2) / 2;
  return path(kind, [x1, start, middle, start, middle, end, x2, end], head);
}

/** Curves from point to point, each with two others that pull at it. */
function path(kind: string, points: readonly number[], head: string): Html {
  const [x = 0, y = 0, ...others] = points;
  return html`<path class="${kind}" d="M${f(x)} ${f(y)} C${others.map(f).join(" ")}" marker-end="url(#${head})"/>
`;
}

function f(number: number): string {
  return String(Math.round(number * 10) / 10);
}

function drawn({ of, x, y, column }: Box, { type, name, findings, isConditional }: Label): Html {
  const kind = of.kind === "Outside" ? "outside" : findings > 0 ? "faulty" : "sound";
  const conditional = isConditional ? " conditional" : "";
  return html`<g class="box ${kind}${conditional}${column === 0 ? " trail" : ""}">
<title>${type} ${name}${isConditional ? ", on a condition" : ""}</title>
<rect x="${x}" y="${f(y)}" width="${width}" height="${height}" rx="8"/>
<text class="type" x="${x + 12}" y="${f(y + 19)}">${short(type, 30)}</text>
<text class="name" x="${x + 12}" y="${f(y + 38)}">${short(name.replace(`${type}.`, ""), findings > 0 ? 23 : 27)}</text>
${
  findings === 0
    ? ""
    : html`<rect class="count" x="${x + width - 34}" y="${f(y + 25)}" width="26" height="18" rx="9"/>
<text class="count" x="${x + width - 21}" y="${f(y + 38)}">${findings > 99 ? "99+" : findings}</text>
`
}</g>
`;
}

/** The property by which a box is named, or names others, before its left edge, and over any arrow there. */
function caption(
  box: Box,
  relations: readonly Relation[],
  boxes: ReadonlyMap<Neighbour, Box>,
): Html {
  if (box.column === 0) return html``;
  const own = relations.filter(({ from, to, waits }) => {
    if (waits || (from !== box.of && to !== box.of)) return false;
    const other = boxes.get(from === box.of ? to : from);
    return other !== undefined && other.column < box.column;
  });
  const properties = [...new Set(own.flatMap((relation) => relation.properties))];
  if (properties.length === 0) return html``;
  const text = short(properties.join(", "), 20);
  // What comes from above would run through a text above the arrow.
  const others = own.flatMap(({ from, to }) => boxes.get(from === box.of ? to : from) ?? []);
  const isBelow = others.some(({ y }) => y < box.y - 1) && !others.some(({ y }) => y > box.y + 1);
  const y = box.y + height / 2 + (isBelow ? 16 : -7);
  const room = 7 * Array.from(text).length + 4;
  return html`<rect class="property" x="${box.x - 12 - room}" y="${f(y - 11)}" width="${room}" height="15"/>
<text class="property" x="${box.x - 14}" y="${f(y)}"><title>${properties.join(", ")}</title>${text}</text>
`;
}

/** Keeps both ends, by which long names differ. */
function short(text: string, most: number): string {
  const characters = Array.from(text);
  if (characters.length <= most) return text;
  const head = Math.ceil((most - 1) / 2);
  const tail = most - 1 - head;
  return `${characters.slice(0, head).join("")}…${characters.slice(-tail).join("")}`;
}
