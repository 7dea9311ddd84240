import { boolean, string, unless } from "../field.js";
import type { Property } from "../property.js";
import type { View } from "../view.js";
import { type Connection, connection, curable, switched } from "./connection.js";
import {
  globalGroup,
  isEncryptedInTransit,
  primary,
  replicationGroup,
} from "./replication-group.js";

interface Migrating extends View {
  readonly isEncrypted: Property<boolean>;
  readonly isRequired: Property<boolean>;
  readonly primaryGroup: Property<string>;
}

const withoutTls = "accepts connections without TLS";

/** https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption.html */
export const cacheConnections: readonly Connection[] = [
  switched(replicationGroup, withoutTls, isEncryptedInTransit, { unless: primary }),
  // Where it is switched on, clients may still be let in without it while they change over.
  // https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption-enable.html
  connection<Migrating>(
    replicationGroup,
    withoutTls,
    {
      isEncrypted: isEncryptedInTransit,
      isRequired: unless(/^preferred$/i, "TransitEncryptionMode", "transit_encryption_mode", {
        yes: "required",
      }),
      primaryGroup: globalGroup,
    },
    ({ isEncrypted, isRequired, primaryGroup }) =>
      isEncrypted.is(true) && !primaryGroup.mayBeSet ? curable(isRequired) : [],
  ),
  // Not every version of Memcached has it, so only what is switched off is meant to be.
  switched(
    {
      what: "cache",
      cloudformation: "AWS::ElastiCache::CacheCluster",
      terraform: "aws_elasticache_cluster",
    },
    withoutTls,
    boolean("TransitEncryptionEnabled", "transit_encryption_enabled"),
    { only: { field: string("Engine", "engine"), is: /^memcached$/i } },
  ),
  // https://docs.aws.amazon.com/memorydb/latest/devguide/in-transit-encryption.html
  switched(
    {
      what: "cache",
      cloudformation: "AWS::MemoryDB::Cluster",
      terraform: "aws_memorydb_cluster",
    },
    withoutTls,
    boolean("TLSEnabled", "tls_enabled", { default: true }),
  ),
  // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DAXEncryptionInTransit.html
  switched(
    { what: "DAX cluster", cloudformation: "AWS::DAX::Cluster", terraform: "aws_dax_cluster" },
    withoutTls,
    unless(/^NONE$/, "ClusterEndpointEncryptionType", "cluster_endpoint_encryption_type", {
      default: false,
      yes: "TLS",
    }),
  ),
];
