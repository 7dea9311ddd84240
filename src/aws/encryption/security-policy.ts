import { blocks, type Items, strings } from "../block.js";
import { string, unless } from "../field.js";
import type { Property } from "../property.js";
import type { Part, Shape, View } from "../view.js";
import { type Connection, connection, type Fault, type Named, switched } from "./connection.js";

const below12 = "accepts TLS below 1.2";

/**
 * Those that accept TLS 1.0 or 1.1. Without a policy a listener has that of 2016.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/network/describe-ssl-policies.html
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/elb-security-policy-table.html
 */
const oldPolicies =
  /^ELBSecurityPolicy-(?:(?:201\d-\d\d|FS-2018-06|FS-1-1-2019-08)$|TLS-1-[01]-2|TLS13-1-[01]-)/;

/** A listener with a security policy of its own. */
export function withOldPolicy(named: Named): Connection {
  return switched(
    named,
    below12,
    unless(oldPolicies, "SslPolicy", "ssl_policy", {
      default: false,
      yes: "ELBSecurityPolicy-TLS13-1-2-2021-06",
    }),
    { only: { field: string("Protocol", "protocol"), is: /^(?:HTTPS|TLS)$/i } },
  );
}

interface Classic extends View {
  readonly policies: Items<Policy>;
  readonly listeners: Items<Listener>;
}

interface Policy extends Part {
  readonly attributes: Items<Attribute>;
}

interface Attribute extends Part {
  readonly name: Property<string>;
  readonly isModern: Property<boolean>;
}

interface Listener extends Part {
  readonly protocol: Property<string>;
  readonly policies: Items<Property<string>>;
}

interface PolicyResource extends View {
  readonly attributes: Items<Attribute>;
}

const attribute: Shape<Attribute> = {
  name: string("Name", "name"),
  isModern: unless(oldPolicies, "Value", "value", { yes: "ELBSecurityPolicy-TLS-1-2-2017-01" }),
};

function oldIn({ items }: Items<Attribute>): readonly Fault[] {
  return items.flatMap(({ name, isModern: at }) =>
    name.is("Reference-Security-Policy") && at.is(false) ? [{ at }] : [],
  );
}

/** In Terraform the policy of a Classic Load Balancer is a resource of its own. */
function policy(terraform: string, attributes: string): Connection {
  return connection<PolicyResource>(
    { what: "security policy", cloudformation: undefined, terraform },
    below12,
    { attributes: blocks(undefined, attributes, attribute) },
    (view) => oldIn(view.attributes),
  );
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/elb-ssl-security-policy.html */
export const classicPolicies: readonly Connection[] = [
  connection<Classic>(
    {
      what: "load balancer",
      cloudformation: "AWS::ElasticLoadBalancing::LoadBalancer",
      terraform: "aws_elb",
    },
    below12,
    {
      policies: blocks("Policies", undefined, {
        attributes: blocks("Attributes", undefined, attribute),
      }),
      listeners: blocks("Listeners", undefined, {
        protocol: string("Protocol", undefined),
        policies: strings("PolicyNames", undefined),
      }),
    },
    ({ policies, listeners }) => [
      ...policies.items.flatMap(({ attributes }) => oldIn(attributes)),
      // A policy may name the ports of its listeners instead.
      ...(policies.state === "absent" ? listeners.items : []).flatMap(
        ({ protocol, policies: at }) =>
          at.state === "absent" && /^(?:HTTPS|SSL)$/i.test(protocol.value ?? "") ? [{ at }] : [],
      ),
    ],
  ),
  policy("aws_lb_ssl_negotiation_policy", "attribute"),
  policy("aws_load_balancer_policy", "policy_attribute"),
];
