import type { Problem } from "../../document/node.js";
import type { Expression } from "../../template/expression.js";
import { type Draft, draftOf, type FindPossible } from "../../template/draft.js";
import { type Assembly, assemblyOf, callsTo, takePart } from "./assembly.js";
import { embed } from "./embed.js";
import { gapsOfImporters } from "./importers.js";
import { type Import, isImport } from "./import.js";
import { type Source, sourceOf } from "./exports.js";
import { importsIn } from "./imports.js";
import { type Naming, possibleIn } from "./inward.js";
import { type Nest, nestReader, outputOf } from "./nest.js";
import { ofAccount, placesIn } from "./nested.js";
import type { Neighbour, Neighbours } from "./neighbours.js";
import { relocator } from "./relocate.js";
import { requestOf } from "./request.js";
import { joined, rewrite } from "./rewrite.js";

/** More stacks than anybody imports from, or resources than anybody looks at together. */
const limits = { stacks: 50, resources: 5000 };

/** A template with all that it leads to in other files of its project. */
export interface Linked extends Draft {
  readonly problems: readonly Problem[];
}

/**
 * Reads what stacks are nested in a stack, then those from which any of them imports. All of it is read
 * anew by whoever knows more of what loops go through, in whatever file these are.
 */
export function link(file: Neighbour, neighbours: Neighbours): Linked {
  return draftOf((possible) => linkBy(possible, file, neighbours));
}

function linkBy(possible: FindPossible, file: Neighbour, neighbours: Neighbours): Linked {
  const readNest = nestReader(neighbours);
  const nest = readNest(file, possible);
  const assembly = assemblyOf(nest);
  const problems = [...nest.problems];
  const [first] = importsIn(nest).imports;
  if (first !== undefined) {
    importAll(nest, assembly, neighbours, (neighbour, as) =>
      readNest(
        neighbour,
        possibleIn(neighbour.stack.template, () => as, possible),
      ),
    );
    const { gap, isCutOff } = neighbours.exporting();
    const span = callsTo(first.place, assembly).at(-1)?.span ?? file.stack.template.span;
    if (isCutOff && gap !== undefined) {
      const remedy = "settings.cloudtrail.project can say which of them matter";
      problems.push({ message: `Not every export is known, since ${gap}; ${remedy}.`, span });
    }
  }
  const gaps = gapsOfImporters({ ...file, stack: nest }, assembly, neighbours);
  const { template } = assembly;
  return {
    template: gaps.length === 0 ? template : { ...template, gaps: [...template.gaps, ...gaps] },
    problems,
  };
}

type ReadNamed = (neighbour: Neighbour, as: Naming) => Nest;

/** What is imported may import in turn: it is looked at when it has taken part. */
function importAll(
  nest: Nest,
  assembly: Assembly,
  neighbours: Neighbours,
  readNest: ReadNamed,
): void {
  const move = importer(assembly, neighbours, readNest);
  assembly.template = rewrite(nest, move).template;
  for (const { stack, localOf } of assembly.imported) {
    const { template, outputs } = rewrite(stack, move);
    const values = [...outputs().entries].map(
      ([name, { value }]) => [localOf(name), value] as const,
    );
    // A stack puts something out when all of it is there.
    const whole = [...template.resources.values()].map(({ name, header: span }) => ({
      name,
      span,
    }));
    assembly.template = joined(assembly.template, [
      {
        ...template,
        locals: new Map([...template.locals, ...values]),
        waits: new Map([
          ...(template.waits ?? []),
          ...values.map(([name]) => [name, whole] as const),
        ]),
      },
    ]);
  }
}

/** Puts in the place of an import the output that it means. */
function importer(
  assembly: Assembly,
  neighbours: Neighbours,
  readNest: ReadNamed,
): (expression: Expression) => Expression {
  return relocator({
    place: (place) => place,
    span: (span) => span,
    named(expression) {
      if (!isImport(expression)) return expression;
      const source = sourceOf(requestOf(expression, assembly.inputs), neighbours);
      const prefix = source && prefixOf(source, expression, assembly, neighbours, readNest);
      if (source === undefined || prefix === undefined) return expression;
      const { place } = expression;
      return { kind: "Local", name: outputOf(prefix, source.output), place };
    },
  });
}

/** What is before the names of a stack, which takes part from now on; nothing where it cannot. */
function prefixOf(
  { neighbour, bindings }: Source,
  { place }: Import,
  assembly: Assembly,
  neighbours: Neighbours,
  readNest: ReadNamed,
): string | undefined {
  const { path } = neighbour;
  const prefix = `${neighbours.nameOf(path)}:`;
  const bound = JSON.stringify([...bindings].map(([name, value]) => [name, wordsOf(value)]));
  const before = assembly.bound.get(path);
  if (before !== undefined) return before === bound ? prefix : undefined;
  const as: Naming = {
    prefix,
    ...placesIn(path),
    input({ name, kind }) {
      const value = bindings.get(name);
      if (value !== undefined) return { value };
      if (ofAccount.has(name)) return "shared";
      return kind === "pseudo parameter" ? { value: undefined } : "own";
    },
  };
  const nest = readNest(neighbour, as);
  // What is a part of this already, or has this as a part, is no other stack.
  const files = [path, ...nest.parts.map((part) => part.path)];
  const size = assembly.template.resources.size + nest.template.resources.size;
  const isTooMuch = assembly.bound.size >= limits.stacks || size > limits.resources;
  if (isTooMuch || files.some((each) => assembly.parts.has(each))) return undefined;
  const calls = callsTo(place, assembly);
  assembly.bound.set(path, bound);
  takePart([{ path, calls }, ...nest.parts], assembly);
  const stack = embed(nest, {
    ...as,
    file: path,
    condition: undefined,
    calls,
    dependsOn: [],
    parameters: [],
  });
  for (const [name, input] of stack.template.inputs) assembly.inputs.set(name, input);
  assembly.imported.push({ neighbour, stack, localOf: (output) => outputOf(prefix, output) });
  return prefix;
}

function wordsOf(value: Expression): string {
  return value.kind === "Constant" ? value.text : value.kind === "Input" ? `$${value.name}` : "?";
}
