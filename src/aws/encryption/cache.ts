import { boolean, string, unless } from "../field.js";
import type { Property } from "../property.js";
import type { View } from "../view.js";
import { type Connection, connection, curable, type Named, switched } from "./connection.js";

const group: Named = {
  what: "cache",
  cloudformation: "AWS::ElastiCache::ReplicationGroup",
  terraform: "aws_elasticache_replication_group",
};

/** The encryption of a secondary group is that of the primary, and cannot be chosen. */
const primary = [
  string("PrimaryClusterId", undefined),
  string("GlobalReplicationGroupId", "global_replication_group_id"),
];

interface Migrating extends View {
  readonly isEncrypted: Property<boolean>;
  readonly isRequired: Property<boolean>;
  readonly globalGroup: Property<string>;
}

const withoutTls = "accepts connections without TLS";

/** https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption.html */
export const cacheConnections: readonly Connection[] = [
  // Valkey's default is not the same everywhere.
  switched(
    group,
    withoutTls,
    boolean("TransitEncryptionEnabled", "transit_encryption_enabled", { default: false }),
    {
      only: { field: string("Engine", "engine", { default: "redis" }), is: /^redis$/i },
      unless: primary,
    },
  ),
  switched(group, withoutTls, boolean("TransitEncryptionEnabled", "transit_encryption_enabled"), {
    only: { field: string("Engine", "engine"), is: /^valkey$/i },
    unless: primary,
  }),
  // Where it is switched on, clients may still be let in without it while they change over.
  // https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption-enable.html
  connection<Migrating>(
    group,
    withoutTls,
    {
      isEncrypted: boolean("TransitEncryptionEnabled", "transit_encryption_enabled"),
      isRequired: unless(/^preferred$/i, "TransitEncryptionMode", "transit_encryption_mode", {
        yes: "required",
      }),
      globalGroup: string("GlobalReplicationGroupId", "global_replication_group_id"),
    },
    ({ isEncrypted, isRequired, globalGroup }) =>
      isEncrypted.is(true) && !globalGroup.mayBeSet ? curable(isRequired) : [],
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
