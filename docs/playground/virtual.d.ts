declare module "virtual:rule-pages" {
  /** The pages about rules, as HTML, by the names of the rules. */
  export const pages: ReadonlyMap<string, string>;
}

declare module "virtual:report-style.css";
