import { blocks, type Items } from "../block.js";
import { boolean, unless } from "../field.js";
import type { Property } from "../property.js";
import type { Subject } from "../subject.js";
import type { Part, View } from "../view.js";
import {
  type Connection,
  connection,
  connectionsIn,
  curable,
  type Named,
  type OpenConnection,
  switched,
} from "./connection.js";
import { cacheConnections } from "./cache.js";
import { dataTransferConnections } from "./data-transfer.js";
import { distributionConnections } from "./distribution.js";
import { listenerConnections } from "./listener.js";
import { parameterGroupConnections } from "./parameter-group.js";

const searchDomains: readonly Named[] = [
  {
    what: "search domain",
    cloudformation: "AWS::OpenSearchService::Domain",
    terraform: "aws_opensearch_domain",
  },
  {
    what: "search domain",
    cloudformation: "AWS::Elasticsearch::Domain",
    terraform: "aws_elasticsearch_domain",
  },
];

const kafka: Named = {
  what: "Kafka cluster",
  cloudformation: "AWS::MSK::Cluster",
  terraform: "aws_msk_cluster",
};

const withoutTls = "accepts connections without TLS";

const below12 = "accepts TLS below 1.2";

interface Domain extends View {
  readonly configurations: Items<Configuration>;
}

interface Configuration extends Part {
  readonly isModern: Property<boolean>;
}

/** A row for each way of connecting: a new service is a new row. */
export const connections: readonly Connection[] = [
  ...listenerConnections,
  ...distributionConnections,
  ...parameterGroupConnections,
  ...dataTransferConnections,
  ...cacheConnections,
  // https://docs.aws.amazon.com/opensearch-service/latest/developerguide/infrastructure-security.html
  // https://docs.aws.amazon.com/opensearch-service/latest/developerguide/ntn.html
  ...searchDomains.flatMap((domain) => [
    switched(
      domain,
      "serves HTTP",
      boolean("DomainEndpointOptions.EnforceHTTPS", "domain_endpoint_options.enforce_https", {
        default: false,
      }),
    ),
    switched(
      domain,
      below12,
      unless(
        /^Policy-Min-TLS-1-0-/,
        "DomainEndpointOptions.TLSSecurityPolicy",
        "domain_endpoint_options.tls_security_policy",
        { yes: "Policy-Min-TLS-1-2-2019-07" },
      ),
    ),
    switched(
      domain,
      "does not encrypt what its nodes send each other",
      boolean("NodeToNodeEncryptionOptions.Enabled", "node_to_node_encryption.enabled", {
        default: false,
      }),
    ),
  ]),
  // https://docs.aws.amazon.com/msk/latest/developerguide/msk-encryption.html
  switched(
    kafka,
    withoutTls,
    unless(
      /^(?:TLS_)?PLAINTEXT$/,
      "EncryptionInfo.EncryptionInTransit.ClientBroker",
      "encryption_info.encryption_in_transit.client_broker",
      { default: true, yes: "TLS" },
    ),
  ),
  switched(
    kafka,
    "does not encrypt what its brokers send each other",
    boolean(
      "EncryptionInfo.EncryptionInTransit.InCluster",
      "encryption_info.encryption_in_transit.in_cluster",
      { default: true },
    ),
  ),
  // https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-custom-domain-tls-version.html
  switched(
    {
      what: "domain name",
      cloudformation: "AWS::ApiGateway::DomainName",
      terraform: "aws_api_gateway_domain_name",
    },
    below12,
    unless(/^TLS_1_0$/, "SecurityPolicy", "security_policy", { yes: "TLS_1_2" }),
  ),
  // What it says of its domain name is said of the resource that the transform makes.
  // https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-api-domainconfiguration.html
  switched(
    { what: "API", cloudformation: "AWS::Serverless::Api", terraform: undefined },
    below12,
    unless(/^TLS_1_0$/, "Domain.SecurityPolicy", undefined, { yes: "TLS_1_2" }),
  ),
  connection<Domain>(
    {
      what: "domain name",
      cloudformation: "AWS::ApiGatewayV2::DomainName",
      terraform: "aws_apigatewayv2_domain_name",
    },
    below12,
    {
      configurations: blocks("DomainNameConfigurations", "domain_name_configuration", {
        isModern: unless(/^TLS_1_0$/, "SecurityPolicy", "security_policy", { yes: "TLS_1_2" }),
      }),
    },
    ({ configurations }) => configurations.items.flatMap(({ isModern }) => curable(isModern)),
  ),
];

/** What others can read along with. */
export const OpenConnections: Subject<OpenConnection> = connectionsIn(connections);
