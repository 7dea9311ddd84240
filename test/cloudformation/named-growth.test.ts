import { describe, expect, it } from "vitest";
import { onlyStack, readStackFile } from "../../src/cloudformation/stack-file.js";
import type { Stack } from "../../src/cloudformation/template.js";
import { link } from "../../src/cloudformation/stacks/link.js";
import type { Neighbour, Neighbours } from "../../src/cloudformation/stacks/neighbours.js";
import type { Resource } from "../../src/template/template.js";

function stackOf(text: string): Stack {
  const stack = onlyStack(readStackFile(text, () => [undefined, none]));
  if (stack === undefined) throw new Error(text);
  return stack;
}

function none(): { readonly kind: "unknown"; readonly reason: string } {
  return { kind: "unknown", reason: "nothing is included" };
}

/** A stack that delivers to the bucket of all, with something that has nothing to do with that. */
function delivering(more = ""): Stack {
  return stackOf(`Parameters: { Stage: { Type: String } }
Resources:
  Trail: { Type: AWS::CloudTrail::Trail, Properties: { S3BucketName: central-logs } }
  Queue: { Type: AWS::SQS::Queue, Properties: { QueueName: !Ref Stage } }
${more}`);
}

const central = stackOf(
  `Resources: { Logs: { Type: AWS::S3::Bucket, Properties: { BucketName: central-logs } } }`,
);

interface Counted extends Neighbours {
  /** What texts were looked through for. */
  readonly asked: ReadonlySet<readonly RegExp[]>;
}

/** They are all deployed to one account. */
function neighboursAmong(stacks: Readonly<Record<string, Stack>>): Counted {
  const files = Object.entries(stacks).map(([path, stack]): Neighbour => ({ path, stack }));
  const found = { files, gap: undefined, isCutOff: false };
  const nesting = files.filter(({ stack }) => stack.template.resources.has("Nested"));
  const calls = { ...found, files: nesting };
  const at = (path: string): Neighbour | undefined => files.find((each) => each.path === path);
  const asked = new Set<readonly RegExp[]>();
  const neighbours: Counted = {
    asked,
    around: () => [neighbours],
    nested: (_, path) => at(path),
    at,
    asset: () => undefined,
    unread: () => undefined,
    nesting: () => calls,
    exporting: () => found,
    importing: () => found,
    mentioning(what) {
      asked.add(what);
      return found;
    },
    reachOf: () => "Region" as const,
    known: [],
    stackNamesOf: (path) => [path.replace(".yaml", "")],
    nameOf: (path) => path,
  };
  return neighbours;
}

describe("stacks of which each calls the same bucket", () => {
  const stacks = {
    "a.yaml": delivering(),
    "b.yaml": delivering(),
    "c.yaml": delivering(),
    "central.yaml": central,
  };

  function seen(from: string, name: string, neighbours: Neighbours): Resource {
    const file = neighbours.at(from);
    const resource = file && link(file, neighbours).template.resources.get(name);
    if (resource === undefined) throw new Error(`${from} does not see ${name}.`);
    return resource;
  }

  it("are made once into what they are for all others", () => {
    const neighbours = neighboursAmong(stacks);
    const queue = seen("a.yaml", "c.yaml:Queue", neighbours);
    expect(queue).toMatchObject({ file: "c.yaml", label: "c.yaml:Queue", localName: "Queue" });
    expect(seen("b.yaml", "c.yaml:Queue", neighbours)).toBe(queue);
    expect(seen("c.yaml", "b.yaml:Queue", neighbours)).not.toBe(queue);
  });

  it("stay so while another is edited", () => {
    const saved = neighboursAmong(stacks);
    const { reachOf } = saved;
    const edited = (path: string): Neighbours => ({
      ...neighboursAmong({ ...stacks, [path]: delivering("  # Edited\n") }),
      reachOf,
    });
    const queue = seen("a.yaml", "c.yaml:Queue", saved);
    expect(seen("a.yaml", "c.yaml:Queue", edited("b.yaml"))).toBe(queue);
    expect(seen("a.yaml", "c.yaml:Queue", edited("c.yaml"))).not.toBe(queue);
  });

  it("are others in each where they are nested", () => {
    const nested =
      "  Nested: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: c.yaml } }\n";
    const neighbours = neighboursAmong({ ...stacks, "parent.yaml": delivering(nested) });
    const queues = ["a.yaml", "b.yaml"].map((from) =>
      seen(from, "parent.yaml:Nested.Queue", neighbours),
    );
    expect(queues[0]).toMatchObject({ file: "c.yaml", label: "c.yaml:Queue" });
    expect(queues[1]).not.toBe(queues[0]);
  });

  it("are something else where they are seen from another place", () => {
    const queue = seen("a.yaml", "c.yaml:Queue", neighboursAmong(stacks));
    const elsewhere = { ...neighboursAmong(stacks), reachOf: () => "account" as const };
    expect(seen("a.yaml", "c.yaml:Queue", elsewhere)).not.toBe(queue);
  });

  it("are looked through as often, however many they are", () => {
    const looks = [3, 30].map((count) => {
      const all = Array.from({ length: count }, (_, index): readonly [string, Stack] => [
        `${index}.yaml`,
        delivering(),
      ]);
      const neighbours = neighboursAmong({ ...stacks, ...Object.fromEntries(all) });
      for (const file of neighbours.importing().files) link(file, neighbours);
      return neighbours.asked.size;
    });
    expect(looks[1]).toBe(looks[0]);
  });
});
