import { known, type Placed, unknown } from "../make-value.js";
import { mayBeAbsent } from "../presence.js";
import { byBytes, numberOf, writtenNumber } from "../scalar.js";
import { textOf } from "../text.js";
import type { Known, Value } from "../value.js";
import { type Functions, type Lazy, maxCharacters } from "./pure-function.js";

/** CloudFormation leaves out what is absent and keeps the order; Terraform writes null, and sorts. */
type Style = "CloudFormation" | "Terraform";

const maxLevels = 500;

export const jsonEncoders: Functions = {
  jsonEncode: (args, placed) => encode(args, placed, "CloudFormation"),
  jsonencode: (args, placed) => encode(args, placed, "Terraform"),
};

function encode([arg]: readonly Lazy[], placed: Placed, style: Style): Value {
  const value = arg?.();
  const text = value && encodeJson(value, style);
  const written =
    text === undefined ? unknown(placed, "what it encodes is unknown") : known(placed, text);
  // Who reads the text as JSON reads the parts that are known, each where it is spelled.
  const isLeftOut = style === "CloudFormation" && value?.state === "absent";
  return value === undefined || isLeftOut ? written : { ...written, encoded: value };
}

/** A value as JSON; nothing where a part of it is unknown or there is too much of it. */
export function encodeJson(value: Value, style: Style): string | undefined {
  let room = maxCharacters;

  function write(each: Value, level: number): string | undefined {
    if (room < 0 || level > maxLevels) return undefined;
    const text = writeKind(each, level);
    room -= text === undefined || each.state === "record" ? 1 : text.length;
    return text;
  }

  function writeKind(each: Value, level: number): string | undefined {
    switch (each.state) {
      case "known":
        return writeConstant(each, style);
      case "absent":
        return style === "Terraform" ? "null" : undefined;
      case "list": {
        if (each.items.some(mayBeAbsent)) return undefined;
        const items = style === "Terraform" ? (each.written ?? each.items) : each.items;
        const texts = writeAll(items, (item) => write(item, level + 1));
        return texts && `[${texts.join(",")}]`;
      }
      case "record": {
        if (each.gap !== undefined) return undefined;
        const texts = writeAll(namesOf(each.names), (name) => {
          const field = each.get(name);
          if (field.state === "absent" && style === "CloudFormation") return "";
          const text = write(field, level + 1);
          return text && `${quoted(name, style)}:${text}`;
        });
        return texts && `{${texts.filter((text) => text !== "").join(",")}}`;
      }
      case "text":
      case "unknown":
        return undefined;
    }
  }

  function namesOf(names: readonly string[]): readonly string[] {
    return style === "Terraform" ? names.toSorted(byBytes) : names;
  }

  const text = write(value, 0);
  return room < 0 ? undefined : text;
}

/** Stops at the first that cannot be written. */
function writeAll<T>(
  items: readonly T[],
  write: (item: T) => string | undefined,
): readonly string[] | undefined {
  const texts: string[] = [];
  for (const item of items) {
    const text = write(item);
    if (text === undefined) return undefined;
    texts.push(text);
  }
  return texts;
}

function writeConstant(constant: Known, style: Style): string | undefined {
  const { value } = constant;
  if (typeof value === "boolean") return String(value);
  if (typeof value === "string") return quoted(textOf(constant), style);
  if (style === "CloudFormation") return JSON.stringify(value);
  const number = numberOf(constant);
  return number === undefined ? undefined : writtenNumber(number);
}

function quoted(text: string, style: Style): string {
  const written = JSON.stringify(text);
  if (style === "CloudFormation") return written;
  return written.replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
