import "virtual:report-style.css";
import "./style.css";
import { element, part } from "./element.js";
import { newEditor } from "./editor.js";
import { examples } from "./examples.js";
import { newFindings } from "./findings.js";
import { newLinting } from "./linting.js";
import { type Outcome, presets } from "./outcome.js";
import { newRulePage } from "./rule-page.js";
import { hashOf, isPreset, questionIn } from "./share.js";
import { statusOf } from "./status.js";
import { followColours } from "./theme.js";

const [example, preset] = [part("example", HTMLSelectElement), part("preset", HTMLSelectElement)];
const [status, shared] = [part("status", HTMLElement), part("shared", HTMLElement)];
const pictures = part("pictures", HTMLElement);

/** Browsers take two million, and what people send links with takes less. */
const mostInLink = 500_000;

/** Whoever types is not interrupted by what is wrong with half a word. */
const pause = 250;

const lint = newLinting();
let pending: ReturnType<typeof setTimeout> | undefined;
const editor = newEditor(part("editor", HTMLElement), () => {
  if (editor.text() !== examples.get(example.value)) example.value = "";
  clearTimeout(pending);
  pending = setTimeout(() => void lintNow(), pause);
});
const rulePage = newRulePage((text) => {
  load(text);
});
const list = newFindings(part("list", HTMLElement), {
  goTo: editor.goTo,
  apply: editor.apply,
  explain: rulePage.open,
  hasPage: rulePage.has,
});

async function lintNow(): Promise<void> {
  clearTimeout(pending);
  const question = { text: editor.text(), preset: presetNow() };
  if (isInAddress) void keepUp();
  try {
    const outcome = await lint(question);
    // What was typed meanwhile will be linted too.
    const isLate = question.text !== editor.text() || question.preset !== presetNow();
    if (outcome !== undefined && !isLate) show(question.text, outcome);
  } catch (error) {
    editor.mark([], question.text);
    list.show([]);
    pictures.replaceChildren();
    say(status, `The linter stopped: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

function show(text: string, outcome: Outcome): void {
  editor.mark(outcome.findings, text);
  list.show(outcome.findings);
  pictures.innerHTML = outcome.kind === undefined ? "" : outcome.trails;
  say(status, statusOf(text, outcome));
}

/** What is said again is not said: a reader of the screen would interrupt whoever types. */
function say(where: HTMLElement, text: string): void {
  if (where.textContent !== text) where.textContent = text;
}

function presetNow(): (typeof presets)[number] {
  return isPreset(preset.value) ? preset.value : "recommended";
}

function load(text: string): void {
  editor.replace(text);
  void lintNow();
}

/** Whether the address holds the template, as it does once somebody asked for a link or followed one. */
let isInAddress = false;

/** Has the address hold the template as it is, which a reload or a copy of it would bring back. */
async function keepUp(): Promise<void> {
  const before = location.hash;
  const hash = await hashNow();
  // Somebody may have followed a link meanwhile, be it a broken one.
  if (hash === before || location.hash !== before || !isInAddress) return;
  setAddress(hash);
  say(shared, hash === "" ? tooLarge : "");
}

/** What the address is to hold: nothing, where the template is too large. */
async function hashNow(): Promise<string> {
  const question = { text: editor.text(), preset: presetNow() };
  const hash = await hashOf(question);
  // Whoever types meanwhile changes what is asked.
  if (question.text !== editor.text() || question.preset !== presetNow()) return hashNow();
  return hash.length > mostInLink ? "" : hash;
}

function setAddress(hash: string): void {
  history.replaceState(null, "", hash === "" ? location.pathname + location.search : hash);
}

const tooLarge = "The template is too large for a link.";

async function share(): Promise<void> {
  const hash = await hashNow();
  isInAddress = hash !== "";
  setAddress(hash);
  if (!isInAddress) {
    say(shared, tooLarge);
    return;
  }
  const link = location.href;
  try {
    await navigator.clipboard.writeText(link);
    shared.replaceChildren(
      "The link is copied. It holds the template: whoever has it can read it.",
    );
  } catch {
    const field = element("input", { readonly: "", "aria-label": "Link", value: link });
    shared.replaceChildren(field);
    field.select();
  }
}

/** Shows what the address holds; says whether there was anything. */
async function open(): Promise<boolean> {
  const question = await questionIn(location.hash);
  isInAddress = false;
  if (question === undefined) return false;
  if (question === "broken") {
    say(shared, "The link is broken: there is no template in it.");
    return false;
  }
  say(shared, "");
  isInAddress = true;
  preset.value = question.preset;
  example.value = "";
  load(question.text);
  return true;
}

example.append(...[...examples.keys()].map((name) => element("option", {}, name)));
preset.append(...presets.map((name) => element("option", {}, name)));
followColours(part("theme", HTMLSelectElement), editor.setDark);
example.addEventListener("change", () => {
  const text = examples.get(example.value);
  if (text !== undefined) load(text);
});
preset.addEventListener("change", () => void lintNow());
part("share", HTMLButtonElement).addEventListener("click", () => void share());
addEventListener("hashchange", () => void open());
pictures.addEventListener("click", (event) => {
  const link =
    event.target instanceof Element ? event.target.closest("a[href^='#finding-']") : null;
  if (link === null) return;
  event.preventDefault();
  list.focus(link.getAttribute("href")?.slice(1) ?? "");
});

if (!(await open())) {
  const [first] = examples;
  if (first !== undefined) {
    example.value = first[0];
    load(first[1]);
  }
}
