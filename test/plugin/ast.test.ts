import { AST_NODE_TYPES } from "@typescript-eslint/utils";
import { describe, expect, it } from "vitest";
import { type AstNode, visitorKeys } from "../../src/lint/ast.js";
import { Root } from "../../src/lint/root.js";
import { TemplateSourceCode } from "../../src/lint/source-code.js";
import { readTemplateFile, type TemplateFile } from "../../src/lint/template-file.js";

function sourceCodeOf(text: string): TemplateSourceCode {
  const read = (): TemplateFile => readTemplateFile(text);
  const file = read();
  expect(file.problems).toEqual([]);
  return new TemplateSourceCode(text, new Root(file, text, read), "template.yaml");
}

it("is of a file that is read again for those who ask after another was linted", () => {
  const first = sourceCodeOf("Resources:\n  Trail:\n    Type: AWS::CloudTrail::Trail\n");
  expect(first.file.templates[0]?.resources.has("Trail")).toBe(true);
  expect(sourceCodeOf("Resources:\n  Logs:\n    Type: AWS::S3::Bucket\n").file).not.toBe(
    first.file,
  );
  expect(first.file.templates[0]?.resources.has("Trail")).toBe(true);
});

it("has the same tree for those who ask after another was linted", () => {
  const first = sourceCodeOf(text);
  const before = entered(first).map(({ kind, span }) => [kind, ...span]);
  const { templates } = first.ast;
  sourceCodeOf("Resources:\n  Logs:\n    Type: AWS::S3::Bucket\n");
  expect(first.ast.templates).not.toBe(templates);
  expect(first.ast.templates).toEqual(templates);
  expect(entered(first).map(({ kind, span }) => [kind, ...span])).toEqual(before);
});

/** The nodes in the order in which they are entered; checks that steps are balanced. */
function entered(sourceCode: TemplateSourceCode): readonly AstNode[] {
  const nodes: AstNode[] = [];
  const open: unknown[] = [];
  for (const { target, phase } of sourceCode.traverse()) {
    if (phase === 1) {
      nodes.push(target as AstNode);
      open.push(target);
    } else {
      expect(open.pop()).toBe(target);
    }
  }
  expect(open).toEqual([]);
  return nodes;
}

const text = `Parameters:
  Prefix: { Type: String }
Conditions:
  IsProd: !Equals [!Ref Prefix, a]
Mappings:
  Names: { logs: { a: b } }
Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    DeletionPolicy: Retain
    Condition: IsProd
    Properties:
      IsLogging: true
      IsMultiRegionTrail: !If [IsProd, true, !Ref AWS::NoValue]
      S3BucketName: !Ref Logs
      KMSKeyId: !GetAtt Logs.Arn
      S3KeyPrefix: !Sub "\${Prefix}/logs"
      TrailName: !FindInMap [Names, logs, a]
      CloudWatchLogsRoleArn: !GetAZs role
      EventSelectors:
        - ReadWriteType: !Join ["", [A, ll]]
  Logs:
    Type: AWS::S3::Bucket
`;

