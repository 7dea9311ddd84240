/** The address of one instance: `aws_s3_bucket.logs["audit"]`, `module.trail[0]`. */
export function instanceName(declared: string, key: string | number): string {
  return `${declared}[${JSON.stringify(key)}]`;
}
