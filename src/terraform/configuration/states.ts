import type { Expression, Field, Fields } from "../../template/expression.js";
import { entriesOf } from "./blocks.js";
import type { Called, Found } from "./declared.js";
import { type Deployment, outputOf, takePart } from "./deployments.js";
import { type OtherFolders, spanPlace } from "./module-file.js";
import { argumentOf, type argumentsOf } from "./overriding.js";
import { statePathOf } from "./remote-state.js";
import type { InFile } from "./scope.js";
import { readValue } from "./value.js";

/** A data source, and the deployment whose state it reads. */
export interface State {
  readonly block: Found;
  readonly of: Deployment;
}

/** The deployment whose state a data source reads, where that is written out and it is there. */
export function stateReadBy(
  block: Found,
  { deployment, deployments, path: module, calls }: Called,
  { rootKeeping }: OtherFolders,
): State | undefined {
  const written = statePathOf((name) => argumentOf(block, name)?.node);
  const from = written?.from === "module" ? module : deployment.path;
  const root = written && from !== undefined ? rootKeeping(from, written.path) : undefined;
  const place = spanPlace(block.file, block.key.span);
  const of = root && takePart(root, [place, ...calls], deployments);
  // What it was before is not what it will be.
  return of === undefined || of === deployment ? undefined : { block, of };
}

/** The names of what a data source reads in a state. */
export function namesIn(state: State): readonly string[] {
  const address = addressOf(state);
  const names = [...state.of.outputs, ...defaultsIn(state).keys()];
  return [address, ...names.map((name) => `${address}.${name}`)];
}

/** What these are: outputs, and of those that there are none of the defaults. */
export function valuesIn(state: State, inFile: InFile): ReadonlyMap<string, Expression> {
  const { block, of } = state;
  const address = addressOf(state);
  const place = spanPlace(block.file, block.key.span);
  const outputs = [...of.outputs].map((name): [string, Expression] => [
    name,
    // Nobody wrote that the one is the other.
    { kind: "Local", name: outputOf(of, name), place: { span: [0, 0] } },
  ]);
  const values = new Map([
    ...[...defaultsIn(state)].map(([name, { node, file }]): [string, Expression] => [
      name,
      readValue(node, inFile(file)),
    ]),
    ...outputs,
  ]);
  const [unread] = of.folder.unread;
  const all: Fields = {
    kind: "Fields",
    fields: [...values].map(([name, value]): Field => {
      return { kind: "Field", name, key: place.span, value };
    }),
    place,
    ...(unread === undefined ? {} : { gap: `'${unread}' may put out more` }),
  };
  return new Map([
    [address, all],
    ...[...values].map(([name, value]) => [`${address}.${name}`, value] as const),
  ]);
}

function addressOf({ block }: State): string {
  return `data.${block.labels.join(".")}.outputs`;
}

/** What stands for outputs that there are not; what cannot be read may put out anything. */
function defaultsIn({ block, of }: State): ReturnType<typeof argumentsOf> {
  const written = argumentOf(block, "defaults");
  const entries =
    written?.node.kind === "Mapping" && of.folder.unread.length === 0
      ? entriesOf(written.node)
      : [];
  return new Map(
    entries.flatMap(({ key, value: node }) => (written ? [[key.text, { ...written, node }]] : [])),
  );
}
