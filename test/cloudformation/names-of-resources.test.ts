import { expect, it } from "vitest";
import { callable, mentioning } from "../../src/cloudformation/stacks/mentions.js";
import { typeAt } from "../aws/schema.js";

it("reads names where AWS has them", () => {
  const read = [
    ...[...callable].map(([type, { property }]) => [type, property] as const),
    ...[...mentioning].flatMap(([type, all]) =>
      all.map(({ property }) => [type, property] as const),
    ),
  ];
  for (const [type, property] of read) {
    const isList = /^(?:Users|Groups|Topics|SnsTopicArns|ManagedPolicyArns)$/.test(property);
    const isMap = property.endsWith(".*");
    expect([type, property, typeAt(type, property.replace(/\.\*$/, ""))]).toEqual([
      type,
      property,
      isMap ? "map" : isList ? "array" : "string",
    ]);
  }
});
