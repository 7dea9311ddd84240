import { describe, expect, it } from "vitest";
import { Ingress } from "../../../src/aws/network/ingress.js";
import { templates } from "../worlds.js";

/** A group to which blocks of addresses are admitted, each under a condition of its own. */
function group(blocks: readonly string[]): string {
  const numbers = [...blocks.keys()].map(String);
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
            ...sourceOf(blocks[Number(number)] ?? ""),
          },
        },
      })),
    },
  });
}

function sourceOf(block: string): object {
  return block.includes(":") ? { CidrIpv6: block } : { CidrIp: block };
}

/** In how many scenarios the group is looked at. */
function scenariosOf(...blocks: readonly string[]): number {
  const [world] = templates(group(blocks));
  const [ofGroup] = world === undefined ? [] : Ingress.candidates(world.graph);
  const asked = world?.graph.ask((scenario) => ofGroup?.({ ...world, scenario }));
  return asked?.length ?? 0;
}

describe("pieces of the Internet", () => {
  const eighth = (index: number): string => `${String((index % 8) * 32)}.0.0.0/3`;
  const eighths = (count: number): readonly string[] =>
    Array.from({ length: count }, (_, index) => eighth(index));

  it("are looked at in every scenario where few conditions decide which are there", () => {
    expect(scenariosOf(...eighths(6))).toBe(2 ** 6);
  });

  it("are not looked at in a thousand scenarios where many conditions do", () => {
    expect(scenariosOf(...eighths(10))).toBe(1);
  });

  it("are not looked at where they are less than half of it together", () => {
    expect(scenariosOf(...eighths(3))).toBe(1);
  });

  it("are those of one version", () => {
    expect(scenariosOf("2000::/5", ...eighths(3))).toBe(1);
    expect(scenariosOf("2000::/5", ...eighths(4))).toBe(2 ** 5);
  });
});
