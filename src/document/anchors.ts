import { limits } from "./limits.js";
import type { Alias } from "./node.js";

type Target = Alias["target"];

export interface Anchors {
  /** Counts a node at a depth. */
  count(depth: number): void;
  /** Counts and reads a node that carries an anchor. */
  define<T extends Target>(name: string, depth: number, read: () => T): T;
  /**
   * The node that an alias at a depth stands for, or a message why it stands for none; an empty
   * one where that has been said.
   */
  resolve(name: string, depth: number): Target | string;
}

const tooMany = `The aliases up to here stand for more than ${limits.aliasedNodes} nodes.`;

interface Slot {
  /** Absent while the node is being read: an alias inside it would make a cycle. */
  target?: Target;
  /** Nodes in it, those behind its own aliases included. */
  size: number;
  /** Levels below it, likewise. */
  height: number;
}

/**
 * The anchors of one document. An alias shares its node, but readers walk the tree as if it were
 * spelled out, so what the aliases add up to is bounded in size and in depth.
 */
export function anchorsOf(): Anchors {
  const slots = new Map<string, Slot>();
  let nodes = 0;
  let aliased = 0;
  let deepest = 0;

  const count = (depth: number): void => {
    nodes += 1;
    deepest = Math.max(deepest, depth);
  };

  return {
    count,
    define(name, depth, read) {
      const slot: Slot = { size: 0, height: 0 };
      slots.set(name, slot);
      const nodesBefore = nodes;
      const deepestBefore = deepest;
      deepest = depth;
      count(depth);
      const target = read();
      slot.target = target;
      slot.size = nodes - nodesBefore;
      slot.height = deepest - depth;
      deepest = Math.max(deepest, deepestBefore);
      return target;
    },
    resolve(name, depth) {
      const slot = slots.get(name);
      if (slot === undefined) return `No anchor '&${name}' comes before this alias.`;
      if (slot.target === undefined) return "This alias stands for a node that contains it.";
      if (depth + slot.height > limits.depth) {
        return `This alias leads to more than ${limits.depth} levels of nesting.`;
      }
      const wasTooMany = aliased > limits.aliasedNodes;
      aliased += slot.size;
      if (aliased > limits.aliasedNodes) return wasTooMany ? "" : tooMany;
      nodes += slot.size;
      deepest = Math.max(deepest, depth + slot.height);
      return slot.target;
    },
  };
}