describe("the tree", () => {
  it("has every kind of node, with the text it stands for", () => {
    const sourceCode = sourceCodeOf(text);
    const nodes = entered(sourceCode);
    const shown = nodes.map((node) => {
      const written = sourceCode.getText(node);
      return `${node.kind} ${written.includes("\n") ? "…" : written}`;
    });
    expect(shown).toMatchInlineSnapshot(`
      [
        "Document …",
        "Template …",
        "Resource …",
        "Local IsProd",
        "Fields …",
        "Field IsLogging: true",
        "Constant true",
        "Field IsMultiRegionTrail: !If [IsProd, true, !Ref AWS::NoValue]",
        "Choice !If [IsProd, true, !Ref AWS::NoValue]",
        "Local IsProd",
        "Constant true",
        "Absent !Ref AWS::NoValue",
        "Field S3BucketName: !Ref Logs",
        "Reference !Ref Logs",
        "Field KMSKeyId: !GetAtt Logs.Arn",
        "Reference !GetAtt Logs.Arn",
        "Field S3KeyPrefix: !Sub "\${Prefix}/logs"",
        "Text !Sub "\${Prefix}/logs"",
        "Input \${Prefix}",
        "Constant !Sub "\${Prefix}/logs"",
        "Field TrailName: !FindInMap [Names, logs, a]",
        "Lookup !FindInMap [Names, logs, a]",
        "Constant Names",
        "Constant logs",
        "Constant a",
        "Field CloudWatchLogsRoleArn: !GetAZs role",
        "Opaque !GetAZs role",
        "Field …",
        "List - ReadWriteType: !Join ["", [A, ll]]",
        "Fields ReadWriteType: !Join ["", [A, ll]]",
        "Field ReadWriteType: !Join ["", [A, ll]]",
        "Call !Join ["", [A, ll]]",
        "Constant """,
        "List [A, ll]",
        "Constant A",
        "Constant ll",
        "Field DeletionPolicy: Retain",
        "Constant Retain",
        "Resource …",
        "Fields Logs",
      ]
    `);
    const elsewhere = ["Bound", "Comprehension"];
    expect(new Set([...nodes.map((node) => node.kind), ...elsewhere])).toEqual(
      new Set(Object.keys(visitorKeys)),
    );
  });

  it("has the nodes that only Terraform writes", () => {
    const sourceCode = sourceCodeOf(
      '{"resource": {"aws_sns_topic": {"a": {"name": "${[for x in [\\"b\\"] : x][0]}"}}}}',
    );
    expect(
      entered(sourceCode)
        .slice(3)
        .map((node) => `${node.kind} ${sourceCode.getText(node)}`),
    ).toMatchInlineSnapshot(`
      [
        "Fields {"name": "\${[for x in [\\"b\\"] : x][0]}"}",
        "Field "name": "\${[for x in [\\"b\\"] : x][0]",
        "Lookup [for x in [\\"b\\"] : x][0]",
        "Comprehension [for x in [\\"b\\"] : x]",
        "List [\\"b\\"]",
        "Constant \\"b\\"",
        "Bound x",
        "Constant 0",
      ]
    `);
  });

  it("never has the kind of a node of JavaScript or TypeScript", () => {
    // Selectors ignore case.
    const foreign = new Set(
      Object.values<string>(AST_NODE_TYPES).map((kind) => kind.toLowerCase()),
    );
    expect(Object.keys(visitorKeys).filter((kind) => foreign.has(kind.toLowerCase()))).toEqual([]);
  });

  it("knows parents and places before anybody walked it", () => {
    const sourceCode = sourceCodeOf(text);
    const [template] = sourceCode.ast.templates;
    const trail = template?.resources[0];
    expect(sourceCode.getParent(sourceCode.ast)).toBeUndefined();
    expect(sourceCode.getAncestors(trail!)).toEqual([sourceCode.ast, template]);
    expect(sourceCode.getRange(trail!)[0]).toBe(text.indexOf("Trail:"));
    expect(sourceCode.getLoc(trail!)).toEqual({
      start: { line: 8, column: 2 },
      end: { line: 21, column: 44 },
    });
    expect(sourceCode.getLoc(sourceCode.ast)).toEqual({
      start: { line: 1, column: 0 },
      end: { line: 24, column: 0 },
    });
  });

  it("agrees with its visitor keys", () => {
    for (const node of entered(sourceCodeOf(text))) {
      const children = Object.entries(node).flatMap(([key, value]: [string, unknown]) => {
        const values: readonly unknown[] = Array.isArray(value) ? value : [value];
        const isChild = values.some(
          (each) => typeof each === "object" && each !== null && "kind" in each && key !== "parent",
        );
        return isChild ? [key] : [];
      });
      expect(visitorKeys[node.kind]).toEqual(expect.arrayContaining(children));
    }
  });
});

describe("what aliases share", () => {
  it("is visited once, where it comes first", () => {
    const sourceCode = sourceCodeOf(`Resources:
  A:
    Type: AWS::SNS::Topic
    Properties:
      Tags: &tags [{ Key: a }]
  B:
    Type: AWS::SNS::Topic
    Properties:
      Tags: *tags
`);
    const nodes = entered(sourceCode);
    expect(new Set(nodes).size).toBe(nodes.length);

    const keys = nodes.filter((node) => node.kind === "Field" && node.name === "Key");
    const lists = nodes.filter((node) => node.kind === "List");
    const [a, b] = sourceCode.ast.templates[0]!.resources;
    expect(keys).toHaveLength(1);
    expect(lists.map((list) => sourceCode.getText(list))).toEqual(["&tags [{ Key: a }]", "*tags"]);
    expect(sourceCode.getAncestors(keys[0]!)).toContain(a);
    expect(sourceCode.getAncestors(lists[1]!)).toContain(b);
    expect(lists[1]?.items).toEqual(lists[0]?.items);
  });

  it("does not blow up", () => {
    const levels = Array.from({ length: 12 }, (_, level) => {
      const value = level === 0 ? "x" : `*l${level - 1}`;
      return `      l${level}: &l${level} [${value}, ${value}]\n`;
    });
    const text = `Resources:\n  A:\n    Type: AWS::SNS::Topic\n    Properties:\n${levels.join("")}`;
    expect(entered(sourceCodeOf(text)).length).toBeLessThan(100);
  });
});
