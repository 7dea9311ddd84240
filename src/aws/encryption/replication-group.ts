import { boolean, type Field, string } from "../field.js";
import type { Property } from "../property.js";

/** The types of a group of caches, about which both tables ask. */
export const replicationGroup = {
  what: "cache",
  cloudformation: "AWS::ElastiCache::ReplicationGroup",
  terraform: "aws_elasticache_replication_group",
} as const;

const engine = string("Engine", "engine", { default: "redis" });

/**
 * Valkey encrypts unless told otherwise.
 * https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html
 */
export const isEncryptedAtRest: Field<Property<boolean>> = boolean(
  "AtRestEncryptionEnabled",
  "at_rest_encryption_enabled",
  {
    default: {
      variety: engine,
      defaults: [
        [/^redis$/i, false],
        [/^valkey$/i, true],
      ],
    },
  },
);

/** Here Valkey's default is not the same everywhere. */
export const isEncryptedInTransit: Field<Property<boolean>> = boolean(
  "TransitEncryptionEnabled",
  "transit_encryption_enabled",
  { default: { variety: engine, defaults: [[/^redis$/i, false]] } },
);

export const globalGroup: Field<Property<string>> = string(
  "GlobalReplicationGroupId",
  "global_replication_group_id",
);

/** What a secondary group has its encryption from, which then cannot be chosen. */
export const primary: readonly Field<Property<string>>[] = [
  string("PrimaryClusterId", undefined),
  globalGroup,
];
