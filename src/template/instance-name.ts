/** The address of one instance: `aws_s3_bucket.logs["audit"]`, `module.trail[0]`. */
export function instanceName(declared: string, key: string | number): string {
  return `${declared}[${JSON.stringify(key)}]`;
}

/** The address that the instances of a resource have in common. */
export function addressOf(name: string): string {
  return name.replace(/\[(?:\d+|"(?:[^"\\]|\\.)*")\]$/, "");
}

/** The same without the keys of modules, too: what is declared, whichever instance is meant. */
export function declaredAs(name: string): string {
  return name.replace(/\[(?:\d+|"(?:[^"\\]|\\.)*")\]/g, "");
}

/** The last name of an address: `logs` of `aws_s3_bucket.logs["audit"]`. */
export function labelOf(name: string): string {
  const address = addressOf(name);
  return address.slice(address.lastIndexOf(".") + 1);
}
