/** A step of a query, from a value to others. */
export type Step =
  | { readonly kind: "field"; readonly name: string }
  | { readonly kind: "index"; readonly index: number }
  | { readonly kind: "items" }
  | { readonly kind: "values" }
  | { readonly kind: "filter"; readonly filter: Filter };

/** `[?path == 'text']`, or without a comparison, whether there is something at the path. */
export interface Filter {
  readonly path: readonly Step[];
  readonly equal: boolean;
  /** Nothing where nothing is compared. */
  readonly to?: unknown;
}

/** Steps that `[]` divides: what is before is flattened for what comes after. */
export type Stage = readonly (readonly Step[])[];

const tokens =
  /\s*(?:(?<name>[A-Za-z_]\w*)|"(?<quoted>(?:[^"\\]|\\.)*)"|\[\s*(?<index>-?\d{1,9})\s*\]|(?<items>\[\s*\*\s*\])|(?<flatten>\[\s*\])|\[\?(?<filter>[^[\]]*)\]|(?<values>\*)|(?<current>@)|(?<dot>\.)|(?<pipe>\|))\s*/y;

const comparison =
  /^(?<path>[^=!<>&|()'`]+)(?:(?<operator>[=!]=)\s*(?:'(?<raw>[^'\\]*)'|`(?<json>[^`\\]*)`))?$/;

/**
 * The part of JMESPath that selects: fields, indexes, projections, filters by equality and pipes.
 * Nothing where a query is something else.
 * https://jmespath.org/specification.html
 */
export function readQuery(query: string): readonly Stage[] | undefined {
  const stages: Step[][][] = [[[]]];
  let after: "start" | "dot" | "value" = "start";
  let position = 0;
  while (position < query.length) {
    tokens.lastIndex = position;
    const found = tokens.exec(query)?.groups;
    if (found === undefined || !mayFollow(after, found)) return undefined;
    position = tokens.lastIndex;
    const stage = stages.at(-1);
    after = "value";
    if (found["dot"] !== undefined) after = "dot";
    else if (found["pipe"] !== undefined) {
      stages.push([[]]);
      after = "start";
    } else if (found["flatten"] !== undefined) stage?.push([]);
    else if (found["current"] === undefined) {
      const step = stepOf(found);
      if (step === undefined) return undefined;
      stage?.at(-1)?.push(step);
    }
  }
  return after === "value" ? stages : undefined;
}

type Found = Readonly<Record<string, string | undefined>>;

/** A name begins a stage or follows a dot, a bracket follows anything but a dot. */
function mayFollow(after: "start" | "dot" | "value", found: Found): boolean {
  const { name, quoted, values, current, dot, pipe } = found;
  if (dot !== undefined || pipe !== undefined) return after === "value";
  if (current !== undefined) return after === "start";
  const isName = [name, quoted, values].some((group) => group !== undefined);
  return isName ? after !== "value" : after !== "dot";
}

function stepOf({ name, quoted, index, items, filter }: Found): Step | undefined {
  if (name !== undefined) return { kind: "field", name };
  if (quoted !== undefined) {
    const text = jsonIn(`"${quoted}"`);
    return typeof text === "string" ? { kind: "field", name: text } : undefined;
  }
  if (index !== undefined) return { kind: "index", index: Number(index) };
  if (items !== undefined) return { kind: "items" };
  if (filter !== undefined) {
    const read = filterIn(filter);
    return read && { kind: "filter", filter: read };
  }
  return { kind: "values" };
}

function filterIn(text: string): Filter | undefined {
  const { path = "", operator, raw, json } = comparison.exec(text.trim())?.groups ?? {};
  const [stage, ...others] = readQuery(path.trim()) ?? [];
  const [steps, ...flattened] = stage ?? [];
  const isPath = steps?.every(({ kind }) => kind === "field" || kind === "index") === true;
  if (!isPath || others.length + flattened.length > 0) return undefined;
  if (operator === undefined) return { path: steps, equal: true };
  const to = raw ?? jsonIn(json ?? "");
  if (to === undefined || (typeof to === "object" && to !== null)) return undefined;
  return { path: steps, equal: operator === "==", to };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
