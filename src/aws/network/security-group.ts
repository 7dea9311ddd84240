import { blocks, type Items, strings } from "../block.js";
import { number, string } from "../field.js";
import type { Property } from "../property.js";
import type { Kind, Part, Shape, View } from "../view.js";
import type { WrittenTraffic } from "./traffic.js";

/** The firewall around network interfaces: what no rule of it admits stays outside. */
export interface SecurityGroup extends View {
  readonly groupName: Property<string>;
  readonly ingress: Items<InlineIngress>;
}

/** A rule within its group, which in Terraform admits several blocks at once. */
export interface InlineIngress extends Part, WrittenTraffic {
  readonly cidr: Property<string>;
  readonly ipv6Cidr: Property<string>;
  readonly cidrs: Items<Property<string>>;
  readonly ipv6Cidrs: Items<Property<string>>;
}

const inlineIngress: Shape<InlineIngress> = {
  cidr: string("CidrIp", undefined),
  ipv6Cidr: string("CidrIpv6", undefined),
  cidrs: strings(undefined, "cidr_blocks"),
  ipv6Cidrs: strings(undefined, "ipv6_cidr_blocks"),
  protocol: string("IpProtocol", "protocol"),
  fromPort: number("FromPort", "from_port"),
  toPort: number("ToPort", "to_port"),
};

const shape: Shape<SecurityGroup, View> = {
  groupName: string("GroupName", "name"),
  ingress: blocks("SecurityGroupIngress", "ingress", inlineIngress),
};

export const SecurityGroup: Kind<SecurityGroup> = {
  cloudformation: "AWS::EC2::SecurityGroup",
  terraform: "aws_security_group",
  nameOf: ({ groupName }) => groupName.raw,
  shape,
};

/** The group that every VPC has and that counts where none is named; Terraform adopts it. */
export const DefaultSecurityGroup: Kind<SecurityGroup> = {
  cloudformation: undefined,
  terraform: "aws_default_security_group",
  shape: { ingress: shape.ingress, groupName: string(undefined, undefined) },
};
