import { block } from "../block.js";
import { boolean, string, unless } from "../field.js";
import type { Subject } from "../subject.js";
import { store, type Store, type StoredIn, storedIn } from "./store.js";

const clusterSnapshot = string("SnapshotIdentifier", "snapshot_identifier");
const clusterSource = string("SourceDBClusterIdentifier", undefined);
const clusterReplica = string(undefined, "replication_source_identifier");
const pointInTime = block(undefined, "restore_to_point_in_time", {});

/** A row for each kind of resource that keeps data: a new service is a new row. */
export const stores: readonly Store[] = [
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
  // Since 18 February 2026 Aurora encrypts unless told otherwise.
  // https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Overview.Encryption.html
  store("database cluster", "AWS::RDS::DBCluster", "aws_rds_cluster", {
    only: { field: string("Engine", "engine"), is: /^aurora/ },
    encrypted: boolean("StorageEncrypted", "storage_encrypted", { default: true }),
    key: string("KmsKeyId", "kms_key_id"),
    from: [clusterSnapshot, clusterSource, clusterReplica, pointInTime],
  }),
  // Multi-AZ clusters do not.
  // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.html
  store("database cluster", "AWS::RDS::DBCluster", "aws_rds_cluster", {
    only: { field: string("Engine", "engine"), is: /^(?:mysql|postgres)$/ },
    encrypted: boolean("StorageEncrypted", "storage_encrypted", { default: false }),
    key: string("KmsKeyId", "kms_key_id"),
    from: [clusterSnapshot, clusterSource, clusterReplica, pointInTime],
  }),
  // https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Overview.Encryption.html
  store("global database", "AWS::RDS::GlobalCluster", "aws_rds_global_cluster", {
    encrypted: boolean("StorageEncrypted", "storage_encrypted", { default: true }),
    from: [string("SourceDBClusterIdentifier", "source_db_cluster_identifier")],
  }),
  // https://docs.aws.amazon.com/documentdb/latest/developerguide/API_CreateDBCluster.html
  store("DocumentDB cluster", "AWS::DocDB::DBCluster", "aws_docdb_cluster", {
    encrypted: boolean("StorageEncrypted", "storage_encrypted", { default: false }),
    key: string("KmsKeyId", "kms_key_id"),
    from: [clusterSnapshot, clusterSource, pointInTime],
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
  // https://docs.aws.amazon.com/opensearch-service/latest/developerguide/encryption-at-rest.html
  store("search domain", "AWS::OpenSearchService::Domain", "aws_opensearch_domain", {
    encrypted: boolean("EncryptionAtRestOptions.Enabled", "encrypt_at_rest.enabled", {
      default: false,
    }),
    key: string("EncryptionAtRestOptions.KmsKeyId", "encrypt_at_rest.kms_key_id"),
  }),
  store("search domain", "AWS::Elasticsearch::Domain", "aws_elasticsearch_domain", {
    encrypted: boolean("EncryptionAtRestOptions.Enabled", "encrypt_at_rest.enabled", {
      default: false,
    }),
    key: string("EncryptionAtRestOptions.KmsKeyId", "encrypt_at_rest.kms_key_id"),
  }),
  // https://docs.aws.amazon.com/efs/latest/ug/API_CreateFileSystem.html
  store("file system", "AWS::EFS::FileSystem", "aws_efs_file_system", {
    encrypted: boolean("Encrypted", "encrypted", { default: false }),
    key: string("KmsKeyId", "kms_key_id"),
  }),
  // https://docs.aws.amazon.com/workspaces/latest/adminguide/encrypt-workspaces.html
  store("the root volume of WorkSpace", "AWS::WorkSpaces::Workspace", "aws_workspaces_workspace", {
    encrypted: boolean("RootVolumeEncryptionEnabled", "root_volume_encryption_enabled", {
      default: false,
    }),
    needsKey: true,
  }),
  store("the user volume of WorkSpace", "AWS::WorkSpaces::Workspace", "aws_workspaces_workspace", {
    encrypted: boolean("UserVolumeEncryptionEnabled", "user_volume_encryption_enabled", {
      default: false,
    }),
    key: string("VolumeEncryptionKey", "volume_encryption_key"),
    needsKey: true,
  }),
  // https://docs.aws.amazon.com/kinesis/latest/APIReference/API_StartStreamEncryption.html
  // The CDK writes a condition for the Regions in China, which were the last to encrypt streams.
  store("stream", "AWS::Kinesis::Stream", "aws_kinesis_stream", {
    encrypted: unless(/^NONE$/, "StreamEncryption.EncryptionType", "encryption_type", {
      default: false,
      yes: "KMS",
    }),
    key: string("StreamEncryption.KeyId", "kms_key_id"),
    notIn: /^cn-/,
    needsKey: true,
  }),
  // Queues are encrypted with a key of SQS unless told otherwise.
  // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-sqs-sse-queue.html
  store("queue", "AWS::SQS::Queue", "aws_sqs_queue", {
    encrypted: boolean("SqsManagedSseEnabled", "sqs_managed_sse_enabled", { default: true }),
    key: string("KmsMasterKeyId", "kms_master_key_id"),
    keySuffices: true,
  }),
  // What follows is always encrypted, though with nobody's key in particular.
  // https://docs.aws.amazon.com/sns/latest/dg/sns-data-encryption.html
  store("topic", "AWS::SNS::Topic", "aws_sns_topic", {
    key: string("KmsMasterKeyId", "kms_master_key_id"),
  }),
  // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/EncryptionAtRest.html
  store("table", "AWS::DynamoDB::Table", "aws_dynamodb_table", {
    key: string("SSESpecification.KMSMasterKeyId", "server_side_encryption.kms_key_arn"),
  }),
  // https://docs.aws.amazon.com/msk/latest/developerguide/msk-encryption.html
  store("Kafka cluster", "AWS::MSK::Cluster", "aws_msk_cluster", {
    key: string(
      "EncryptionInfo.EncryptionAtRest.DataVolumeKMSKeyId",
      "encryption_info.encryption_at_rest_kms_key_arn",
    ),
  }),
  // https://docs.aws.amazon.com/fsx/latest/WindowsGuide/encryption-at-rest.html
  // Lustre's scratch file systems have no key that could be chosen. Terraform tells by the type.
  store("file system", "AWS::FSx::FileSystem", "aws_fsx_windows_file_system", {
    only: {
      field: string("FileSystemType", undefined, { default: "WINDOWS", in: "terraform" }),
      is: /^(?:WINDOWS|ONTAP|OPENZFS)$/,
    },
    key: string("KmsKeyId", "kms_key_id"),
    from: [string("BackupId", "backup_id")],
  }),
  store("file system", undefined, "aws_fsx_ontap_file_system", {
    key: string(undefined, "kms_key_id"),
  }),
  store("file system", undefined, "aws_fsx_openzfs_file_system", {
    key: string(undefined, "kms_key_id"),
    from: [string(undefined, "backup_id")],
  }),
  // https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html
  store("secret", "AWS::SecretsManager::Secret", "aws_secretsmanager_secret", {
    key: string("KmsKeyId", "kms_key_id"),
  }),
  // https://docs.aws.amazon.com/aws-backup/latest/devguide/encryption.html
  store("backup vault", "AWS::Backup::BackupVault", "aws_backup_vault", {
    key: string("EncryptionKeyArn", "kms_key_arn"),
  }),
];

/** What keeps data that encryption at rest protects. */
export const StoredData: Subject<StoredIn> = storedIn(stores);
