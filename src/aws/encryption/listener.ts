import { type Certainty, some } from "../../iam/certainty.js";
import { blocks, type Items } from "../block.js";
import { string, unless } from "../field.js";
import type { Property } from "../property.js";
import type { Part, View } from "../view.js";
import { type Connection, connection, type Named, switched } from "./connection.js";

const listeners: readonly Named[] = [
  {
    what: "listener",
    cloudformation: "AWS::ElasticLoadBalancingV2::Listener",
    terraform: "aws_lb_listener",
  },
  { what: "listener", cloudformation: undefined, terraform: "aws_alb_listener" },
];

interface Listener extends View {
  readonly isEncrypted: Property<boolean>;
  readonly actions: Items<Action>;
}

interface Action extends Part {
  readonly type: Property<string>;
  readonly redirectsTo: Property<string>;
}

/**
 * Network load balancers have no HTTP, and what TCP carries may well be TLS. A listener that answers
 * by itself keeps nobody's data.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateListener.html
 */
function overHttp(named: Named): Connection {
  return connection<Listener>(
    named,
    "serves HTTP instead of redirecting to HTTPS",
    {
      isEncrypted: unless(/^HTTP$/i, "Protocol", "protocol"),
      actions: blocks("DefaultActions", "default_action", {
        type: string("Type", "type"),
        // A redirect keeps the protocol unless told otherwise.
        redirectsTo: string("RedirectConfig.Protocol", "redirect.protocol", {
          default: "#{protocol}",
        }),
      }),
    },
    ({ isEncrypted: at, actions }) =>
      at.is(false) && some(actions.items, serves) === true ? [{ at }] : [],
  );
}

function serves({ type, redirectsTo }: Action): Certainty {
  if (type.value === undefined) return undefined;
  if (type.is("forward")) return true;
  if (!type.is("redirect")) return false;
  return redirectsTo.value === undefined ? undefined : !redirectsTo.is("HTTPS");
}

/**
 * Those that accept TLS 1.0 or 1.1. Without a policy a listener has that of 2016.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/network/describe-ssl-policies.html
 */
const oldPolicies =
  /^ELBSecurityPolicy-(?:201\d-\d\d|FS-2018-06|FS-1-1-2019-08|TLS-1-[01]-2.*|TLS13-1-[01]-.*)$/;

function withOldPolicy(named: Named): Connection {
  return switched(
    named,
    "accepts TLS below 1.2",
    unless(oldPolicies, "SslPolicy", "ssl_policy", {
      default: false,
      yes: "ELBSecurityPolicy-TLS13-1-2-2021-06",
    }),
    { field: string("Protocol", "protocol"), is: /^(?:HTTPS|TLS)$/i },
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
];
