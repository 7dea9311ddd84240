/**
 * The versions that the plugin is tried with, each with the others. This table is also what the
 * README says is supported, and what the manifest promises.
 */

export interface Version {
  /** As people say it, and as it is named on the command line. */
  readonly name: string;
  /** What is installed: the newest of this range. */
  readonly range: string;
}

export const eslintVersions: readonly Version[] = [
  { name: "9.38", range: "~9.38.0" },
  { name: "9.39", range: "~9.39.0" },
  { name: "10", range: "^10.0.0" },
];

/** The oldest Node.js at its oldest patch, since that is what `engines` says. */
export const nodeVersions: readonly Version[] = [
  { name: "20.19", range: "20.19.0" },
  { name: "22", range: "22" },
  { name: "24", range: "24" },
];

/** Packages that lint the same files, as they are installed. */
export const guestPackages = {
  "eslint-plugin-yml": "^3.0.0",
  "eslint-plugin-jsonc": "^3.0.0",
  "@eslint/json": "^2.0.0",
  "@eslint/markdown": "^8.0.0",
  "yaml-eslint-parser": "^2.0.0",
  "jsonc-eslint-parser": "^3.0.0",
} as const;

/** ESLint's own rules come in a package of the same major version. */
export function ownRules({ name }: Version): string {
  return `@eslint/js@^${name.split(".")[0] ?? name}.0.0`;
}

/** What the README says of all this. */
export function statement(): string {
  const list = (names: readonly string[]): string => names.join(", ");
  const guests = Object.entries(guestPackages).map(
    ([name, range]) => `\`${name}\` ${range.replace(/^\^(\d+)\..*/, "$1")}`,
  );
  return [
    `- ESLint ${list(eslintVersions.map(({ name }) => name))}`,
    `- Node.js ${list(nodeVersions.map(({ name }) => name))}`,
    `- beside ${list(guests)}`,
  ].join("\n");
}
