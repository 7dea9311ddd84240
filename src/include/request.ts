import { entriesOf, resolve } from "../document/entries.js";
import type { Node } from "../document/node.js";

/** What a call of `Fn::Include` asks for. */
export interface Request {
  readonly location: string;
  readonly type: string;
  /** Which part of the file is meant, in the language of the parser. */
  readonly query: Node | undefined;
  readonly parser: string;
  readonly inject: Node | undefined;
  /** The values of the variables of a file that is included literally. */
  readonly context: Node | undefined;
  readonly isGlob: boolean;
}

const whole = {
  type: "json",
  query: undefined,
  parser: "jmespath",
  inject: undefined,
  context: undefined,
} as const;

/** `location`, `location|query`, `[location, query, parser]` or an object. */
export function requestIn(argument: Node): Request | undefined {
  const written = resolve(argument);
  switch (written.kind) {
    case "Scalar": {
      const [location, query, parser = "lodash"] = written.text.split("|");
      if (query === undefined) return requestOf({ ...whole, location });
      const asked = { ...written, text: query, value: query };
      return requestOf({ ...whole, location, query: asked, parser });
    }
    case "Sequence": {
      const [location, query, parser] = written.items;
      return requestOf({
        ...whole,
        location: textOf(location),
        query,
        parser: textOf(parser) ?? "lodash",
      });
    }
    case "Mapping": {
      const options = new Map(entriesOf(written).map(({ key, value }) => [key.text, value]));
      return requestOf({
        location: textOf(options.get("location")),
        type: options.has("type") ? (textOf(options.get("type")) ?? "") : whole.type,
        query: options.get("query"),
        parser: textOf(options.get("parser")) ?? whole.parser,
        inject: options.get("inject"),
        context: options.get("context"),
        isGlob: textOf(options.get("isGlob")) === "true",
      });
    }
  }
}

function requestOf(
  request: Omit<Request, "location" | "isGlob"> & {
    readonly location: string | undefined;
    readonly isGlob?: boolean;
  },
): Request | undefined {
  const { location, isGlob = false } = request;
  if (location === undefined || location === "") return undefined;
  return { ...request, location, isGlob: isGlob || location.includes("*") };
}

function textOf(node: Node | undefined): string | undefined {
  const scalar = node && resolve(node);
  return scalar?.kind === "Scalar" && scalar.tag === undefined ? scalar.text : undefined;
}
