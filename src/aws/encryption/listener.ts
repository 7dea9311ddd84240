import { some } from "../../iam/certainty.js";
import { blocks, type Items } from "../block.js";
import { string, unless } from "../field.js";
import type { Property } from "../property.js";
import { type Kind, type Part, possibleViewOf, type Shape, type View } from "../view.js";
import { type Connection, connection, type Named } from "./connection.js";
import { action, type Action, servesHttp } from "./listener-action.js";
import {
  mayProveOwnership,
  listenerOf,
  type ListenerRule,
  listenerRules,
  mayRedirectAll,
} from "./listener-rule.js";
import { isOfApplication } from "./load-balancer.js";
import { classicPolicies, withOldPolicy } from "./security-policy.js";

interface Listener extends View {
  readonly isEncrypted: Property<boolean>;
  readonly loadBalancer: Property<string>;
  readonly actions: Items<Action>;
}

const shape: Shape<Listener, View> = {
  isEncrypted: unless(/^HTTP$/i, "Protocol", "protocol"),
  loadBalancer: string("LoadBalancerArn", "load_balancer_arn"),
  actions: blocks("DefaultActions", "default_action", action),
};

/** Terraform has two names for one type. */
const listeners: readonly (Kind<Listener> & Named)[] = [
  ["AWS::ElasticLoadBalancingV2::Listener", "aws_lb_listener"] as const,
  [undefined, "aws_alb_listener"] as const,
].map(([cloudformation, terraform]) => ({ what: "listener", cloudformation, terraform, shape }));

/**
 * Network load balancers have no HTTP, and what TCP carries may well be TLS.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateListener.html
 */
function overHttp(named: Named): Connection {
  return connection<Listener>(
    named,
    "serves HTTP instead of redirecting to HTTPS",
    shape,
    (listener) => {
      const { isEncrypted: at, actions, resource, world } = listener;
      const serves = isHttp(listener) && some(actions.items, servesHttp) === true;
      return serves && !mayRedirectAll(resource, world) ? [{ at }] : [];
    },
  );
}

/** Terraform's provider chooses HTTP for an Application Load Balancer; CloudFormation does not. */
function isHttp({ isEncrypted, loadBalancer, resource, world }: Listener): boolean {
  if (isEncrypted.state !== "absent") return isEncrypted.is(false);
  return resource.dialect === "terraform" && isOfApplication(loadBalancer, world);
}

/** A rule of a listener that answers by itself what no rule is about. */
function forwarding({ cloudformation, terraform, shape: fields }: Kind<ListenerRule>): Connection {
  return connection<ListenerRule>(
    { what: "listener rule", cloudformation, terraform },
    "serves HTTP instead of redirecting to HTTPS",
    fields,
    (rule) => {
      const { actions, world } = rule;
      const resource = listenerOf(rule);
      if (resource === undefined || resource === "nowhere") return [];
      const kind = listeners.find((each) => each[resource.dialect] === resource.type);
      if (kind === undefined || mayProveOwnership(rule)) return [];
      const listener = possibleViewOf(kind, resource, world);
      const { items, complete } = listener.actions;
      const answers = complete && items.every(({ type }) => type.is("fixed-response"));
      if (!answers || !isHttp(listener) || mayRedirectAll(resource, world)) return [];
      return actions.items.flatMap(({ type: at }) => (at.is("forward") ? [{ at }] : []));
    },
  );
}

interface Classic extends View {
  readonly listeners: Items<ClassicListener>;
}

interface ClassicListener extends Part {
  readonly isEncrypted: Property<boolean>;
}

export const listenerConnections: readonly Connection[] = [
  ...listeners.flatMap((named) => [overHttp(named), withOldPolicy(named)]),
  ...listenerRules.map(forwarding),
  // https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/elb-listener-config.html
  connection<Classic>(
    {
      what: "load balancer",
      cloudformation: "AWS::ElasticLoadBalancing::LoadBalancer",
      terraform: "aws_elb",
    },
    "serves HTTP",
    {
      listeners: blocks("Listeners", "listener", {
        isEncrypted: unless(/^HTTP$/i, "Protocol", "lb_protocol"),
      }),
    },
    (view) => view.listeners.items.flatMap(({ isEncrypted: at }) => (at.is(false) ? [{ at }] : [])),
  ),
  ...classicPolicies,
];
