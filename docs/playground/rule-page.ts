import { pages } from "virtual:rule-pages";
import { element, part } from "./element.js";

interface RulePage {
  readonly has: (rule: string) => boolean;
  readonly open: (rule: string) => void;
}

/** The page about a rule, in a window of the page; its examples can be tried. */
export function newRulePage(tryOut: (example: string) => void): RulePage {
  const dialog = part("rule", HTMLDialogElement);
  const heading = part("rule-heading", HTMLElement);
  const content = part("rule-page", HTMLElement);

  function open(name: string): void {
    heading.textContent = `cloudtrail/${name}`;
    content.innerHTML = pages.get(name) ?? "";
    for (const code of content.querySelectorAll(
      "pre > code.language-yaml, pre > code.language-json",
    )) {
      const click = (): void => {
        dialog.close();
        tryOut(code.textContent);
      };
      code.parentElement?.after(element("button", { type: "button", click }, "Try this one"));
    }
    if (!dialog.open) dialog.showModal();
    dialog.scrollTop = 0;
    heading.focus();
  }

  content.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a[data-rule]") : null;
    if (link === null) return;
    event.preventDefault();
    open(link.getAttribute("data-rule") ?? "");
  });
  part("close", HTMLButtonElement).addEventListener("click", () => {
    dialog.close();
  });
  // Whoever clicks beside it wants to be rid of it.
  dialog.addEventListener("click", ({ target }) => {
    if (target === dialog) dialog.close();
  });

  return {
    has: (rule) => pages.has(nameOf(rule)),
    open: (rule) => {
      open(nameOf(rule));
    },
  };
}

function nameOf(rule: string): string {
  return rule.replace(/^cloudtrail\//, "");
}
