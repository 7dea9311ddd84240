import { describe, expect, it } from "vitest";
import { onlyStack, readStackFile } from "../../src/cloudformation/stack-file.js";
import type { Stack } from "../../src/cloudformation/template.js";
import { link } from "../../src/cloudformation/stacks/link.js";
import type { Neighbour, Neighbours } from "../../src/cloudformation/stacks/neighbours.js";

/** What each of many files exports, and what every other imports from the next. */
interface Names {
  readonly exported: (file: number, output: number) => string;
  readonly imported: (file: number) => string;
}

/** How often the name of an export is looked at while each of some files is linked with the others. */
function looksAt(count: number, { exported, imported }: Names): number {
  let looks = 0;
  const files = Array.from({ length: count }, (_, file): Neighbour => {
    const outputs = [0, 1, 2, 3].map(
      (output) => `  O${output}: { Value: !Ref B, Export: { Name: ${exported(file, output)} } }`,
    );
    const name = file % 2 === 0 ? `!ImportValue { ${imported(file)} }` : "bucket";
    const text = `Parameters: { Env: { Type: String }, Other: { Type: String } }
Resources:
  B: { Type: AWS::S3::Bucket, Properties: { BucketName: ${name} } }
Outputs:
${outputs.join("\n")}
`;
    const stack = onlyStack(readStackFile(text, () => [undefined, none]));
    if (stack === undefined) throw new Error(text);
    return { path: `${file}.yaml`, stack: counted(stack, () => looks++) };
  });
  const found = { files, gap: undefined, isCutOff: false };
  const neighbours: Neighbours = {
    around: () => [neighbours],
    nested: () => undefined,
    at: (path) => files.find((each) => each.path === path),
    asset: () => undefined,
    unread: () => undefined,
    nesting: () => ({ ...found, files: [] }),
    exporting: () => found,
    importing: () => found,
    mentioning: () => found,
    reachOf: () => "Region" as const,
    known: [],
    stackNamesOf: (path) => [path.replace(".yaml", "")],
    nameOf: (path) => path,
  };
  for (const file of files) link(file, neighbours);
  return looks;
}

function none(): { readonly kind: "unknown"; readonly reason: string } {
  return { kind: "unknown", reason: "nothing is included" };
}

function counted(stack: Stack, look: () => void): Stack {
  const { entries, gap } = stack.outputs();
  const outputs = [...entries].map(([output, { value, exportName }]) => {
    const seen = {
      value,
      get exportName() {
        look();
        return exportName;
      },
    };
    return [output, seen] as const;
  });
  return {
    ...stack,
    outputs: () => ({ entries: new Map(outputs), gap }) as ReturnType<Stack["outputs"]>,
  };
}

describe("linking each of many stacks with those that it imports from", () => {
  it.each<readonly [what: string, names: Names]>([
    [
      "names that are written out",
      {
        exported: (file, output) => `e-${file}-${output}`,
        imported: (file) => `"Fn::Sub": "e-${file + 1}-0"`,
      },
    ],
    [
      "names that end differently",
      {
        exported: (file, output) => `!Sub "\${AWS::StackName}-${file}-${output}"`,
        imported: (file) => `"Fn::Sub": "\${Other}-${file + 1}-0"`,
      },
    ],
    [
      "names that begin differently",
      {
        exported: (file, output) => `!Sub "e-${file}-${output}-\${Env}"`,
        imported: (file) => `"Fn::Sub": "e-${file + 1}-0-\${Other}"`,
      },
    ],
    [
      "names that are all alike",
      {
        exported: () => `!Sub "\${AWS::StackName}-bucket"`,
        imported: () => `"Fn::Sub": "\${Other}-bucket"`,
      },
    ],
    [
      "names that nobody exports",
      {
        exported: (file, output) => `!Sub "\${Env}-${file}-${output}"`,
        imported: (file) => `"Fn::Sub": "other-${file}"`,
      },
    ],
  ])("takes four times as long for four times as many: %s", (_, names) => {
    expect(looksAt(80, names) / looksAt(20, names)).toBeLessThan(6);
  });
});
