/** How the names of templates end, in letters of either case. */
export const extensions = ["yaml", "yml", "json", "template"] as const;

export const templateNames = "*.yaml, *.yml, *.json or *.template";

/** ESLint's patterns know one case, and classes of characters. */
export const templateFiles: readonly [string] = [
  `**/*.{${extensions.map((each) => each.replace(/./g, bothCases)).join(",")}}`,
];

const ending = new RegExp(`\\.(?:${extensions.join("|")})$`, "i");

export function isTemplateName(name: string): boolean {
  return ending.test(name);
}

function bothCases(letter: string): string {
  return `[${letter}${letter.toUpperCase()}]`;
}
