import { block } from "../block.js";
import { boolean, perLanguage, string, unless } from "../field.js";
import type { Subject } from "../subject.js";
import { caches } from "./caches-at-rest.js";
import { databases } from "./databases.js";
import { fileSystems } from "./file-systems.js";
import { tables } from "./tables.js";
import { serviceOf, store, type Store, type StoredIn, storedIn } from "./store.js";

/** A row for each kind of resource that keeps data: a new service is a new row. */
export const stores: readonly Store[] = [
  ...databases,
  ...caches,
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
  // A delivery stream keeps what is put into it, not what it reads from another stream.
  // https://docs.aws.amazon.com/firehose/latest/dev/encryption.html
  store(
    "delivery stream",
    "AWS::KinesisFirehose::DeliveryStream",
    "aws_kinesis_firehose_delivery_stream",
    {
      only: {
        field: string("DeliveryStreamType", undefined, { default: "DirectPut" }),
        is: /^DirectPut$/,
      },
      encrypted: perLanguage(
        unless(/^$/, "DeliveryStreamEncryptionConfigurationInput.KeyType", undefined, {
          default: false,
          yes: "AWS_OWNED_CMK",
        }),
        boolean(undefined, "server_side_encryption.enabled", { default: false }),
      ),
      key: string(
        "DeliveryStreamEncryptionConfigurationInput.KeyARN",
        "server_side_encryption.key_arn",
      ),
      from: [
        block(undefined, "kinesis_source_configuration", {}),
        block(undefined, "msk_source_configuration", {}),
      ],
    },
  ),
  // https://docs.aws.amazon.com/glue/latest/dg/encrypt-glue-data-catalog.html
  store(
    "data catalog",
    "AWS::Glue::DataCatalogEncryptionSettings",
    "aws_glue_data_catalog_encryption_settings",
    {
      encrypted: unless(
        /^DISABLED$/,
        "DataCatalogEncryptionSettings.EncryptionAtRest.CatalogEncryptionMode",
        "data_catalog_encryption_settings.encryption_at_rest.catalog_encryption_mode",
        { yes: "SSE-KMS" },
      ),
      key: string(
        "DataCatalogEncryptionSettings.EncryptionAtRest.SseAwsKmsKeyId",
        "data_catalog_encryption_settings.encryption_at_rest.sse_aws_kms_key_id",
      ),
    },
  ),
  // What follows is always encrypted, though with nobody's key in particular.
  // https://docs.aws.amazon.com/sns/latest/dg/sns-data-encryption.html
  store("topic", "AWS::SNS::Topic", "aws_sns_topic", {
    key: string("KmsMasterKeyId", "kms_master_key_id"),
  }),
  ...tables,
  // https://docs.aws.amazon.com/msk/latest/developerguide/msk-encryption.html
  store("Kafka cluster", "AWS::MSK::Cluster", "aws_msk_cluster", {
    key: string(
      "EncryptionInfo.EncryptionAtRest.DataVolumeKMSKeyId",
      "encryption_info.encryption_at_rest_kms_key_arn",
    ),
  }),
  ...fileSystems,
  // https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html
  store("secret", "AWS::SecretsManager::Secret", "aws_secretsmanager_secret", {
    key: string("KmsKeyId", "kms_key_id"),
  }),
  // https://docs.aws.amazon.com/aws-backup/latest/devguide/encryption.html
  store("backup vault", "AWS::Backup::BackupVault", "aws_backup_vault", {
    key: string("EncryptionKeyArn", "kms_key_arn"),
  }),
  // https://docs.aws.amazon.com/AmazonECR/latest/userguide/encryption-at-rest.html
  store("image repository", "AWS::ECR::Repository", "aws_ecr_repository", {
    key: string("EncryptionConfiguration.KmsKey", "encryption_configuration.kms_key"),
  }),
  // https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/data-protection.html
  store("message broker", "AWS::AmazonMQ::Broker", "aws_mq_broker", {
    key: string("EncryptionOptions.KmsKeyId", "encryption_options.kms_key_id"),
  }),
];

/** What keeps data that encryption at rest protects. */
export const StoredData: Subject<StoredIn> = storedIn(stores);

/** The services in the table, as CloudFormation calls them. */
export const storedServices: readonly string[] = [...new Set(stores.map(serviceOf))].toSorted();
