import { type Items, strings } from "../block.js";
import { number, oneOf, string } from "../field.js";
import { link, type Link } from "../link.js";
import type { Property } from "../property.js";
import type { Kind, View } from "../view.js";
import { SecurityGroup } from "./security-group.js";
import type { WrittenTraffic } from "./traffic.js";

/** A rule that is a resource of its own. */
export interface IngressRule extends View, WrittenTraffic {
  readonly group: Link<SecurityGroup>;
  readonly cidr: Property<string>;
  readonly ipv6Cidr: Property<string>;
}

export const IngressRule: Kind<IngressRule> = {
  cloudformation: "AWS::EC2::SecurityGroupIngress",
  terraform: "aws_vpc_security_group_ingress_rule",
  shape: {
    group: groupLink("GroupId"),
    cidr: string("CidrIp", "cidr_ipv4"),
    ipv6Cidr: string("CidrIpv6", "cidr_ipv6"),
    protocol: string("IpProtocol", "ip_protocol"),
    fromPort: number("FromPort", "from_port"),
    toPort: number("ToPort", "to_port"),
  },
};

/** Terraform's older form, for both directions and several blocks. */
export interface SecurityGroupRule extends View, WrittenTraffic {
  readonly group: Link<SecurityGroup>;
  readonly direction: Property<"ingress" | "egress">;
  readonly cidrs: Items<Property<string>>;
  readonly ipv6Cidrs: Items<Property<string>>;
}

export const SecurityGroupRule: Kind<SecurityGroupRule> = {
  cloudformation: undefined,
  terraform: "aws_security_group_rule",
  shape: {
    group: groupLink(undefined),
    direction: oneOf(["ingress", "egress"], undefined, "type"),
    cidrs: strings(undefined, "cidr_blocks"),
    ipv6Cidrs: strings(undefined, "ipv6_cidr_blocks"),
    protocol: string(undefined, "protocol"),
    fromPort: number(undefined, "from_port"),
    toPort: number(undefined, "to_port"),
  },
};

/** The ID of a group is made up by EC2, so that nobody writes it by another name. */
function groupLink(cloudformation: string | undefined) {
  return link(
    cloudformation,
    "security_group_id",
    () => SecurityGroup,
    () => false,
  );
}
