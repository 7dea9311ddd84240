import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { json } from "@codemirror/lang-json";
import { yaml } from "@codemirror/lang-yaml";
import {
  bracketMatching,
  foldGutter,
  indentOnInput,
  syntaxHighlighting,
} from "@codemirror/language";
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { Compartment, type Extension, type Text } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import type { Edit } from "../../src/formatters/finding.js";
import type { Shown } from "./outcome.js";
import { colours, look } from "./look.js";

export interface Editor {
  readonly text: () => string;
  readonly replace: (text: string) => void;
  /** Marks findings of the text as it is; says whether it still is. */
  readonly mark: (findings: readonly Shown[], of: string) => void;
  /** Makes an edit that was offered for the text as it is. */
  readonly apply: (edit: Edit) => void;
  readonly goTo: (range: Edit["range"]) => void;
  readonly setDark: (isDark: boolean) => void;
}

/** The editor of the page, which tells of every change of its text. */
export function newEditor(parent: HTMLElement, onChange: () => void): Editor {
  const language = new Compartment();
  const darkness = new Compartment();
  const view = new EditorView({
    parent,
    extensions: [
      lineNumbers(),
      lintGutter(),
      foldGutter(),
      history(),
      drawSelection(),
      indentOnInput(),
      bracketMatching(),
      highlightActiveLine(),
      highlightActiveLineGutter(),
      highlightSelectionMatches(),
      // Text that runs from right to left would look like another one.
      highlightSpecialChars({ addSpecialChars: /\p{Bidi_Control}/u }),
      search({ top: true }),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ "aria-label": "Template", "aria-describedby": "keys" }),
      // The key Tab leaves the editor, as it leaves any other field.
      keymap.of([...defaultKeymap, ...historyKeymap, ...searchKeymap, ...lintKeymap]),
      syntaxHighlighting(colours),
      look,
      language.of([]),
      darkness.of([]),
      EditorView.updateListener.of(({ docChanged, state }) => {
        if (!docChanged) return;
        setLanguage(state.doc);
        onChange();
      }),
    ],
  });

  let spoken = "";
  function setLanguage(text: Text): void {
    const name = languageOf(text);
    if (name === spoken) return;
    spoken = name;
    queueMicrotask(() => {
      view.dispatch({ effects: language.reconfigure(languages[name]()) });
    });
  }

  let marked: Text | undefined;
  function apply({ range: [from, to], text }: Edit): void {
    // What was found in another text says nothing of this one; it will be found again in a moment.
    if (marked?.eq(view.state.doc) !== true) return;
    view.dispatch({ changes: { from, to, insert: text }, userEvent: "input.complete" });
  }

  return {
    text: () => view.state.doc.toString(),
    replace(text) {
      view.dispatch({
        changes: { from: 0, to: view.state.doc.length, insert: text.replace(/^\uFEFF/, "") },
        selection: { anchor: 0 },
        scrollIntoView: true,
      });
    },
    mark(findings, of) {
      if (view.state.doc.toString() !== of) return;
      marked = view.state.doc;
      const open = findings.filter(({ suppressions }) => suppressions.length === 0);
      const diagnostics = open.map((finding) => diagnosticOf(finding, apply));
      view.dispatch(setDiagnostics(view.state, diagnostics));
    },
    apply,
    goTo([from, to]) {
      const { length } = view.state.doc;
      const selection = { anchor: Math.min(from, length), head: Math.min(to, length) };
      const effects = EditorView.scrollIntoView(selection.anchor, { y: "center" });
      view.dispatch({ selection, effects });
      view.focus();
    },
    setDark(isDark) {
      view.dispatch({ effects: darkness.reconfigure(EditorView.darkTheme.of(isDark)) });
    },
  };
}

const languages = { json, yaml } satisfies Record<string, () => Extension>;

function languageOf(text: Text): keyof typeof languages {
  return /^\s*[[{]/.test(text.sliceString(0, 1000)) ? "json" : "yaml";
}

function diagnosticOf(
  { range, grade, message, rule, edits }: Shown,
  apply: (edit: Edit) => void,
): Diagnostic {
  const [from, to] = range;
  return {
    from,
    to,
    severity: severities[grade],
    message,
    source: rule,
    actions: edits.map((edit) => ({
      name: edit.description,
      apply: (view) => {
        apply(edit);
        view.focus();
      },
    })),
  };
}

const severities: Readonly<Record<Shown["grade"], Diagnostic["severity"]>> = {
  critical: "error",
  high: "error",
  medium: "warning",
  low: "info",
  error: "error",
  warning: "warning",
};
