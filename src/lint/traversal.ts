import type { VisitTraversalStep } from "@eslint/plugin-kit";
import { type AstNode, visitorKeys } from "./ast.js";

/** Every node of a tree twice, where it is entered and where it is left. */
export type Visits = readonly AstNode[];

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * Tells the nodes of a tree their parents. What aliases share is visited once, where it comes first,
 * or a few nested aliases would take forever.
 */
export function link(root: AstNode): Visits {
  const visits: AstNode[] = [];
  const visit = (node: AstNode): void => {
    visits.push(node);
    for (const key of visitorKeys[node.kind]) {
      for (const child of childrenAt(node, key)) {
        if (child.parent !== undefined) continue;
        child.parent = node;
        visit(child);
      }
    }
    visits.push(node);
  };
  visit(root);
  return visits;
}

const none: readonly never[] = [];

function childrenAt(node: AstNode, key: string): readonly Mutable<AstNode>[] {
  const value = (node as unknown as Record<string, AstNode | readonly AstNode[] | undefined>)[key];
  if (value === undefined) return none;
  return "kind" in value ? [value] : value;
}

/** Made one by one: a large template has more steps than ESLint needs at a time. */
export function* stepsOf(visits: Visits): Generator<VisitTraversalStep> {
  const entered: AstNode[] = [];
  for (const target of visits) {
    const isExit = entered.at(-1) === target;
    if (isExit) entered.pop();
    else entered.push(target);
    yield { kind: 1, target, phase: isExit ? 2 : 1, args: [target] };
  }
}
