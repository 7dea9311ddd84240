/** The beginnings of the types of all resources that some kind reads. */
const prefixes = [
  "aws_alb_listener",
  "aws_api_gateway_domain_name",
  "aws_apigatewayv2_domain_name",
  "aws_backup_vault",
  "aws_cloudfront_distribution",
  "aws_cloudtrail",
  "aws_dax_",
  "aws_db_",
  "aws_docdb_",
  "aws_dynamodb_table",
  "aws_ebs_",
  "aws_efs_file_system",
  "aws_elasticache_",
  "aws_elasticsearch_domain",
  "aws_elb",
  "aws_fsx_",
  "aws_instance",
  "aws_kinesis_stream",
  "aws_kms_",
  "aws_launch_",
  "aws_lb_listener",
  "aws_memorydb_cluster",
  "aws_msk_cluster",
  "aws_neptune_",
  "aws_opensearch_domain",
  "aws_rds_",
  "aws_redshift_",
  "aws_s3_",
  "aws_secretsmanager_secret",
  "aws_sns_",
  "aws_spot_",
  "aws_sqs_queue",
  "aws_workspaces_workspace",
];

/** Whether some rule may ask for the properties of a type. */
export function isKnownType(type: string): boolean {
  return type.startsWith("AWS::") || prefixes.some((prefix) => type.startsWith(prefix));
}
