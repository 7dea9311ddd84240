import { strings } from "../block.js";
import { boolean, string } from "../field.js";
import { store, type Store } from "./store.js";

/** Caches and databases in memory. */
export const caches: readonly Store[] = [
  // https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html
  store("cache", "AWS::ElastiCache::ReplicationGroup", "aws_elasticache_replication_group", {
    only: { field: string("Engine", "engine", { default: "redis" }), is: /^redis$/i },
    encrypted: boolean("AtRestEncryptionEnabled", "at_rest_encryption_enabled", { default: false }),
    key: string("KmsKeyId", "kms_key_id"),
    from: [
      string("PrimaryClusterId", undefined),
      string("GlobalReplicationGroupId", "global_replication_group_id"),
    ],
  }),
  // Valkey encrypts unless told otherwise.
  store("cache", "AWS::ElastiCache::ReplicationGroup", "aws_elasticache_replication_group", {
    only: { field: string("Engine", "engine"), is: /^valkey$/i },
    encrypted: boolean("AtRestEncryptionEnabled", "at_rest_encryption_enabled"),
    key: string("KmsKeyId", "kms_key_id"),
    from: [
      string("PrimaryClusterId", undefined),
      string("GlobalReplicationGroupId", "global_replication_group_id"),
    ],
  }),
  // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DAXEncryptionAtRest.html
  store("DAX cluster", "AWS::DAX::Cluster", "aws_dax_cluster", {
    encrypted: boolean("SSESpecification.SSEEnabled", "server_side_encryption.enabled", {
      default: false,
    }),
  }),
  // https://docs.aws.amazon.com/memorydb/latest/devguide/at-rest-encryption.html
  // It always encrypts.
  store("cache", "AWS::MemoryDB::Cluster", "aws_memorydb_cluster", {
    key: string("KmsKeyId", "kms_key_arn"),
    from: [
      string("MultiRegionClusterName", "multi_region_cluster_name"),
      string("SnapshotName", "snapshot_name"),
      strings("SnapshotArns", "snapshot_arns"),
    ],
  }),
];
