import { blocks } from "../block.js";
import { string } from "../field.js";
import { store, type Store } from "./store.js";

/**
 * Tables of DynamoDB, which are always encrypted.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/EncryptionAtRest.html
 */
export const tables: readonly Store[] = [
  store("table", "AWS::DynamoDB::Table", "aws_dynamodb_table", {
    key: string("SSESpecification.KMSMasterKeyId", "server_side_encryption.kms_key_arn"),
    replicas: blocks(undefined, "replica", { key: string(undefined, "kms_key_arn") }),
  }),
  // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/globaltables-security.html
  store("table", "AWS::DynamoDB::GlobalTable", "aws_dynamodb_table_replica", {
    key: string(undefined, "kms_key_arn"),
    replicas: blocks("Replicas", undefined, {
      key: string("SSESpecification.KMSMasterKeyId", undefined),
    }),
  }),
];
