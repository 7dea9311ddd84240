import type { Expression } from "../../template/expression.js";
import { type Call, pathIn } from "./call.js";
import type { Neighbour, Neighbours } from "./neighbours.js";

/** The template that a call leads to. */
export function locate(
  call: Call,
  from: string,
  neighbours: Pick<Neighbours, "asset" | "nested">,
): Neighbour | undefined {
  const path = pathIn(call);
  if (path !== undefined) return neighbours.nested(from, path);
  const hash = call.location && hashIn(call.location);
  return hash === undefined ? undefined : neighbours.asset(from, hash);
}

/** The CDK uploads templates under the hash of their content. */
function hashIn(location: Expression): string | undefined {
  const texts = [location].flatMap((each) =>
    each.kind === "Text" ? each.parts : each.kind === "Call" ? each.args : [each],
  );
  return texts
    .flatMap((each) => (each.kind === "List" ? each.items : [each]))
    .flatMap((each) => (each.kind === "Constant" ? [each.text] : []))
    .map((text) => /(?:^|\/)([0-9a-f]{64})\.json$/.exec(text)?.[1])
    .find((hash) => hash !== undefined);
}
