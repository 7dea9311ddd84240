import type { Node, Scalar } from "../node.js";
import type { Scan } from "./scan.js";

/** YAML allows a little more. */
const longest = 1000;

/**
 * Whether a node that began in a line may be the key of the colon here. A tag before it might belong
 * to the mapping, and one key merges a mapping with another.
 */
export function isKey(scan: Scan, node: Node, line: number): node is Scalar {
  if (node.kind !== "Scalar" || node.tag !== undefined) return false;
  return scan.line === line && scan.at - node.span[0] <= longest && node.text !== "<<";
}
