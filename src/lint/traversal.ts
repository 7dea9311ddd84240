import type { VisitTraversalStep } from "@eslint/plugin-kit";
import { type AstNode, type DocumentNode, visitorKeys } from "./ast.js";

/** Every node of a tree twice, where it is entered and where it is left. */
export type Visits = readonly AstNode[];

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * Tells the nodes of a tree their parents. What aliases share is visited once, where it comes first,
 * or a few nested aliases would take forever.
 */
export function link(root: DocumentNode, templates: DocumentNode["templates"]): Visits {
  const visits: AstNode[] = [root];
  const visit = (node: AstNode): void => {
    visits.push(node);
    for (const key of visitorKeys[node.kind]) {
      const below = (node as unknown as Record<string, AstNode | readonly AstNode[] | undefined>)[
        key
      ];
      if (below === undefined) continue;
      if ("kind" in below) visitUnder(node, below);
      else for (const child of below) visitUnder(node, child);
    }
    visits.push(node);
  };
  const visitUnder = (parent: AstNode, child: Mutable<AstNode>): void => {
    if (child.parent !== undefined) return;
    child.parent = parent;
    visit(child);
  };
  for (const template of templates) visitUnder(root, template);
  visits.push(root);
  return visits;
}

/**
 * Made one by one: a large template has more steps than ESLint needs at a time. What is no generator V8 can
 * put into ESLint's own loop, where neither a step nor a result need be made.
 */
export class Steps implements IterableIterator<VisitTraversalStep> {
  readonly #visits: Visits;
  readonly #entered: AstNode[] = [];
  #next = 0;

  constructor(visits: Visits) {
    this.#visits = visits;
  }

  [Symbol.iterator](): this {
    return this;
  }

  next(): IteratorResult<VisitTraversalStep> {
    const target = this.#visits[this.#next++];
    if (target === undefined) return { done: true, value: undefined };
    const entered = this.#entered;
    const isExit = entered.at(-1) === target;
    if (isExit) entered.pop();
    else entered.push(target);
    return { done: false, value: new Visit(target, isExit ? 2 : 1) };
  }
}

/** Few of them are of nodes that a rule listens to: only then ESLint asks what to tell it. */
class Visit implements VisitTraversalStep {
  readonly kind = 1;
  readonly target: AstNode;
  readonly phase: 1 | 2;

  constructor(target: AstNode, phase: 1 | 2) {
    this.target = target;
    this.phase = phase;
  }

  get args(): unknown[] {
    return [this.target];
  }
}
