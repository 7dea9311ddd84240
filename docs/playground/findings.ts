import type { Edit } from "../../src/formatters/finding.js";
import { element } from "./element.js";
import type { Shown } from "./outcome.js";

interface Deeds {
  readonly goTo: (range: Edit["range"]) => void;
  readonly apply: (edit: Edit) => void;
  /** Opens the page about a rule. */
  readonly explain: (rule: string) => void;
  readonly hasPage: (rule: string) => boolean;
}

interface Findings {
  readonly show: (findings: readonly Shown[]) => void;
  readonly focus: (id: string) => void;
}

/** The list of what was found, with all that can be done about it. */
export function newFindings(list: HTMLElement, deeds: Deeds): Findings {
  let last = "";
  return {
    show(findings) {
      // What is the same stays, and so does the focus in it.
      const now = JSON.stringify(findings);
      if (now === last) return;
      last = now;
      const focused = articlesIn(list).findIndex((each) => each.contains(document.activeElement));
      list.replaceChildren(...findings.map((finding) => articleOf(finding, deeds)));
      if (focused >= 0) refocus(focused);
    },
    focus(id) {
      document.getElementById(id)?.focus();
    },
  };

  /** Where a finding was cured comes the next one. */
  function refocus(index: number): void {
    const articles = articlesIn(list);
    const next = articles[Math.min(index, articles.length - 1)];
    (next ?? document.getElementById("findings-heading"))?.focus();
  }
}

function articlesIn(list: HTMLElement): readonly HTMLElement[] {
  return Array.from(list.querySelectorAll("article"));
}

function articleOf(finding: Shown, { goTo, apply, explain, hasPage }: Deeds): HTMLElement {
  const { id, rule, grade, message, place, range, edits, suppressions, controls } = finding;
  const isSuppressed = suppressions.length > 0;
  const heading = `${id}-message`;
  const where = `Line ${String(place.line)}, column ${String(place.column)}`;
  const cures = edits.map((edit) => {
    const click = (): void => {
      apply(edit);
    };
    return element("button", { type: "button", click }, edit.description);
  });
  const attributes = {
    id,
    class: `finding grade-${grade}${isSuppressed ? " suppressed" : ""}`,
    tabindex: "-1",
    "aria-labelledby": heading,
  };
  return element(
    "article",
    attributes,
    element(
      "h3",
      { id: heading },
      element("span", { class: `badge grade-${grade}` }, grade),
      " ",
      isSuppressed ? element("span", { class: "badge" }, "suppressed") : undefined,
      ` ${message}`,
    ),
    element(
      "p",
      { class: "where" },
      button(where, () => {
        goTo(range);
      }),
      hasPage(rule)
        ? button(element("code", {}, rule), () => {
            explain(rule);
          })
        : element("code", {}, rule),
    ),
    ...suppressions.map((line) => element("p", { class: "note" }, line)),
    controls === "" ? undefined : element("p", { class: "note" }, `Controls: ${controls}`),
    cures.length === 0 ? undefined : element("p", { class: "cures" }, ...cures),
  );
}

function button(content: Node | string, click: () => void): HTMLButtonElement {
  return element("button", { type: "button", click }, content);
}
