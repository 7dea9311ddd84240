import { boolean, string } from "../field.js";
import { store, type Store } from "./store.js";

/** What is mounted. */
export const fileSystems: readonly Store[] = [
  // https://docs.aws.amazon.com/efs/latest/ug/API_CreateFileSystem.html
  store("file system", "AWS::EFS::FileSystem", "aws_efs_file_system", {
    encrypted: boolean("Encrypted", "encrypted", { default: false }),
    key: string("KmsKeyId", "kms_key_id"),
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
  // https://docs.aws.amazon.com/fsx/latest/LustreGuide/encryption-at-rest.html
  store("file system", "AWS::FSx::FileSystem", "aws_fsx_lustre_file_system", {
    only: {
      field: string("LustreConfiguration.DeploymentType", "deployment_type"),
      is: /^PERSISTENT_/,
    },
    key: string("KmsKeyId", "kms_key_id"),
    from: [string("BackupId", "backup_id")],
  }),
];
