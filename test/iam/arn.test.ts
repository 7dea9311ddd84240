import { describe, expect, it } from "vitest";
import { readArn } from "../../src/iam/arn.js";
import { hole, type Plain, text, valueOf } from "./value-of.js";

const partition = hole("P");
const account = hole("A");

function written(value: Plain): string[] | undefined {
  const arn = readArn(valueOf(value));
  return (
    arn &&
    Object.values(arn).map((segment: (typeof arn)["account"]) => {
      const parts = segment.state === "text" ? segment.parts : [segment];
      return parts
        .map((part) => {
          if (typeof part === "string") return part;
          return part.state === "unknown" ? `<${part.identity}>` : part.text;
        })
        .join("");
    })
  );
}

describe("readArn", () => {
  it.each<[value: Plain, segments: string[] | undefined]>([
    ["arn:aws:s3:::logs/a", ["aws", "s3", "", "", "logs/a"]],
    [
      "arn:aws:logs:us-east-1:111122223333:log-group:a:*",
      ["aws", "logs", "us-east-1", "111122223333", "log-group:a:*"],
    ],
    [
      text`arn:${partition}:logs:us-east-1:${account}:log-group:a:${hole("S")}:b:c`,
      ["<P>", "logs", "us-east-1", "<A>", "log-group:a:<S>:b:c"],
    ],
    [text`arn:aws:iam::1111${account}:root`, ["aws", "iam", "", "1111<A>", "root"]],
    [text`${hole("Arn")}/*`, undefined],
    [hole("Arn"), undefined],
    ["arn:aws:s3", undefined],
    ["urn:aws:s3:::logs", undefined],
    [["arn:aws:s3:::logs"], undefined],
    [undefined, undefined],
  ])("takes %j apart", (value, segments) => {
    expect(written(value)).toEqual(segments);
  });
});
