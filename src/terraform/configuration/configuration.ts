import type { Document, Problem } from "../../document/node.js";
import type { Expression } from "../../template/expression.js";
import type { Gap } from "../../template/gap.js";
import type { Template } from "../../template/template.js";
import { accountInputs } from "./account-data.js";
import { blocksOf, entryOf } from "./blocks.js";
import type { Called, Declared } from "./declared.js";
import { type Deployment, outputsIn, startingWith } from "./deployments.js";
import { readModule } from "./module.js";
import type { Folder, OtherFolders } from "./module-file.js";
import { readOthers } from "./other-deployments.js";

/** More calls of modules than anybody writes. */
const maxModules = 200;

/** What stands beside the file that is linted: it is one file of a module. */
export interface Surroundings extends OtherFolders {
  /** The folder of the file. */
  readonly path: string;
  /** The other files of the module. */
  readonly beside: Folder;
  /** Whether the file overrides what the others declare. */
  readonly overrides?: boolean;
  /** Whether it is a module that others call, of which nobody knows how. */
  readonly isCalled?: boolean;
}

/** A file that stands alone. */
export const alone: Surroundings = {
  path: "",
  beside: { files: [], unread: [] },
  readFolder: () => undefined,
  rootKeeping: () => undefined,
  rootsReading: () => [],
};

/**
 * Reads a module of Terraform's JSON syntax, as the deployment of which it is the root.
 * https://developer.hashicorp.com/terraform/language/syntax/json
 */
export function readConfiguration(
  document: Document,
  { path, beside, overrides = false, isCalled = false, ...others }: Surroundings,
): Template {
  const declared: Declared = {
    resources: new Map(),
    inputs: accountInputs(),
    locals: new Map(),
    waits: new Map(),
    tests: [],
    assertions: [],
    outputs: new Map(),
    gaps: [],
    apart: [],
    problems: [],
  };
  const own = { document, path: undefined, overrides };
  const folder: Folder = { files: [own, ...beside.files], unread: beside.unread };
  const deployment: Deployment = {
    prefix: "",
    path: isCalled ? undefined : path,
    folder,
    outputs: new Set(outputsIn(folder)),
    calls: [],
  };
  const deployments = startingWith(path, deployment);
  const root: Called = {
    deployment,
    deployments,
    prefix: "",
    path,
    given: new Map(),
    assigned: isCalled ? "unknown" : (beside.assigned ?? new Map()),
    condition: undefined,
    calls: [],
    providers: new Map(),
    region: isCalled || beside.unread.length > 0 ? regionOfOthers : undefined,
    dependsOn: [],
    calling: [],
    budget: { modules: maxModules },
  };
  readModule(folder, root, others, declared);
  if (isCalled) declared.gaps.push(callersOf(declared));
  readOthers(root, others, declared);
  const { resources, inputs, locals, waits, tests, assertions, gaps, apart, problems } = declared;
  return {
    kind: "Template",
    dialect: "terraform",
    span: document.roots[0]?.span ?? [0, document.text.length],
    repeated: new Map(),
    planned: false,
    module: { documents: folder.files.map((file) => file.document), unread: folder.unread },
    ...wholeOf(document),
    changes: [],
    resources,
    inputs,
    locals,
    waits,
    tests,
    assertions,
    gaps,
    apart: () => apart,
    problems: onlyOnce(problems),
  };
}

/** What is read for each instance of a module is wrong each time. */
function onlyOnce(problems: readonly Problem[]): readonly Problem[] {
  const byPlace = new Map(
    problems.map((problem) => [`${String(problem.span)} ${problem.message}`, problem]),
  );
  return [...byPlace.values()];
}

/** Whoever calls a module, or a file that cannot be read, may configure the provider. */
const regionOfOthers: Expression = {
  kind: "Opaque",
  reason: "the provider is configured elsewhere",
  place: { span: [0, 0] },
};

/** Whoever calls a module may add to what it puts out. */
function callersOf({ outputs }: Declared): Gap {
  const reason = "what calls the module may add resources";
  return { reason, span: [0, 0], given: [...outputs.values()] };
}

/**
 * Only the root module says where the state is kept, and in one of its files. Without that it may be
 * a module that others call.
 * https://developer.hashicorp.com/terraform/language/backend
 */
function wholeOf({ roots }: Document): Pick<Template, "whole"> {
  const [home] = roots
    .flatMap((root) => blocksOf(root, "terraform", 0))
    .flatMap(({ body }) => entryOf(body, "backend") ?? entryOf(body, "cloud") ?? []);
  return home === undefined ? {} : { whole: home.key.span };
}
