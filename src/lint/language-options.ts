import { type Day, isDay } from "./suppression/dates.js";

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
 * Our language has one option: the day on which suppressions are judged.
 * @throws TypeError for any other, as ESLint expects.
 */
export function checkLanguageOptions(options: Readonly<Record<string, unknown>>): void {
  const { today, ...others } = options;
  if (today !== undefined && !isDay(today)) {
    throw new TypeError("languageOptions.today must be a day such as '2027-01-31'.");
  }
  const unknown = Object.keys(others).find((name) => !ofJavaScript.has(name));
  if (unknown === undefined) return;
  throw new TypeError(
    `Unexpected '${unknown}': the language 'cloudtrail/template' has no option but 'today'.`,
  );
}

export function todayIn({ today }: Readonly<Record<string, unknown>>): Day | undefined {
  return isDay(today) ? today : undefined;
}
