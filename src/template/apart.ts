import type { Expression } from "./expression.js";
import type { Apart, Gap } from "./gap.js";
import { once } from "./once.js";
import type { Template } from "./template.js";

/** A template beside which others are deployed. */
export function beside(template: Template, others: () => readonly Apart[]): Template {
  const { apart } = template;
  return { ...template, apart: once(() => [...(apart?.() ?? []), ...others()]) };
}

/** What is known to be deployed so. */
export function apartWith(gap: Gap, given: readonly Expression[]): Apart {
  return { given, gaps: () => [gap] };
}

/** The same where each expression is another. */
export function apartAs(
  { apart }: Template,
  move: (given: Expression) => Expression,
): Pick<Template, "apart"> {
  if (apart === undefined) return {};
  return {
    apart: once(() => apart().map(({ given, gaps }) => ({ given: given.map(move), gaps }))),
  };
}
