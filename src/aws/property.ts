import type { Known, Value } from "../graph/value.js";
import type { Expression, Home, Place } from "../template/expression.js";
import type { Resource } from "../template/template.js";

/** What something is said about: a resource, or a parameter. */
export interface Holder extends Pick<Resource, "name" | "deployment"> {
  /** @internal */
  readonly condition?: Expression;
  /** @internal */
  readonly calls?: readonly Place[];
  /** @internal */
  readonly file?: string;
  /** @internal */
  readonly label?: string;
}

/** Anything that can be reported: where, and about what. */
export interface Reportable {
  readonly resource: Holder;
  readonly use: Place;
  /** The characters in that place that are meant, if they are spelled so there. */
  readonly excerpt?: string;
}

/**
 * A property of a resource in one scenario. It is `known` as written, the service's `default`,
 * `absent`, or `unknown`; questions are answered with certainty or not at all.
 */
export class Property<T> implements Reportable {
  readonly resource: Resource;
  /** As the template's language spells it. */
  readonly name: string;
  readonly state: "known" | "default" | "absent" | "unknown";
  /** What it is as written or by default. */
  readonly value: T | undefined;
  /** Where it takes effect; of a missing property, what it is missing from. */
  readonly use: Place;
  readonly raw: Value;
  /** What an edit that writes the property has to add. */
  readonly missing: Home | undefined;

  readonly #codec: Codec<T>;

  constructor(written: Written, codec: Codec<T>, standard: T | undefined) {
    const { raw } = written;
    this.#codec = codec;
    this.resource = written.resource;
    this.name = written.name;
    this.use = written.use;
    this.raw = raw;
    this.missing = written.missing;
    if (raw.state === "absent" || (raw.state === "known" && raw.text === "")) {
      // The empty string means unset: consoles and generators write it so.
      this.state = standard === undefined ? "absent" : "default";
      this.value = standard;
    } else {
      this.value = raw.state === "known" ? codec.decode(raw) : undefined;
      this.state = this.value === undefined ? "unknown" : "known";
    }
  }

  /** A value as the template's language writes it. */
  spelled(value: T): T | string | boolean {
    return this.#codec.encode?.(value) ?? value;
  }

  is(expected: T): boolean {
    return this.value === expected;
  }

  /** This property where it is certainly another value than the expected one, else nothing. */
  not(expected: T): readonly this[] {
    return this.state === "unknown" || this.is(expected) ? [] : [this];
  }

  /** This property where the template certainly does not set it, else nothing. */
  get unset(): readonly this[] {
    return this.state === "absent" || this.state === "default" ? [this] : [];
  }

  /** Whether the template sets it, or may do so: a choice that nobody can make may take it back. */
  get mayBeSet(): boolean {
    return this.state === "known" || this.state === "unknown";
  }

  /** Whether the template certainly sets it, even where its value is unknown. */
  get isSet(): boolean {
    const { raw } = this;
    return (
      this.state === "known" ||
      raw.state === "text" ||
      (raw.state === "unknown" && raw.reference !== undefined)
    );
  }

  /** The characters it certainly ends with. */
  get ending(): string {
    const { raw } = this;
    const last = raw.state === "known" ? raw.text : raw.state === "text" ? raw.parts.at(-1) : "";
    return typeof last === "string" ? last : "";
  }
}

/** How a value is read and, where that is not how it is written, written. */
export interface Codec<T> {
  readonly decode: (known: Known) => T | undefined;
  encode?(value: T): string | boolean;
}

/** What a template says where a property belongs. */
export interface Written {
  readonly resource: Resource;
  readonly name: string;
  readonly raw: Value;
  readonly use: Place;
  readonly missing: Home | undefined;
}
