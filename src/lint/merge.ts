import type { Holder, Reportable } from "../aws/property.js";
import type { Scenario } from "../graph/scenario.js";
import { type Edit, isSame } from "./edit.js";
import type { Finding } from "./finding.js";
import { type Parts, unite } from "./parts.js";

/** What a rule said, in one scenario or in several. */
export interface Reported extends Finding {
  readonly at: Reportable;
  readonly parts: Parts;
  /** What of other files makes it matter. */
  readonly because: string;
  /** What the message is about: what the reported resource configures, else itself. */
  readonly subject: Holder;
  /** Where it is said in these words. */
  readonly scenarios: readonly Scenario[];
  /** Where it is said in these or other words. */
  readonly happening: readonly Scenario[];
}

/**
 * One finding for what is said at the same place in several scenarios. Where the words differ from
 * scenario to scenario, as the names of other trails do, those of the first scenario are said: a
 * finding for each combination of conditions would tell nobody more.
 */
export function merge(reports: readonly Reported[]): readonly Reported[] {
  const places = new Map<string, Map<string, Reported[]>>();
  for (const report of reports) {
    const place = JSON.stringify([
      report.place.span,
      report.place.file,
      spellingOf(report),
      report.excerpt,
      report.messageId,
      report.at.resource.name,
    ]);
    const variants = places.get(place) ?? new Map<string, Reported[]>();
    const words = JSON.stringify(report.data);
    const variant = variants.get(words);
    if (variant === undefined) variants.set(words, [report]);
    else variant.push(report);
    places.set(place, variants);
  }
  return [...places.values()].flatMap((variants) => mergeVariants([...variants.values()]));
}

/** An include stands for all that it brings. */
export function spellingOf({ origin }: Finding): readonly unknown[] {
  return origin === undefined ? [] : [origin.path, origin.span];
}

function mergeVariants(variants: readonly (readonly Reported[])[]): readonly Reported[] {
  const first = variants[0]?.[0]?.scenarios[0];
  const isSaidAtFirst = (variant: readonly Reported[]): boolean =>
    variant.some(({ scenarios }) => scenarios[0] === first);
  const said = variants.filter(isSaidAtFirst);
  const unsaid = variants.filter((variant) => !isSaidAtFirst(variant)).flat();
  return said.flatMap((variant) => {
    const [report] = variant;
    if (report === undefined) return [];
    const all = [...variant, ...unsaid];
    return {
      ...report,
      parts: unite(variant.map(({ parts }) => parts)),
      scenarios: variant.flatMap(({ scenarios }) => scenarios),
      happening: all.flatMap(({ scenarios }) => scenarios),
      ...commonEdits(report, all),
    };
  });
}

/** An edit that is right in one scenario only is offered in none. */
export function commonEdits(
  { fix, suggestions }: Finding,
  all: readonly Finding[],
): Pick<Finding, "fix" | "suggestions"> {
  const isOffered = (edit: Edit, offered: Edit | undefined): boolean =>
    offered !== undefined && isSame(edit, offered);
  return {
    fix: fix && all.every((each) => isOffered(fix, each.fix)) ? fix : undefined,
    suggestions: suggestions.filter(({ messageId, edit }) =>
      all.every((each) =>
        each.suggestions.some(
          (other) => other.messageId === messageId && isOffered(edit, other.edit),
        ),
      ),
    ),
  };
}
