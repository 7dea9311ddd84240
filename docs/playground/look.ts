import { HighlightStyle } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

/** The colours of a template, which follow those of the page. */
export const colours: HighlightStyle = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: "var(--code-name)" },
  { tag: [tags.string, tags.content], color: "var(--code-text)" },
  { tag: [tags.number, tags.bool, tags.null, tags.keyword], color: "var(--code-word)" },
  { tag: [tags.typeName, tags.labelName], color: "var(--code-tag)" },
  { tag: tags.comment, color: "var(--quiet)", fontStyle: "italic" },
  { tag: tags.invalid, color: "var(--worst)" },
]);

const panel = {
  backgroundColor: "var(--raised)",
  color: "var(--text)",
  borderColor: "var(--line)",
};

/** The frame of the editor, its tooltips and panels. */
export const look = EditorView.theme({
  "&": {
    height: "100%",
    color: "var(--text)",
    backgroundColor: "var(--back)",
    border: "1px solid var(--strong-line)",
    borderRadius: "8px",
    overflow: "hidden",
  },
  "&.cm-focused": { outline: "3px solid var(--link)", outlineOffset: "1px" },
  ".cm-scroller": { fontFamily: "var(--mono)", fontSize: "0.8125rem", lineHeight: "1.55" },
  ".cm-content": { caretColor: "var(--text)" },
  ".cm-cursor": { borderLeftColor: "var(--text)" },
  ".cm-gutters": {
    backgroundColor: "var(--raised)",
    color: "var(--quiet)",
    borderRight: "1px solid var(--line)",
  },
  ".cm-activeLine": { backgroundColor: "var(--active)" },
  ".cm-activeLineGutter": { backgroundColor: "var(--active)", color: "var(--text)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground":
    { background: "var(--selected)" },
  ".cm-selectionMatch": { backgroundColor: "var(--poor-back)" },
  ".cm-foldPlaceholder": { ...panel, padding: "0 0.4em" },
  ".cm-tooltip": { ...panel, border: "1px solid var(--strong-line)", borderRadius: "6px" },
  ".cm-tooltip-lint": { maxWidth: "min(36rem, 90vw)" },
  ".cm-panels": panel,
  ".cm-diagnostic": { padding: "0.4rem 0.7rem", fontSize: "0.875rem" },
  ".cm-diagnosticSource": { color: "var(--quiet)", opacity: "1", fontFamily: "var(--mono)" },
  ".cm-diagnosticAction": {
    display: "block",
    margin: "0.4rem 0 0.1rem",
    padding: "0.2rem 0.6rem",
    textAlign: "left",
    backgroundColor: "var(--back)",
    color: "var(--link)",
    border: "1px solid var(--strong-line)",
    borderRadius: "6px",
    font: "inherit",
  },
  ".cm-textfield": { backgroundColor: "var(--back)", borderColor: "var(--strong-line)" },
  ".cm-button": {
    background: "var(--back)",
    color: "var(--text)",
    borderColor: "var(--strong-line)",
  },
});
