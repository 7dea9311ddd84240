import type { Place } from "../template/expression.js";
import type { ListValue, Value } from "./value.js";

type Placed = Pick<Value, "source" | "use">;

/**
 * A list whose items are read when they are first asked for. It is a class, since objects with accessors
 * of their own have a shape each, which stays until all of memory is searched, with all that they know.
 */
export class LazyList implements ListValue {
  readonly state = "list";
  readonly use: Place;
  readonly source: Place;
  readonly isSet?: true;
  readonly #read: () => readonly Value[];
  #written: readonly Value[] | undefined;
  #items: readonly Value[] | undefined;

  /** @param read Certainly absent ones included. */
  constructor({ use, source }: Placed, read: () => readonly Value[], isSet?: boolean) {
    this.use = use;
    this.source = source;
    if (isSet === true) this.isSet = true;
    this.#read = read;
  }

  get written(): readonly Value[] {
    return (this.#written ??= this.#read());
  }

  get items(): readonly Value[] {
    return (this.#items ??= this.written.filter((item) => item.state !== "absent"));
  }
}
