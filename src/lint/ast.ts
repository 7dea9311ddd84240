import type { Span } from "../document/node.js";
import type { Dialect } from "../template/template.js";
import type { EmptyProgram } from "./no-javascript.js";

/**
 * What the selectors of ESLint see of a file: the resources of its templates and everything that
 * is written in them. Kinds never have the name of a node of JavaScript or TypeScript, since a rule
 * of theirs may be configured for all files and selectors ignore case.
 */
export type AstNode = DocumentNode | TemplateNode | ResourceNode | FieldNode | ExpressionNode;

interface NodeBase {
  /**
   * The kind once more, but the AWS type of a resource: whatever key holds the kind of a node, the
   * `:has()` of a selector takes for a node only what has a `type`.
   */
  readonly type: string;
  readonly span: Span;
  /** Of what aliases share, the first that contains it. Only the root has none. */
  readonly parent: AstNode | undefined;
}

export interface DocumentNode extends NodeBase, EmptyProgram {
  readonly kind: "Document";
  readonly templates: readonly TemplateNode[];
}

interface TemplateNode extends NodeBase {
  readonly kind: "Template";
  readonly dialect: Dialect;
  readonly resources: readonly ResourceNode[];
}

export interface ResourceNode extends NodeBase {
  readonly kind: "Resource";
  readonly name: string;
  readonly condition: ExpressionNode | undefined;
  readonly properties: ExpressionNode;
  /** What the language says about it besides its properties, such as `DeletionPolicy`. */
  readonly attributes: readonly FieldNode[];
}

export interface FieldNode extends NodeBase {
  readonly kind: "Field";
  readonly name: string;
  readonly value: ExpressionNode;
}

export type ExpressionNode =
  | ConstantNode
  | ListNode
  | FieldsNode
  | AbsentNode
  | NamedNode
  | ReferenceNode
  | TextNode
  | ChoiceNode
  | LookupNode
  | BoundNode
  | ComprehensionNode
  | CallNode
  | OpaqueNode;

interface ConstantNode extends NodeBase {
  readonly kind: "Constant";
  readonly value: string | number | boolean;
  readonly text: string;
}

interface ListNode extends NodeBase {
  readonly kind: "List";
  readonly items: readonly ExpressionNode[];
}

interface FieldsNode extends NodeBase {
  readonly kind: "Fields";
  readonly fields: readonly FieldNode[];
  /** Why there may be more fields than are written. */
  readonly gap: string | undefined;
}

interface AbsentNode extends NodeBase {
  readonly kind: "Absent";
}

interface NamedNode extends NodeBase {
  readonly kind: "Input" | "Local";
  readonly name: string;
}

interface ReferenceNode extends NodeBase {
  readonly kind: "Reference";
  readonly resource: string;
  readonly key: ExpressionNode | undefined;
  /** The attribute, `Arn` or `Endpoint.Port`; empty for the resource itself. */
  readonly attribute: string;
}

interface TextNode extends NodeBase {
  readonly kind: "Text";
  readonly parts: readonly ExpressionNode[];
}

interface ChoiceNode extends NodeBase {
  readonly kind: "Choice";
  readonly test: ExpressionNode;
  readonly whenTrue: ExpressionNode;
  readonly whenFalse: ExpressionNode;
}

interface LookupNode extends NodeBase {
  readonly kind: "Lookup";
  /** What is stepped into, where it is written in the lookup itself and not elsewhere. */
  readonly collection: ExpressionNode | undefined;
  readonly keys: readonly ExpressionNode[];
  readonly fallback: ExpressionNode | undefined;
}

/** What repetition gives to what is repeated: `each.key`. */
interface BoundNode extends NodeBase {
  readonly kind: "Bound";
  readonly name: string;
}

interface ComprehensionNode extends NodeBase {
  readonly kind: "Comprehension";
  readonly collection: ExpressionNode;
  readonly condition: ExpressionNode | undefined;
  readonly resultKey: ExpressionNode | undefined;
  readonly result: ExpressionNode;
}

interface CallNode extends NodeBase {
  readonly kind: "Call";
  readonly name: string;
  readonly args: readonly ExpressionNode[];
}

interface OpaqueNode extends NodeBase {
  readonly kind: "Opaque";
  readonly reason: string;
}

/** The children of each kind, in the order in which they are visited. */
export const visitorKeys: Record<AstNode["kind"], string[]> = {
  Document: ["templates"],
  Template: ["resources"],
  Resource: ["condition", "properties", "attributes"],
  Constant: [],
  List: ["items"],
  Fields: ["fields"],
  Field: ["value"],
  Absent: [],
  Input: [],
  Local: [],
  Reference: ["key"],
  Text: ["parts"],
  Choice: ["test", "whenTrue", "whenFalse"],
  Lookup: ["collection", "keys", "fallback"],
  Bound: [],
  Comprehension: ["collection", "condition", "resultKey", "result"],
  Call: ["args"],
  Opaque: [],
};
