import type { Template } from "../template/template.js";
import type { Domains, InputValue } from "./domains.js";
import { textOf } from "./text.js";
import type { Unknown, Value } from "./value.js";

/** One input that was given one of its values; the other values get scenarios of their own. */
export interface Branch {
  readonly input: string;
  readonly values: readonly InputValue[];
  chosen: number;
}

/** Enough for a policy of hundreds of statements, little enough that nobody waits for it. */
export const maxSteps = 200_000;
const maxDepth = 400;

/** What a scenario without branches throws where a question would make one. */
export const needsChoice: Error = new Error("It depends on what an input is.");

/**
 * An assignment of the inputs under which values hold. It grows while it is read: an input that a
 * condition asks for takes one of its possible values, so only inputs that matter split scenarios.
 */
export class Scenario {
  /** What each named condition came to; undefined where nobody can know. */
  readonly conditions: Map<string, boolean | undefined> = new Map();
  /** The values that inputs were given because a condition asked for them. */
  readonly choices: Map<string, InputValue> = new Map();
  /** Whether the conditional resources that were looked at exist. */
  readonly existence: Map<string, boolean | undefined> = new Map();
  /** The values that inputs supplied although no condition had asked for them. */
  readonly supplied: Map<string, InputValue> = new Map();
  readonly template: Template;
  readonly branches: Branch[];
  /** How much was evaluated. */
  steps = 0;
  readonly #domains: Domains;
  readonly #varying: ReadonlySet<string>;
  readonly #locals = new Map<string, Value>();
  #whenAsked: "branch" | "refuse";
  #testing = 0;
  #depth = 0;

  constructor(
    template: Template,
    domains: Domains,
    branches: Branch[],
    varying: ReadonlySet<string>,
    whenAsked: "branch" | "refuse" = "branch",
  ) {
    this.template = template;
    this.branches = branches;
    this.#domains = domains;
    this.#varying = varying;
    this.#whenAsked = whenAsked;
  }

  /** The value of an input; nothing where the template declares none of that name. */
  input(name: string): InputValue | undefined {
    const before = this.choices.get(name);
    if (before !== undefined) return before;
    const declaration = this.template.inputs.get(name);
    if (declaration === undefined) return undefined;
    if (this.#testing === 0 && !this.#varying.has(name)) {
      const value = this.#domains.supplied(declaration);
      this.supplied.set(name, value);
      return this.#isPlaceholder(value) ? leftEmpty(name, value) : value;
    }
    const value = this.#choose(name, this.#domains.of(declaration));
    this.choices.set(name, value);
    return value;
  }

  /** Who departs from the defaults fills in what they leave empty: the name of a bucket, a key. */
  #isPlaceholder(value: InputValue): boolean {
    // A value that the settings pin is spelled nowhere.
    const isDefault = value.source.node !== undefined;
    if (!isDefault || value.state !== "known" || value.text !== "") return false;
    return [...this.choices].some(([name, chosen]) => {
      const standard = this.template.inputs.get(name)?.default;
      if (standard?.kind !== "Constant") return false;
      return chosen.state !== "known" || chosen.text !== textOf(standard);
    });
  }

  #choose(name: string, values: readonly InputValue[]): InputValue {
    if (this.#whenAsked === "refuse") throw needsChoice;
    let branch = this.branches[this.choices.size];
    if (branch === undefined) {
      branch = { input: name, values: this.#distinct(values), chosen: 0 };
      this.branches.push(branch);
    }
    const value = branch.values[branch.chosen];
    if (branch.input !== name || value === undefined) {
      throw new Error(`Scenario replayed differently: '${name}' instead of '${branch.input}'.`);
    }
    return value;
  }

  /** Of the fresh values that no input has taken yet, one is as good as any other. */
  #distinct(values: readonly InputValue[]): readonly InputValue[] {
    const taken = new Set([...this.choices.values()].map(freshOf));
    const untaken = values.filter((value) => freshOf(value) && !taken.has(freshOf(value)));
    return values.filter((value) => value === untaken[0] || !untaken.includes(value));
  }

  /** Reads something as part of a condition: the inputs it asks for vary. */
  test<T>(read: () => T): T {
    this.#testing++;
    try {
      return read();
    } finally {
      this.#testing--;
    }
  }

  /** Looks at something after the fact: no input is asked for that nobody has asked for before. */
  again<T>(read: () => T): T | undefined {
    const before = this.#whenAsked;
    this.#whenAsked = "refuse";
    try {
      return read();
    } catch (error) {
      if (error !== needsChoice) throw error;
      return undefined;
    } finally {
      this.#whenAsked = before;
    }
  }

  /** A named expression, evaluated once a scenario; nothing while it is being evaluated. */
  local(name: string, evaluate: () => Value, cyclic: () => Value): Value {
    // As part of a condition it makes its inputs vary, as a value it does not.
    const key = `${this.#testing > 0 ? "condition" : "value"} ${name}`;
    const before = this.#locals.get(key);
    if (before !== undefined) return before;
    this.#locals.set(key, cyclic());
    let value: Value | undefined;
    try {
      value = evaluate();
      return value;
    } finally {
      if (value === undefined) this.#locals.delete(key);
      else this.#locals.set(key, value);
    }
  }

  /** Evaluates one step deeper, or nothing where the template asks for too much. */
  step<T>(evaluate: () => T): T | undefined {
    if (++this.steps > maxSteps || this.#depth >= maxDepth) return undefined;
    this.#depth++;
    try {
      return evaluate();
    } finally {
      this.#depth--;
    }
  }
}

function freshOf(value: InputValue): string | undefined {
  return value.state === "unknown" && value.other !== undefined ? value.identity : undefined;
}

function leftEmpty(name: string, { use, source }: InputValue): Unknown {
  const reason = `'${name}' is empty by default, but other parameters are not at theirs`;
  return { state: "unknown", reason, identity: `input ${name}`, use, source };
}
