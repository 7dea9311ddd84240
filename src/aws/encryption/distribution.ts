import { partsOf } from "../../graph/text.js";
import { blocks, type Items, strings } from "../block.js";
import { boolean, string, unless } from "../field.js";
import type { Property } from "../property.js";
import type { Part, View } from "../view.js";
import { type Connection, connection, curable, type Named, switched } from "./connection.js";

const distribution: Named = {
  what: "distribution",
  cloudformation: "AWS::CloudFront::Distribution",
  terraform: "aws_cloudfront_distribution",
};

interface Distribution extends View {
  readonly behaviors: Items<Behavior>;
  readonly origins: Items<Origin>;
}

interface Behavior extends Part {
  readonly isEncrypted: Property<boolean>;
}

interface Origin extends Part {
  readonly domain: Property<string>;
  readonly isEncrypted: Property<boolean>;
  readonly protocols: Items<Property<string>>;
}

interface Certified extends View {
  readonly isModern: Property<boolean>;
  readonly isDefault: Property<boolean>;
  readonly issued: Property<string>;
  readonly uploaded: Property<string>;
}

const behaviors = {
  behaviors: blocks<Behavior>("DistributionConfig.CacheBehaviors", "ordered_cache_behavior", {
    isEncrypted: unless(/^allow-all$/, "ViewerProtocolPolicy", "viewer_protocol_policy", {
      yes: "redirect-to-https",
    }),
  }),
  origins: blocks<Origin>("DistributionConfig.Origins", "origin", {
    domain: string("DomainName", "domain_name"),
    isEncrypted: unless(
      /^http-only$/,
      "CustomOriginConfig.OriginProtocolPolicy",
      "custom_origin_config.origin_protocol_policy",
      { yes: "https-only" },
    ),
    protocols: strings(
      "CustomOriginConfig.OriginSSLProtocols",
      "custom_origin_config.origin_ssl_protocols",
    ),
  }),
};

export const distributionConnections: readonly Connection[] = [
  // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-viewers-to-cloudfront.html
  switched(
    distribution,
    "lets viewers in over HTTP",
    unless(
      /^allow-all$/,
      "DistributionConfig.DefaultCacheBehavior.ViewerProtocolPolicy",
      "default_cache_behavior.viewer_protocol_policy",
      { yes: "redirect-to-https" },
    ),
  ),
  connection<Distribution>(distribution, "lets viewers in over HTTP", behaviors, (view) =>
    view.behaviors.items.flatMap(({ isEncrypted }) => curable(isEncrypted)),
  ),
  // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-cloudfront-to-custom-origin.html
  connection<Distribution>(distribution, "fetches from an origin over HTTP", behaviors, (view) =>
    view.origins.items
      .filter(({ domain }) => !mayBeWebsite(domain, view))
      .flatMap(({ isEncrypted }) => curable(isEncrypted)),
  ),
  // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesOrigin.html#DownloadDistValuesOriginSSLProtocols
  connection<Distribution>(distribution, "accepts SSL 3 from an origin", behaviors, (view) =>
    view.origins.items
      .filter(({ isEncrypted }) => !isEncrypted.is(false))
      .flatMap(({ protocols }) => protocols.items)
      .flatMap((at) => (at.is("SSLv3") ? [{ at }] : [])),
  ),
  // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/secure-connections-supported-viewer-protocols-ciphers.html
  connection<Certified>(
    distribution,
    "lets viewers use TLS below 1.2",
    {
      isModern: unless(
        /^(?:SSLv3|TLSv1|TLSv1_2016|TLSv1\.1_2016)$/,
        "DistributionConfig.ViewerCertificate.MinimumProtocolVersion",
        "viewer_certificate.minimum_protocol_version",
        { default: false, in: "terraform", yes: "TLSv1.2_2021" },
      ),
      isDefault: boolean(
        "DistributionConfig.ViewerCertificate.CloudFrontDefaultCertificate",
        "viewer_certificate.cloudfront_default_certificate",
      ),
      issued: string(
        "DistributionConfig.ViewerCertificate.AcmCertificateArn",
        "viewer_certificate.acm_certificate_arn",
      ),
      uploaded: string(
        "DistributionConfig.ViewerCertificate.IamCertificateId",
        "viewer_certificate.iam_certificate_id",
      ),
    },
    (view) => (hasOwnCertificate(view) ? curable(view.isModern) : []),
  ),
];

/** With the certificate of CloudFront nobody can choose what viewers may use. */
function hasOwnCertificate({ isModern, isDefault, issued, uploaded }: Certified): boolean {
  if (isDefault.is(true) || isDefault.state === "unknown") return false;
  const certificates = [issued, uploaded];
  return isModern.state === "known"
    ? certificates.some(({ mayBeSet }) => mayBeSet)
    : certificates.some(({ isSet }) => isSet);
}

/**
 * A bucket that is served as a website knows no HTTPS, so there is nothing to choose.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteEndpoints.html
 */
function mayBeWebsite({ raw }: Property<string>, { world }: View): boolean {
  const parts = partsOf(raw) ?? [];
  return parts.some((part) => {
    if (typeof part === "string") return part.includes("s3-website");
    const { resources } = world.graph.template;
    const type = part.reference && resources.get(part.reference.resource)?.type;
    return type === undefined || /(?:S3::|^aws_s3_)/.test(type);
  });
}
