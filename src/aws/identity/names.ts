import type { Field } from "../field.js";
import { readAt, type Spelling } from "../owner.js";
import { Property, type Written } from "../property.js";

/** The names of users, groups or roles that a property gives. */
export interface Names {
  /** Each as written, be it a name or a reference. */
  readonly names: readonly Property<string>[];
  /** Whether there are certainly no others. */
  readonly complete: boolean;
}

/**
 * A property that holds several names. They are no links: who is given a policy is looked for among
 * thousands of resources, of which most need not be asked whether they exist.
 */
export function names(
  cloudformation: string | undefined,
  terraform: string | undefined,
): Field<Names> {
  return read({ cloudformation, terraform }, "strings", (written) => {
    const { raw } = written;
    switch (raw.state) {
      case "list": {
        // A list that a parameter supplies takes effect where the parameter is used.
        const isHere = raw.use === raw.source;
        return {
          names: raw.items.map((item) =>
            nameOf({ ...written, raw: item, use: isHere ? item.use : raw.use }),
          ),
          complete: true,
        };
      }
      case "absent":
        return { names: [], complete: true };
      case "known":
      case "text":
        return { names: [nameOf(written)], complete: true };
      case "record":
      case "unknown":
        return { names: [], complete: false };
    }
  });
}

/** A property that holds one name, which is required. */
export function name(
  cloudformation: string | undefined,
  terraform: string | undefined,
): Field<Names> {
  return read({ cloudformation, terraform }, "string", (written) => ({
    names: [nameOf(written)],
    complete: true,
  }));
}

function read(
  spelling: Spelling,
  type: Field<Names>["type"],
  ofWritten: (written: Written) => Names,
): Field<Names> {
  return { ...spelling, type, read: (owner) => ofWritten(readAt(owner, spelling)) };
}

function nameOf(written: Written): Property<string> {
  return new Property(written, { decode: ({ text }) => text }, undefined);
}
