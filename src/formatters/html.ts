import { askedAbout, matricesOf } from "./compliance.js";
import type { Formatter } from "./formatter.js";
import { pageOf } from "./html/page.js";
import { reportOf } from "./html/report.js";
import { lintedFile } from "./linted-file.js";

/** Results as one page that needs nothing besides itself. */
const page: Formatter = (results, context) => {
  const files = results.map((result) => lintedFile(result, context));
  const report = reportOf(files, context.settings);
  const matrices = matricesOf(report.items, context, askedAbout(files));
  return pageOf(report, matrices, new Date()).markup;
};

export default page;
