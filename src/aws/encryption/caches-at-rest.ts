import { strings } from "../block.js";
import { boolean, string } from "../field.js";
import { isEncryptedAtRest, primary, replicationGroup } from "./replication-group.js";
import { store, type Store } from "./store.js";

/** Caches and databases in memory. */
export const caches: readonly Store[] = [
  store(replicationGroup.what, replicationGroup.cloudformation, replicationGroup.terraform, {
    encrypted: isEncryptedAtRest,
    key: string("KmsKeyId", "kms_key_id"),
    from: primary,
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
