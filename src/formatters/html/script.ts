/** What the page does: narrows down the findings, shows one catalogue, changes the colours. */
export const script = `"use strict";
const find = (id) => document.getElementById(id);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];

function narrow() {
  const words = find("search").value.toLowerCase().split(/\\s+/).filter(Boolean);
  const [rule, file] = [find("rule").value, find("file").value];
  const grades = new Set(all("input[name=grade]:checked").map(({ value }) => value));
  const showsSuppressed = find("suppressed")?.checked ?? true;
  const findings = all(".finding");
  for (const each of findings) {
    const { grade, suppressed, ...data } = each.dataset;
    each.hidden = !(
      grades.has(grade) &&
      (rule === "" || data.rule === rule) &&
      (file === "" || data.file === file) &&
      (showsSuppressed || suppressed === "false") &&
      words.every((word) => each.textContent.toLowerCase().includes(word))
    );
  }
  for (const each of all(".file")) each.hidden = !all(".finding", each).some(({ hidden }) => !hidden);
  const shown = findings.filter(({ hidden }) => !hidden).length;
  find("shown").textContent = shown + " of " + findings.length + (findings.length === 1 ? " finding" : " findings") + " shown";
  const narrowed = [
    words.length > 0 && "with the words '" + words.join(" ") + "'",
    rule && "of the rule " + rule,
    file && "in the file " + file,
    grades.size < all("input[name=grade]").length && "of severity " + ([...grades].join(" or ") || "none"),
    !showsSuppressed && "without suppressed ones",
  ].filter(Boolean);
  find("narrowed").textContent = narrowed.length === 0 ? "" : ": " + narrowed.join(", ");
}

function choose() {
  for (const each of all(".catalogue")) each.hidden = each.id !== "catalogue-" + find("catalogue").value;
}

/** Whoever follows a link to a finding wants to see it. */
function reveal(hash) {
  const target = find(decodeURIComponent(hash.slice(1)));
  if (target === null || target.closest("[hidden]") === null || form === null) return;
  form.reset();
  narrow();
  target.scrollIntoView();
}

const form = document.querySelector("#findings form");
if (form !== null) {
  form.addEventListener("input", narrow);
  form.addEventListener("submit", (event) => event.preventDefault());
  narrow();
}
find("catalogue").addEventListener("change", choose);
choose();
find("theme").addEventListener("change", ({ target }) => {
  document.documentElement.dataset.theme = target.value;
});
addEventListener("hashchange", () => reveal(location.hash));
document.addEventListener("click", ({ target }) => {
  const link = target.closest("a[href^='#']");
  if (link !== null) reveal(link.hash);
});
let closed = [];
addEventListener("beforeprint", () => {
  closed = all("details:not([open])");
  for (const each of closed) each.open = true;
});
addEventListener("afterprint", () => {
  for (const each of closed) each.open = false;
});
for (const each of all(".needs-script")) each.hidden = false;
`;
