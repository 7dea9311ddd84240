import { readFileSync, writeFileSync } from "node:fs";

/** What tells users which version to install, so that a new version has to be told there. */
const files = [".pre-commit-hooks.yaml", "README.md", "docs/ci.md", "src/version.ts"];

/** A version behind the name of the package or of the repository, that of pre-commit's, or our own. */
const named = /(?<=eslint-plugin-cloudtrail@v?|rev: v|version = ")\d+\.\d+\.\d+/g;

const { version } = JSON.parse(readFileSync("package.json", "utf8"));
for (const file of files) {
  writeFileSync(file, readFileSync(file, "utf8").replaceAll(named, version));
}
