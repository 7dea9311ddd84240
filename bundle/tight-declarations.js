import ts from "typescript";

/**
 * Leaves out of declarations what documents those that nobody outside can name, and from which module
 * each of them is, how far it is indented, and what stands between lines and types without saying anything.
 * @returns {import("rolldown").Plugin}
 */
export function tightDeclarations() {
  return {
    name: "tight-declarations",
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter(({ type }) => type === "chunk");
      const entries = chunks.filter(({ isEntry }) => isEntry);
      const exported = new Set(entries.flatMap((entry) => entry.exports));
      for (const chunk of chunks) chunk.code = tight(withoutComments(chunk.code, exported));
    },
  };
}

function withoutComments(code, exported) {
  const { statements } = ts.createSourceFile("index.d.ts", code, ts.ScriptTarget.Latest, true);
  return statements
    .map((statement) => {
      const text = statement.getFullText().replaceAll(/^\/\/.*\n/gm, "");
      return namesOf(statement).some((name) => exported.has(name))
        ? text
        : text.replaceAll(/ *\/\*\*[^]*?\*\/\n?/g, "");
    })
    .join("");
}

function tight(code) {
  return code
    .replaceAll(/^\s+/gm, "")
    .replaceAll(/;\n(?=[\w/}])/g, "\n")
    .replaceAll(/^(?!\/?\*).+/gm, (line) =>
      line.replaceAll(/(?<=[:,]) | (=>|[=|&{}?:]) | (?=\{$)/g, "$1"),
    );
}

/** Where several modules have a name, a number is added to it. */
function namesOf({ name, declarationList }) {
  const declared = declarationList?.declarations.map((each) => each.name) ?? [name];
  return declared.flatMap((each) => each?.text.replace(/\$\d+$/, "") ?? []);
}
