import { type Items, strings } from "../block.js";
import { number, oneOf, string } from "../field.js";
import { mention } from "../mention.js";
import type { Property } from "../property.js";
import type { Kind, View } from "../view.js";
import type { WrittenTraffic } from "./traffic.js";

/** A rule that is a resource of its own. */
export interface IngressRule extends View, WrittenTraffic {
  readonly group: Property<string>;
  readonly cidr: Property<string>;
  readonly ipv6Cidr: Property<string>;
}

export const IngressRule: Kind<IngressRule> = {
  cloudformation: "AWS::EC2::SecurityGroupIngress",
  terraform: "aws_vpc_security_group_ingress_rule",
  shape: {
    group: mention("GroupId", "security_group_id"),
    cidr: string("CidrIp", "cidr_ipv4"),
    ipv6Cidr: string("CidrIpv6", "cidr_ipv6"),
    protocol: string("IpProtocol", "ip_protocol"),
    fromPort: number("FromPort", "from_port"),
    toPort: number("ToPort", "to_port"),
  },
};

/** Terraform's older form, for both directions and several blocks. */
export interface SecurityGroupRule extends View, WrittenTraffic {
  readonly group: Property<string>;
  readonly direction: Property<"ingress" | "egress">;
  readonly cidrs: Items<Property<string>>;
  readonly ipv6Cidrs: Items<Property<string>>;
}

export const SecurityGroupRule: Kind<SecurityGroupRule> = {
  cloudformation: undefined,
  terraform: "aws_security_group_rule",
  shape: {
    group: mention(undefined, "security_group_id"),
    direction: oneOf(["ingress", "egress"], undefined, "type"),
    cidrs: strings(undefined, "cidr_blocks"),
    ipv6Cidrs: strings(undefined, "ipv6_cidr_blocks"),
    protocol: string(undefined, "protocol"),
    fromPort: number(undefined, "from_port"),
    toPort: number(undefined, "to_port"),
  },
};
