import { describe, expect, it } from "vitest";
import { Ingress } from "../../../src/aws/network/ingress.js";
import { templates } from "../worlds.js";

/** A group to which much of the Internet is admitted in pieces, each under a condition of its own. */
function group(count: number): string {
  const numbers = Array.from({ length: count }, (_, index) => String(index));
  const entries = (entry: (number: string) => object): object =>
    Object.assign({}, ...numbers.map(entry)) as object;
  return JSON.stringify({
    Parameters: entries((number) => ({ [`Use${number}`]: { Type: "String" } })),
    Conditions: entries((number) => ({
      [`Uses${number}`]: { "Fn::Equals": [{ Ref: `Use${number}` }, "yes"] },
    })),
    Resources: {
      Web: { Type: "AWS::EC2::SecurityGroup", Properties: { GroupDescription: "Web" } },
      ...entries((number) => ({
        [`Rule${number}`]: {
          Type: "AWS::EC2::SecurityGroupIngress",
          Condition: `Uses${number}`,
          Properties: {
            ...{ GroupId: { Ref: "Web" }, IpProtocol: "tcp", FromPort: 22, ToPort: 22 },
            CidrIp: `${String((Number(number) % 8) * 32)}.0.0.0/3`,
          },
        },
      })),
    },
  });
}

/** In how many scenarios the group is looked at. */
function scenariosOf(count: number): number {
  const [world] = templates(group(count));
  const [ofGroup] = world === undefined ? [] : Ingress.candidates(world.graph);
  const asked = world?.graph.ask((scenario) => ofGroup?.({ ...world, scenario }));
  return asked?.length ?? 0;
}

describe("pieces of the Internet", () => {
  it("are looked at in every scenario where few conditions decide which are there", () => {
    expect(scenariosOf(6)).toBe(2 ** 6);
  });

  it("are not looked at in a thousand scenarios where many conditions do", () => {
    expect(scenariosOf(10)).toBe(1);
  });
});
