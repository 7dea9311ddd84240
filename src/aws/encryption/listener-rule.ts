import type { Graph } from "../../graph/graph.js";
import { some } from "../../iam/certainty.js";
import { newSideTable } from "../../template/side-table.js";
import { blocks, type Items, strings } from "../block.js";
import { string } from "../field.js";
import { viewsLeadingAnywhere, viewsLeadingTo } from "../index-by-target.js";
import type { Property } from "../property.js";
import type { Kind, Part, View } from "../view.js";
import type { World } from "../world.js";
import type { Resource } from "../../template/template.js";
import { action, type Action, redirectsToHttps } from "./listener-action.js";

/** What a listener does with some requests before it turns to its default action. */
export interface ListenerRule extends View {
  readonly listener: Property<string>;
  readonly conditions: Items<Condition>;
  readonly actions: Items<Action>;
}

interface Condition extends Part {
  readonly field: Property<string>;
  readonly values: Items<Property<string>>;
  readonly paths: Items<Property<string>>;
}

/** Terraform has two names for one type. */
export const listenerRules: readonly Kind<ListenerRule>[] = [
  ["AWS::ElasticLoadBalancingV2::ListenerRule", "aws_lb_listener_rule"] as const,
  [undefined, "aws_alb_listener_rule"] as const,
].map(([cloudformation, terraform]) => ({
  cloudformation,
  terraform,
  shape: {
    listener: string("ListenerArn", "listener_arn"),
    conditions: blocks("Conditions", "condition", {
      field: string("Field", undefined),
      values: strings("Values", undefined),
      paths: strings("PathPatternConfig.Values", "path_pattern.values"),
    }),
    actions: blocks("Actions", "action", action),
  },
}));

/** The listener that a rule belongs to, where that is in the template. */
export function listenerOf({ listener, world }: ListenerRule): Resource | "nowhere" | undefined {
  const { raw } = listener;
  const reference = raw.state === "unknown" ? raw.reference : undefined;
  if (reference !== undefined) return world.graph.template.resources.get(reference.resource);
  // An ARN that is spelled out is one of what exists already.
  return listener.value === undefined ? undefined : "nowhere";
}

/** What is found by a function is of one kind. */
const indexed = listenerRules.map((kind) => ({
  kind,
  targetOf: (rule: ListenerRule) => listenerOf(rule),
}));

/**
 * Whether some rule may send everybody to HTTPS before a listener does anything else. Only a path
 * certainly leaves others out: a site may have the one host or method that a rule is about.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html
 */
export function mayRedirectAll(listener: Resource, world: World): boolean {
  return (
    indexed.some(({ kind, targetOf }) =>
      viewsLeadingTo(kind, targetOf, listener, world).some(mayRedirect),
    ) || mayRedirectAny(world)
  );
}

const remembered = newSideTable<Graph, boolean>();

/**
 * Whether some rule may do so for any listener, since nobody knows for which. This is looked for
 * once in a template, whatever is decided in it: there may be thousands of each.
 */
function mayRedirectAny(world: World): boolean {
  const { graph } = world;
  const before = remembered.get(graph);
  if (before !== undefined) return before;
  const found = graph.askUndecided((scenario) =>
    indexed.some(({ kind, targetOf }) =>
      viewsLeadingAnywhere(kind, targetOf, { ...world, scenario }).some(mayRedirect),
    ),
  );
  const answer = found ?? true;
  remembered.set(graph, answer);
  return answer;
}

function mayRedirect({ actions, conditions }: ListenerRule): boolean {
  return (
    some(actions.items, redirectsToHttps, unseen(actions)) !== false &&
    !conditions.items.some((each) => pathsOf(each).some(isSomePath))
  );
}

/**
 * Whether a rule may be about what proves who owns a domain, which is asked for over HTTP: RFC 8555,
 * section 8.3.
 */
export function mayProveOwnership({ conditions }: ListenerRule): boolean {
  return (
    !conditions.complete ||
    conditions.items.some(({ field, values, paths }) => {
      const lists = field.state === "unknown" ? [paths, values] : pathsOf({ field, values, paths });
      return lists.some(({ items, complete }) => !complete || items.some(isOrMayBeWellKnown));
    })
  );
}

function isOrMayBeWellKnown({ value }: Property<string>): boolean {
  return value === undefined || value.startsWith("/.well-known/");
}

/** As a list, or in the field that several kinds of conditions have in common. */
function pathsOf({
  field,
  values,
  paths,
}: Pick<Condition, "field" | "values" | "paths">): readonly Items<Property<string>>[] {
  return field.is("path-pattern") ? [paths, values] : [paths];
}

function isSomePath({ items, complete }: Items<Property<string>>): boolean {
  const isNarrow = ({ value }: Property<string>): boolean =>
    value !== undefined && /[^/*?]/.test(value);
  return complete && items.length > 0 && items.every(isNarrow);
}

function unseen({ complete }: Items<Action>): string | undefined {
  return complete ? undefined : "not every action is written out";
}
