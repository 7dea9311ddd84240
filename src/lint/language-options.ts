/**
 * What JavaScript's language takes. A configuration without `files` gives these to every file, and
 * that of `typescript-eslint` does; they mean nothing here.
 */
const ofJavaScript: ReadonlySet<string> = new Set([
  "ecmaVersion",
  "globals",
  "parser",
  "parserOptions",
  "sourceType",
]);

/**
 * Our language has no options.
 * @throws TypeError for any other, as ESLint expects.
 */
export function checkLanguageOptions(options: Readonly<Record<string, unknown>>): void {
  const unknown = Object.keys(options).find((name) => !ofJavaScript.has(name));
  if (unknown === undefined) return;
  throw new TypeError(
    `Unexpected '${unknown}': the language 'cloudtrail/template' has no options.`,
  );
}
