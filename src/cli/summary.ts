import { counted } from "./counted.js";
import { aboutTerraform, type Found } from "./files.js";
import type { Linted } from "./lint.js";

/** Says in one line how much was judged, so that silence is not taken for more than it is. */
export function summaryOf(
  { results, tallies }: Pick<Linted, "results" | "tallies">,
  { hasTerraform }: Pick<Found, "hasTerraform">,
): string {
  const files = [...tallies.values()];
  const broken = results.filter((result) => result.fatalErrorCount > 0).length;
  const templates = files.reduce((sum, file) => sum + file.templates, 0);
  const unknowns = files.reduce((sum, file) => sum + file.unknowns.size, 0);
  const others = files.filter((file) => file.templates === 0).length;
  const parts = [
    `${counted(templates, "template")} read`,
    ...(broken === 0 ? [] : [`${counted(broken, "template")} broken`]),
    `${counted(unknowns, "unknown value")} met`,
    others === 1 ? "1 file is no template" : `${others} files are no templates`,
  ];
  const summary = `${parts.join(", ")}.`;
  // Who reads that no template is bad may not see that there was none.
  if (templates > 0 || broken > 0) return summary;
  return [summary, "Nothing was judged.", ...(hasTerraform ? [aboutTerraform] : [])].join(" ");
}
