import { readFileSync } from "node:fs";
import { basename } from "node:path";
import fc from "fast-check";
import { stringify } from "yaml";

import { readDocument } from "../../src/document/read.js";
import { anyLayout } from "../document/any-layout.js";
import { anyYaml } from "../document/any-yaml.js";
import { anyTemplate as anyTrail } from "../edit/any-template.js";
import { anyTemplate as anyLogic } from "../graph/any-template.js";
import { inBlocks, inBrackets } from "../suppressions/any-suppressed.js";
import { anyConfiguration, plainConfiguration } from "./any-configuration.js";
import { anyPlan } from "./any-plan.js";
import type { Data } from "./any-policy.js";
import { anyStack } from "./any-stack.js";
import { damaged } from "./damaged.js";
import { twinOf } from "./twin.js";

/** A file that is linted, under one of the settings. */
export interface Input {
  readonly name: string;
  readonly text: string;
  readonly settings: Setting;
}

export const settings = ["none", "project", "allowed"] as const;
type Setting = (typeof settings)[number];

type Named = Omit<Input, "settings">;

const indentations = fc.constantFrom(undefined, 2, "\t");

/** Data as one of the two syntaxes, in one of the ways to write it. */
function written(data: Data, layout: Layout): Named {
  const json = JSON.stringify(data, null, layout.indentation);
  switch (layout.kind) {
    case "json":
      return { name: "main.json", text: json };
    case "short forms":
      return { name: "main.yaml", text: twinOf(readDocument(json)) ?? json };
    case "yaml":
      return { name: "main.yaml", text: stringify(JSON.parse(json), layout) };
  }
}

type Layout = typeof layout extends fc.Arbitrary<infer T> ? T : never;

const layout = fc.record({
  kind: fc.constantFrom("json", "short forms", "yaml"),
  indentation: indentations,
  indent: fc.constantFrom(1, 2, 4),
  indentSeq: fc.boolean(),
  lineWidth: fc.constantFrom(0, 20, 80),
  version: fc.constantFrom("1.1", "1.2"),
  aliasDuplicateObjects: fc.constant(false),
  collectionStyle: fc.constantFrom("any", "flow"),
  defaultStringType: fc.constantFrom("PLAIN", "QUOTE_SINGLE", "BLOCK_LITERAL", "BLOCK_FOLDED"),
  defaultKeyType: fc.constantFrom("PLAIN", "QUOTE_DOUBLE"),
});

/** What YAML can be at all, where a template has values. */
const inTemplate = fc
  .oneof(
    anyLayout,
    anyYaml.map(({ text }) => text),
  )
  .map((text) => {
    const head = "Resources:\n  Trail:\n    Type: AWS::CloudTrail::Trail\n    Properties:";
    return head + `\n${text}`.replaceAll("\n", "\n      ");
  });

const generated: fc.Arbitrary<Named> = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(anyStack, layout).map(([data, how]) => written(data, how)) },
  {
    weight: 6,
    arbitrary: fc
      .tuple(anyConfiguration, indentations)
      .map(([data, space]) => ({ name: "main.tf.json", text: JSON.stringify(data, null, space) })),
  },
  {
    weight: 3,
    arbitrary: plainConfiguration.map((data) => ({
      name: "main.tf.json",
      text: JSON.stringify(data, null, 2),
    })),
  },
  { weight: 4, arbitrary: anyPlan.map((text) => ({ name: "main.plan.json", text })) },
  { weight: 1, arbitrary: inTemplate.map((text) => ({ name: "main.yaml", text })) },
  { weight: 1, arbitrary: anyTrail.map(({ text }) => ({ name: "main.yaml", text })) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(anyLogic("any"), layout)
      .map(([data, how]) => written(data as unknown as Data, how)),
  },
  { weight: 1, arbitrary: fc.oneof(inBlocks, inBrackets) },
);

/** Some file of those, and something that happened to it or to one of these on disk. */
export function anyInput(paths: readonly string[]): fc.Arbitrary<Input> {
  const onDisk = paths.length === 0 ? generated : fc.constantFrom(...paths).map(read);
  const whole = fc.oneof(generated, onDisk);
  const broken = whole.chain(({ name, text }) =>
    damaged(
      fc.oneof(
        { weight: 3, arbitrary: fc.constant(text) },
        onDisk.map((file) => file.text),
      ),
    ).map((changed) => ({ name, text: changed })),
  );
  return fc
    .tuple(
      fc.oneof(
        { weight: 3, arbitrary: generated },
        { weight: 1, arbitrary: onDisk },
        { weight: 3, arbitrary: broken },
      ),
      fc.constantFrom(...settings),
    )
    .map(([file, setting]) => ({ ...file, settings: setting }));
}

function read(path: string): Named {
  const ending = /(?:\.tf|\.plan)?\.\w+$/.exec(basename(path))?.[0] ?? ".yaml";
  return { name: `main${ending}`, text: readFileSync(path, "utf8") };
}
