import { block } from "../block.js";
import { boolean, string } from "../field.js";
import { store, type Store } from "./store.js";

const clusterSnapshot = string("SnapshotIdentifier", "snapshot_identifier");
const clusterSource = string("SourceDBClusterIdentifier", undefined);
const clusterReplica = string(undefined, "replication_source_identifier");
const pointInTime = block(undefined, "restore_to_point_in_time", {});
const globalSource = string("SourceDBClusterIdentifier", "source_db_cluster_identifier");

/** Databases and warehouses, one row for each kind of cluster or instance. */
export const databases: readonly Store[] = [
  // https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
  // An instance of Aurora has the encryption of its cluster.
  store("database instance", "AWS::RDS::DBInstance", "aws_db_instance", {
    only: { field: string("Engine", "engine", { default: "any other" }), is: /^(?!aurora)/ },
    encrypted: boolean("StorageEncrypted", "storage_encrypted", { default: false }),
    key: string("KmsKeyId", "kms_key_id"),
    from: [
      string("DBClusterIdentifier", undefined),
      string("DBSnapshotIdentifier", "snapshot_identifier"),
      string("DBClusterSnapshotIdentifier", undefined),
      string("SourceDBInstanceIdentifier", "replicate_source_db"),
      string("SourceDBClusterIdentifier", undefined),
      string("SourceDbiResourceId", undefined),
      string("SourceDBInstanceAutomatedBackupsArn", undefined),
      pointInTime,
    ],
  }),
  // Aurora encrypts every cluster that was created since 18 February 2026, whatever it is told, and
  // with it global databases. Multi-AZ clusters of RDS are as they are told.
  // https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Overview.Encryption.html
  // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.html
  store("database cluster", "AWS::RDS::DBCluster", "aws_rds_cluster", {
    encrypted: boolean("StorageEncrypted", "storage_encrypted", { default: false }),
    heededBy: { field: string("Engine", "engine"), is: /^(?:mysql|postgres)$/ },
    key: string("KmsKeyId", "kms_key_id"),
    from: [clusterSnapshot, clusterSource, clusterReplica, pointInTime],
  }),
  // https://docs.aws.amazon.com/documentdb/latest/developerguide/API_CreateDBCluster.html
  store("DocumentDB cluster", "AWS::DocDB::DBCluster", "aws_docdb_cluster", {
    encrypted: boolean("StorageEncrypted", "storage_encrypted", { default: false }),
    key: string("KmsKeyId", "kms_key_id"),
    from: [clusterSnapshot, clusterSource, pointInTime],
  }),
  // https://docs.aws.amazon.com/documentdb/latest/developerguide/API_CreateGlobalCluster.html
  // AWS does not say what a global cluster is of which nothing is written.
  store("global cluster", "AWS::DocDB::GlobalCluster", "aws_docdb_global_cluster", {
    encrypted: boolean("StorageEncrypted", "storage_encrypted"),
    from: [globalSource],
  }),
  // https://docs.aws.amazon.com/neptune/latest/apiref/API_CreateGlobalCluster.html
  store("global database", "AWS::Neptune::GlobalCluster", "aws_neptune_global_cluster", {
    encrypted: boolean("StorageEncrypted", "storage_encrypted"),
    from: [globalSource],
  }),
  // https://docs.aws.amazon.com/neptune/latest/apiref/API_CreateDBCluster.html
  store("Neptune cluster", "AWS::Neptune::DBCluster", "aws_neptune_cluster", {
    encrypted: boolean("StorageEncrypted", "storage_encrypted", { default: false }),
    key: string("KmsKeyId", "kms_key_arn"),
    from: [clusterSnapshot, clusterSource, clusterReplica],
  }),
  // Since January 2025 Redshift encrypts unless told otherwise, which Terraform's provider cannot do
  // before version 6: https://github.com/hashicorp/terraform-provider-aws/issues/42598
  // https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-db-encryption.html
  store("Redshift cluster", "AWS::Redshift::Cluster", "aws_redshift_cluster", {
    encrypted: boolean("Encrypted", "encrypted", { default: true }),
    key: string("KmsKeyId", "kms_key_id"),
    from: [clusterSnapshot, string(undefined, "snapshot_arn")],
    switchedLater: true,
  }),
  // Without servers it always encrypts.
  // https://docs.aws.amazon.com/redshift/latest/mgmt/serverless-workgroups-and-namespaces-rotate-kms-key.html
  store(
    "Redshift namespace",
    "AWS::RedshiftServerless::Namespace",
    "aws_redshiftserverless_namespace",
    { key: string("KmsKeyId", "kms_key_id") },
  ),
];
