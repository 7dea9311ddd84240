/** How the page looks, in light, in dark and on paper. It loads nothing. */
export const style = `:root {
  color-scheme: light dark;
  --back: light-dark(#ffffff, #0d1117);
  --raised: light-dark(#f6f8fa, #161b22);
  --text: light-dark(#1f2328, #e6edf3);
  --quiet: light-dark(#59636e, #9da7b3);
  --line: light-dark(#d1d9e0, #30363d);
  --strong-line: light-dark(#818b98, #6e7681);
  --link: light-dark(#0550ae, #79c0ff);
  --worst: light-dark(#a40e26, #ffa198);
  --worst-back: light-dark(#ffebe9, #3c1618);
  --bad: light-dark(#953800, #ffb77c);
  --bad-back: light-dark(#fff1e5, #3b2300);
  --poor: light-dark(#7d4e00, #eac54f);
  --poor-back: light-dark(#fff8c5, #332a00);
  --mild: light-dark(#0550ae, #79c0ff);
  --mild-back: light-dark(#ddf4ff, #0c2d4d);
  --good: light-dark(#116329, #7ee787);
  --good-back: light-dark(#dafbe1, #0f2d1a);
  --plain: light-dark(#424a53, #c9d1d9);
  --plain-back: light-dark(#e7ecf0, #262c36);
  --mono: ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace;
}
:root[data-theme="light"] { color-scheme: light; }
:root[data-theme="dark"] { color-scheme: dark; }
* { box-sizing: border-box; }
[hidden] { display: none !important; }
html { scroll-padding-top: 1rem; }
body { margin: 0; background: var(--back); color: var(--text); font: 16px/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
header, main, footer { max-width: 76rem; margin: 0 auto; padding: 0 1.5rem; }
header { display: flex; flex-wrap: wrap; gap: 0.5rem 2rem; align-items: end; padding-block: 1.75rem 1rem; border-bottom: 1px solid var(--line); }
header > div { flex: 1 1 22rem; }
h1, h2, h3, h4 { line-height: 1.25; }
h1 { margin: 0; font-size: 1.75rem; }
h2 { margin: 2.5rem 0 0.75rem; font-size: 1.35rem; }
h3 { margin: 1.75rem 0 0.75rem; font-size: 1.05rem; overflow-wrap: anywhere; }
h4 { margin: 0; font-size: 1rem; overflow-wrap: anywhere; }
p { margin: 0.5rem 0; }
a { color: var(--link); }
code, pre, .place { font-family: var(--mono); font-size: 0.8125rem; }
header p, footer, .quiet, .where, .note { color: var(--quiet); }
header p { margin: 0.25rem 0 0; }
nav ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; list-style: none; margin: 0; padding: 0; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 3px; }
.skip { position: absolute; left: 1rem; top: -4rem; padding: 0.5rem 1rem; background: var(--back); border: 1px solid var(--strong-line); border-radius: 6px; }
.skip:focus { top: 0.5rem; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(7.5rem, 1fr)); gap: 0.75rem; margin: 1rem 0 1.5rem; }
.tile { padding: 0.75rem 1rem; background: var(--tint, var(--raised)); color: var(--ink, var(--text)); border-radius: 8px; display: flex; flex-direction: column-reverse; justify-content: flex-end; }
.tile dt { font-size: 0.875rem; }
.tile dd { margin: 0; font-size: 1.75rem; font-weight: 600; line-height: 1.2; }
.grade-critical, .grade-error { --ink: var(--worst); --tint: var(--worst-back); }
.grade-high { --ink: var(--bad); --tint: var(--bad-back); }
.grade-medium, .grade-warning { --ink: var(--poor); --tint: var(--poor-back); }
.grade-low { --ink: var(--mild); --tint: var(--mild-back); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 0.9375rem; }
caption { text-align: left; color: var(--quiet); font-size: 0.875rem; padding-bottom: 0.35rem; }
th, td { padding: 0.45rem 0.75rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
thead th { background: var(--raised); font-size: 0.875rem; }
tbody th { font-weight: 600; overflow-wrap: anywhere; }
#summary tbody th { min-width: 11rem; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
#controls th:first-child, #controls td:last-child { white-space: nowrap; }
.plain { list-style: none; margin: 0; padding: 0; }
.plain li + li { margin-top: 0.3rem; }
.plain li { font-size: 0.875rem; overflow-wrap: anywhere; }
.plain li > a + a { margin-left: 0.75rem; }
.plain .quiet { font-size: 0.875rem; display: block; }
.badge, .standing { display: inline-block; padding: 0.05rem 0.55rem; border-radius: 999px; font-size: 0.8125rem; font-weight: 600; background: var(--tint, var(--plain-back)); color: var(--ink, var(--plain)); }
.badge:not([class*="grade-"]) { --tint: var(--plain-back); --ink: var(--plain); }
.standing-found { --ink: var(--worst); --tint: var(--worst-back); }
.standing-clean { --ink: var(--good); --tint: var(--good-back); }
.standing-suppressed, .standing-partly, .standing-unknown { --ink: var(--poor); --tint: var(--poor-back); }
.filters { display: flex; flex-wrap: wrap; gap: 0.75rem 1.25rem; padding: 1rem; background: var(--raised); border: 1px solid var(--line); border-radius: 8px; }
.filters .field { display: flex; flex-direction: column; gap: 0.2rem; margin: 0; min-width: 0; }
.filters .field:first-child { flex: 1 1 18rem; }
.filters fieldset { flex: 1 1 100%; display: flex; flex-wrap: wrap; gap: 0.35rem 1.1rem; margin: 0; padding: 0; border: 0; }
label, legend { font-size: 0.875rem; }
.field label, legend { font-weight: 600; padding: 0; }
fieldset label { display: inline-flex; gap: 0.35rem; align-items: center; }
input, select { font: inherit; font-size: 0.9375rem; color: inherit; max-width: 100%; }
input[type="search"], select { padding: 0.4rem 0.6rem; background: var(--back); border: 1px solid var(--strong-line); border-radius: 6px; }
input[type="checkbox"] { width: 1.05rem; height: 1.05rem; margin: 0; accent-color: var(--link); }
.on-paper { display: none; }
.shown { color: var(--quiet); font-size: 0.9375rem; }
.finding { margin: 0 0 1rem; padding: 0.9rem 1.1rem; border: 1px solid var(--line); border-left: 4px solid var(--ink); border-radius: 8px; }
.finding:target { background: var(--raised); box-shadow: 0 0 0 2px var(--link); }
.suppressed { --ink: var(--strong-line); border-style: dashed; border-left-style: solid; }
.where { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 1rem; margin: 0.25rem 0; font-size: 0.9375rem; overflow-wrap: anywhere; }
.note { font-size: 0.9375rem; margin: 0.35rem 0 0; overflow-wrap: anywhere; }
.excerpt { margin: 0.5rem 0; padding: 0.6rem 0; overflow-x: auto; background: var(--raised); border-radius: 6px; line-height: 1.45; tab-size: 4; }
.excerpt .line { display: block; padding: 0 0.9rem; width: max-content; min-width: 100%; }
.excerpt code { font-size: 0.8125rem; display: block; }
.gutter { color: var(--quiet); user-select: none; margin-right: 0.75rem; }
mark { background: none; color: var(--worst); font-weight: 700; }
.caret { color: var(--worst); font-weight: 700; line-height: 1; }
figure { margin: 0 0 2rem; }
figcaption h3 { margin-bottom: 0.5rem; }
.picture { display: block; max-width: 100%; height: auto; min-width: 34rem; }
.picture text { font-family: var(--mono); font-size: 13px; fill: var(--text); }
.picture .name { font-weight: 600; }
.picture .type { font-size: 11.5px; fill: var(--quiet); }
.picture text.property { font-size: 11.5px; fill: var(--quiet); text-anchor: end; }
.picture rect.property { fill: var(--back); }
.box rect { fill: var(--raised); stroke: var(--strong-line); stroke-width: 1.25; }
.box.trail > rect:first-of-type { stroke-width: 2.5; }
.box.faulty > rect:first-of-type { fill: var(--worst-back); stroke: var(--worst); }
.box.outside > rect { fill: var(--back); stroke-dasharray: 3 4; }
.box.conditional > rect:first-of-type { stroke-dasharray: 9 5; }
.box rect.count { fill: var(--worst); stroke: none; }
.box text.count { fill: var(--back); font-weight: 700; font-size: 12px; text-anchor: middle; }
.arrow { fill: none; stroke: var(--strong-line); stroke-width: 1.5; }
.arrow.waits { stroke-dasharray: 2 5; }
.head path { fill: var(--strong-line); }
details { margin-top: 0.5rem; }
summary { cursor: pointer; color: var(--quiet); }
footer { padding-block: 1.5rem 3rem; margin-top: 3rem; border-top: 1px solid var(--line); font-size: 0.9375rem; }
@media (max-width: 50rem) { .picture { max-width: none; } }
@media screen and (max-width: 32rem) {
  #controls thead { display: none; }
  #controls table, #controls caption, #controls tbody, #controls tr, #controls th, #controls td { display: block; }
  #controls tr { padding-block: 0.45rem; border-bottom: 1px solid var(--line); }
  #controls th, #controls td { padding: 0.15rem 0; border: 0; }
}
@media print {
  :root { color-scheme: light !important; --mono: "Liberation Mono", Menlo, Consolas, monospace; }
  @page { margin: 14mm; }
  body { font-size: 10.5pt; }
  header, main, footer { max-width: none; padding-inline: 0; }
  nav, .skip, .filters, .theme { display: none; }
  .on-paper { display: inline; }
  .tile, .badge, .standing, .excerpt, thead th, .box rect { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .tiles { grid-template-columns: repeat(auto-fit, minmax(4.5rem, 1fr)); gap: 0.4rem; }
  .tile { padding: 0.5rem 0.65rem; }
  table { font-size: 9pt; }
  .finding, .tile, tr, figure, figcaption { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
  thead { display: table-header-group; }
  .scroll, .excerpt { overflow: visible; }
  .excerpt .line { white-space: pre-wrap; overflow-wrap: anywhere; width: auto; }
  .caret { display: none !important; }
  mark { text-decoration: underline; }
  .picture { min-width: 0; max-width: 100%; }
  #controls, #trails { break-before: page; }
}
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
@media (forced-colors: active) { .badge, .standing, .tile { border: 1px solid; } }
`;
