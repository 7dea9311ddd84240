/** The beginnings of the types of all resources that some kind reads. */
const prefixes = [
  "aws_autoscaling_group",
  "aws_batch_",
  "aws_cloudtrail",
  "aws_cloudwatch_",
  "aws_default_security_group",
  "aws_ecs_task_definition",
  "aws_eks_node_group",
  "aws_iam_",
  "aws_instance",
  "aws_kms_",
  "aws_lambda_function",
  "aws_launch_",
  "aws_s3_",
  "aws_security_group",
  "aws_sns_",
  "aws_spot_instance_request",
  "aws_subnet",
  "aws_vpc_security_group_",
];

/** Whether some rule may ask for the properties of a type. */
export function isKnownType(type: string): boolean {
  return type.startsWith("AWS::") || prefixes.some((prefix) => type.startsWith(prefix));
}
