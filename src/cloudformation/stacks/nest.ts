import type { Problem } from "../../document/node.js";
import type { Expression, Place, Reference } from "../../template/expression.js";
import { type FindPossible, noting } from "../../template/draft.js";
import type { Dependency, Template } from "../../template/template.js";
import { readBy, type Stack } from "../template.js";
import { callsIn, fileIn, isGapOf } from "./call.js";
import { asDeployed, leadsTo } from "./called.js";
import { embed } from "./embed.js";
import { possibleIn } from "./inward.js";
import { asInstance } from "./instance.js";
import type { Neighbour, Neighbours } from "./neighbours.js";
import { embeddingOf } from "./nested.js";
import { locate } from "./locate.js";
import { isPutOut } from "./mentions.js";
import { replacer } from "./replace.js";
import { joined, rewrite } from "./rewrite.js";

/** Beyond these nobody nests stacks: templates that nest several others multiply. */
const limits = { depth: 10, resources: 5000, readings: 100 };

/** A stack with those that are nested in it. */
export interface Nest extends Stack {
  readonly path: string;
  readonly parts: readonly Part[];
  /** What is wrong with its own calls. */
  readonly problems: readonly Problem[];
  /** Whether there are more levels than can be read. */
  readonly isTooDeep: boolean;
}

/** A nested stack, on whatever level. */
export interface Part extends Neighbour {
  /** Before the names of all that it declares. */
  readonly prefix: string;
  /** Where it is called, then where what calls it is called. */
  readonly calls: readonly Place[];
}

/** Reads a stack as somebody does who knows what may be in its lists. */
export type ReadNest = (stack: Neighbour, possible: FindPossible) => Nest;

/**
 * Reads stacks with those nested in them, each file once as a part of others and once by itself, unless
 * what it declares depends on what it is given: then once for each call.
 */
export function nestReader(neighbours: Neighbours): ReadNest {
  const remembered = new Map<string, Nest>();
  let readings = 0;

  function readOnce(neighbour: Neighbour, possible: FindPossible, from: readonly string[]): Nest {
    // What others nest may be configured by these where it takes part by itself.
    const key = from.length > 0 ? `nested ${neighbour.path}` : neighbour.path;
    const before = remembered.get(key);
    if (before !== undefined) return before;
    const noted = noting(possible);
    const after = read(neighbour, noted.possible, from);
    if (!noted.wasAsked()) remembered.set(key, after);
    return after;
  }

  function read(file: Neighbour, possible: FindPossible, from: readonly string[]): Nest {
    const { path } = file;
    // Beyond the limit nobody knows what loops go through.
    if (file.stack.read !== undefined) readings++;
    const written = readings > limits.readings ? file.stack : readBy(possible, file.stack);
    const stack = from.length > 0 ? written : asDeployed(written, path, neighbours);
    const problems: Problem[] = [];
    const nested = new Map<string, Nest>();
    let { size } = stack.template.resources;
    let isTooDeep = false;
    for (const call of callsIn(stack.template.resources.values())) {
      const found = locate(call, path, neighbours);
      const refuse = (what: string): void => {
        const message = `The nested stack '${call.resource.name}' ${what}.`;
        problems.push({ message, span: call.place.span });
      };
      // Whoever is on the way around says it of the call that leads there.
      if (found !== undefined && from.length === 0 && leadsTo(path, found, neighbours)) {
        refuse(`leads back to '${neighbours.nameOf(path)}'`);
      }
      if (found === undefined) {
        const file = fileIn(call);
        const why = file === undefined ? undefined : neighbours.unread(path, file);
        if (why !== undefined) refuse(`is not read: ${why}`);
      } else if ([...from, path].includes(found.path)) {
        continue;
      } else if (from.length + 1 >= limits.depth) {
        isTooDeep = true;
      } else {
        const within = possibleIn(
          found.stack.template,
          () => embeddingOf(call, found.path, stack.template),
          possible,
        );
        const nest = readOnce(found, within, [...from, path]);
        // Whoever begins so far above is told.
        isTooDeep ||= nest.isTooDeep;
        if (nest.isTooDeep) refuse(`leads more than ${limits.depth} levels deep`);
        size += nest.template.resources.size;
        if (size <= limits.resources) nested.set(call.resource.name, nest);
        else refuse(`makes it more than ${limits.resources} resources`);
      }
    }
    return nested.size === 0
      ? { ...stack, path, parts: [], problems, isTooDeep }
      : { ...withNested(stack, nested), path, problems, isTooDeep };
  }

  return (neighbour, possible) =>
    asInstance(readOnce(neighbour, possible, []), neighbour.path, neighbours);
}

function withNested(
  stack: Stack,
  nested: ReadonlyMap<string, Nest>,
): Pick<Nest, "template" | "outputs" | "parts"> {
  const { template, outputs } = rewrite(stack, outputsAsLocals(nested));
  const read = callsIn(template.resources.values()).flatMap((call) => {
    const nest = nested.get(call.resource.name);
    if (nest === undefined) return [];
    const as = embeddingOf(call, nest.path, template);
    const within = nest.parts.map((part): Part => {
      const calls = [...part.calls.map(as.place), ...as.calls];
      return { ...part, prefix: as.prefix + part.prefix, calls };
    });
    const { path, prefix, calls } = { ...as, path: nest.path };
    const parts: readonly Part[] = [{ path, stack: nest, prefix, calls }, ...within];
    return [{ call, stack: embed(nest, as), parts }];
  });
  const isRead = (gap: Template["gaps"][number]): boolean =>
    read.some(({ call }) => isGapOf(gap, call));
  const all = joined(
    { ...template, gaps: template.gaps.filter((gap) => !isRead(gap)) },
    read.map((each) => each.stack.template),
  );
  const locals = new Map(all.locals);
  const waits = new Map(all.waits);
  const resources = new Map(all.resources);
  for (const { call, stack: each } of read) {
    const { resource } = call;
    const { name, header } = resource;
    for (const [output, { value }] of each.outputs().entries) {
      locals.set(outputOf(`${name}.`, output), value);
      waits.set(outputOf(`${name}.`, output), [{ name, span: header }]);
    }
    // A nested stack is there once all is that it creates.
    const within = [...each.template.resources.keys()];
    const created = within.map((one): Dependency => ({ name: one, span: header }));
    resources.set(name, { ...resource, dependsOn: [...resource.dependsOn, ...created] });
  }
  return {
    template: { ...all, resources, locals, waits },
    outputs,
    parts: read.flatMap(({ parts }) => parts),
  };
}

/** What an output of a part is called in whatever it is a part of. */
export function outputOfPart(prefix: string, output: string): string {
  const own = prefix.lastIndexOf(".", prefix.length - 2) + 1;
  return prefix.slice(0, own) + outputOf(prefix.slice(own), output);
}

/** No logical ID has a space, so that nothing else is named so. */
export function outputOf(prefix: string, output: string): string {
  return `output ${prefix}${output}`;
}

/** What nested stacks put out is known by name. One that is not declared is unknown. */
function outputsAsLocals(
  nested: ReadonlyMap<string, Nest>,
): (expression: Expression) => Expression {
  const isOutput = (expression: Expression): expression is Reference =>
    isPutOut(expression) && expression.path.length === 2 && nested.has(expression.resource);
  return replacer(isOutput, ({ resource, path: [, output = ""], place, source }) => {
    const name = outputOf(`${resource}.`, output);
    return { kind: "Local", name, place, ...(source && { source }) };
  });
}
