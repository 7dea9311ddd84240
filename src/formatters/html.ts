import { rulesAsked } from "../lint/asked.js";
import { matricesOf } from "./compliance.js";
import type { Formatter } from "./formatter.js";
import { pageOf } from "./html/page.js";
import { reportOf } from "./html/report.js";
import { lintedFile } from "./linted-file.js";

/** Results as one page that needs nothing besides itself. */
const page: Formatter = (results, context) => {
  const report = reportOf(results.map((result) => lintedFile(result, context)));
  const matrices = matricesOf(report.items, context, rulesAsked());
  return pageOf(report, matrices, new Date()).markup;
};

export default page;
