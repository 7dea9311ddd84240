import { printable } from "../lint/printable.js";
import { groupBy } from "../template/group.js";
import { declaredAs } from "../template/instance-name.js";
import type { Resource, Template } from "../template/template.js";

/** A resource, and what declares it. */
export interface Declared {
  readonly resource: Resource;
  /** Its logical ID or address; that of what repeats it, where it is repeated. */
  readonly declaration: string;
}

/** The resources of some templates by what messages call them. */
export interface Names {
  /** What a text means: a resource, all instances of a declaration, or some that a loop makes. */
  readonly meantBy: (text: string) => readonly Declared[];
  /** What is written around a place of the linted file. */
  readonly around: (isWithin: (resource: Resource) => boolean) => readonly Declared[];
}

export function namesOf(templates: readonly Template[]): Names {
  const all = templates.flatMap(({ planned, resources }) =>
    [...resources.values()].map((resource): Declared => {
      const { dialect, name } = resource;
      // Of what a plan creates each is listed for itself.
      if (dialect === "terraform") {
        return { resource, declaration: planned ? name : declaredAs(name) };
      }
      return { resource, declaration: resource.declaration ?? name };
    }),
  );
  const byName = groupBy(all, ({ resource }) => printable(calledBy(resource)));
  const byAddress = groupBy(
    all.filter(({ resource }) => resource.dialect === "terraform"),
    ({ resource }) => printable(declaredAs(calledBy(resource))),
  );
  const one = (text: string): readonly Declared[] | undefined =>
    byName.get(text) ?? byAddress.get(text);
  return {
    meantBy(text) {
      // What the CDK makes is said with its construct.
      return one(text) ?? one(text.replace(/ \(\S+\)$/, "")) ?? several(text);
    },
    around(isWithin) {
      // What is inside of another begins later.
      const found = all.findLast(
        ({ resource }) =>
          resource.file === undefined && resource.generated === undefined && isWithin(resource),
      );
      return found === undefined ? [] : all.filter((each) => isDeclaredWith(found, each));
    },
  };

  /** `TrailOne', 'TrailTwo', 2 more, and 'TrailThree` */
  function several(text: string): readonly Declared[] {
    const [, more = "0"] = /', (\d+) more, and '/.exec(text) ?? [];
    const named = text.split(/',? (?:\d+ more, )?(?:and )?'/).map((name) => byName.get(name));
    const [first] = named[0] ?? [];
    if (first === undefined || named.includes(undefined)) return [];
    const known = named.flatMap((each) => each ?? []);
    const whole = all.filter((each) => isDeclaredWith(first, each));
    return whole.length === known.length + Number(more) ? whole : known;
  }
}

/** What is nested in stacks is known by its name, so that findings of it stay what they were. */
function calledBy({ dialect, label, name }: Resource): string {
  return dialect === "terraform" ? (label ?? name) : name;
}

function isDeclaredWith(one: Declared, other: Declared): boolean {
  return (
    one.declaration === other.declaration && one.resource.header[0] === other.resource.header[0]
  );
}
