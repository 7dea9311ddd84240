import { expect, it } from "vitest";
import { OpenConnections } from "../../../src/aws/encryption/connections.js";
import { templates } from "../worlds.js";

/** How often the resources are looked at while all listeners and rules of a template are judged. */
function looksAt(resources: object): number {
  const [world] = templates(JSON.stringify({ Resources: resources }));
  if (world === undefined) throw new Error("There is no template.");
  const { graph, settings } = world;
  let looks = 0;
  for (const resource of graph.template.resources.values()) {
    const { type } = resource;
    Object.defineProperty(resource, "type", {
      get() {
        looks++;
        return type;
      },
    });
  }
  const faults = OpenConnections.candidates(graph).flatMap((candidate) => {
    const answers = graph.ask((scenario) => candidate({ graph, scenario, settings })) ?? [];
    return answers.flatMap((found) => found?.faults ?? []);
  });
  expect(faults.length).toBe(Object.keys(resources).length / 2);
  return looks;
}

/** As many listeners as rules, of which a path says that they are not about everybody. */
function listeners(count: number, listenerArn: (number: number) => object): object {
  const action = { Type: "forward", TargetGroupArn: { "Fn::ImportValue": "targets" } };
  return Object.fromEntries(
    Array.from({ length: count }, (_, number) => [
      [
        `L${number}`,
        {
          Type: "AWS::ElasticLoadBalancingV2::Listener",
          Properties: { Protocol: "HTTP", DefaultActions: [action] },
        },
      ],
      [
        `R${number}`,
        {
          Type: "AWS::ElasticLoadBalancingV2::ListenerRule",
          Properties: {
            ListenerArn: listenerArn(number),
            Conditions: [{ Field: "path-pattern", Values: ["/shop/*"] }],
            Actions: [action],
          },
        },
      ],
    ]).flat(),
  ) as object;
}

it.each<[string, (number: number) => object]>([
  ["of each listener", (number) => ({ Ref: `L${number}` })],
  ["of nobody knows which listener", () => ({ "Fn::ImportValue": "listener" })],
])("looks at each rule %s once, however many listeners there are", (_, listenerArn) => {
  const growth = looksAt(listeners(160, listenerArn)) / looksAt(listeners(40, listenerArn));
  expect(growth).toBeLessThan(6);
});
