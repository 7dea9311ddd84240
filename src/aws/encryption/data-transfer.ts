import { blocks, type Items, strings } from "../block.js";
import { boolean, string, unless } from "../field.js";
import type { Property } from "../property.js";
import type { Part, View } from "../view.js";
import { type Connection, connection, curable, switched } from "./connection.js";
import { isAmong, type Only } from "./only.js";

interface Tasks extends View {
  readonly volumes: Items<Volume>;
}

interface Volume extends Part {
  readonly fileSystem: Property<string>;
  readonly isEncrypted: Property<boolean>;
}

interface Endpoint extends View {
  readonly isEncrypted: Property<boolean>;
  /** Attributes of the connection, which may say the same in words of the engine. */
  readonly attributes: Property<string>;
}

interface Server extends View {
  readonly protocols: Items<Property<string>>;
}

/** Engines of which one can choose; what else there is, is always encrypted or has no such choice. */
const choosing: Only = {
  field: string("EngineName", "engine_name"),
  is: /^(?:aurora(?:-postgresql)?|db2|docdb|mariadb|mongodb|mysql|oracle|postgres|sqlserver|sybase)$/i,
};

/** What carries data from where it is kept to where it is worked with. */
export const dataTransferConnections: readonly Connection[] = [
  // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_EFSVolumeConfiguration.html
  connection<Tasks>(
    {
      what: "task definition",
      cloudformation: "AWS::ECS::TaskDefinition",
      terraform: "aws_ecs_task_definition",
    },
    "mounts a file system without TLS",
    {
      volumes: blocks("Volumes", "volume", {
        fileSystem: string(
          "EFSVolumeConfiguration.FilesystemId",
          "efs_volume_configuration.file_system_id",
        ),
        isEncrypted: unless(
          /^DISABLED$/,
          "EFSVolumeConfiguration.TransitEncryption",
          "efs_volume_configuration.transit_encryption",
          { default: false, yes: "ENABLED" },
        ),
      }),
    },
    ({ volumes }) =>
      volumes.items
        .filter(({ fileSystem }) => fileSystem.mayBeSet)
        .flatMap(({ isEncrypted }) => curable(isEncrypted)),
  ),
  // https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBProxy.html
  switched(
    { what: "database proxy", cloudformation: "AWS::RDS::DBProxy", terraform: "aws_db_proxy" },
    "accepts connections without TLS",
    boolean("RequireTLS", "require_tls", { default: false }),
  ),
  // https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Security.SSL.html
  connection<Endpoint>(
    {
      what: "migration endpoint",
      cloudformation: "AWS::DMS::Endpoint",
      terraform: "aws_dms_endpoint",
    },
    "connects to its database without TLS",
    {
      isEncrypted: unless(/^none$/i, "SslMode", "ssl_mode", { default: false }),
      attributes: string("ExtraConnectionAttributes", "extra_connection_attributes"),
    },
    ({ owner, isEncrypted: at, attributes }) =>
      isAmong(choosing, owner) && !attributes.mayBeSet && at.is(false) ? [{ at }] : [],
  ),
  // https://docs.aws.amazon.com/transfer/latest/userguide/tf-server-endpoint.html
  connection<Server>(
    {
      what: "transfer server",
      cloudformation: "AWS::Transfer::Server",
      terraform: "aws_transfer_server",
    },
    "accepts FTP",
    { protocols: strings("Protocols", "protocols") },
    ({ protocols }) => protocols.items.flatMap((at) => (at.is("FTP") ? [{ at }] : [])),
  ),
  // https://docs.aws.amazon.com/MSKC/latest/mskc/API_KafkaClusterEncryptionInTransit.html
  switched(
    {
      what: "connector",
      cloudformation: "AWS::KafkaConnect::Connector",
      terraform: "aws_mskconnect_connector",
    },
    "reaches its Kafka cluster without TLS",
    unless(
      /^PLAINTEXT$/,
      "KafkaClusterEncryptionInTransit.EncryptionType",
      "kafka_cluster_encryption_in_transit.encryption_type",
      { default: false, in: "terraform", yes: "TLS" },
    ),
  ),
];
