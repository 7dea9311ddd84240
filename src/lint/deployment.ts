import { isAbsolute, resolve } from "node:path";
import { type ParameterFile, pinsOf, type Settings } from "../aws/settings.js";
import type { Given, GivenTo, Pins } from "../graph/domains.js";
import { workingDirectory } from "../host.js";
import { readGlob } from "./glob.js";
import { readInside } from "./module-folder.js";
import { nameFrom } from "./name-from.js";
import { type Assigned, parametersIn } from "./parameters-in.js";
import { isInside, realPath } from "./read-inside.js";

/** What the user says of how a file is deployed. */
export interface Deployment {
  readonly settings: Settings;
  readonly given: GivenTo;
  /** What is wrong with the files of parameters. */
  readonly problems: readonly string[];
}

/** What the settings say of how the file at a path is deployed, and those of others of how these are. */
export function newDeployment(
  settings: Settings,
  path: string,
  settingsOf: (path: string) => Settings = () => settings,
): Deployment {
  const others = new Map<string, Given>();
  const elsewhere = (file: string): Given => {
    const given = others.get(file) ?? givenTo(file, settingsOf(file));
    others.set(file, given);
    return given;
  };
  const { problems, ...given } = givenTo(path, settings);
  return { settings, given: { ...given, elsewhere }, problems };
}

/** All that settings say that inputs are, of whatever file. */
export function everythingSaid(settings: Settings): readonly Pins[] {
  const read = filesOf(settings).map(({ parameters }) => readParameters(parameters));
  return [...read.filter((each) => typeof each !== "string"), pinsOf(settings)];
}

function filesOf({ parameterFiles = [] }: Settings): readonly ParameterFile[] {
  return [parameterFiles].flat();
}

/** What the settings say themselves counts more than files, and of those the later ones. */
function givenTo(
  path: string,
  settings: Settings,
): Given & { readonly problems: readonly string[] } {
  const read = filesOf(settings)
    .filter((each) => isFor(each, path))
    .map(({ parameters }) => readParameters(parameters));
  const problems = read.flatMap((each) => (typeof each === "string" ? [each] : []));
  const given = read.filter((each) => typeof each !== "string");
  return {
    // A parameter may be called as what every object has.
    pins: Object.fromEntries([...given, pinsOf(settings)].flatMap((each) => Object.entries(each))),
    doubt: problems.length === 0 ? undefined : "a file of parameters cannot be read",
    problems,
  };
}

function isFor({ files }: ParameterFile, path: string): boolean {
  const below = nameFrom(workingDirectory(), resolve(path));
  return [files].flat().some((pattern) => {
    const glob = readGlob(pattern);
    if (glob === undefined) return resolve(pattern) === resolve(path);
    const within = nameFrom(resolve(glob.folder), resolve(path));
    return (
      isInside(resolve(path), resolve(glob.folder)) &&
      glob.matches(glob.folder === "." ? below : within)
    );
  });
}

/** The parameters in a file, or what is wrong with it. */
function readParameters(name: string): Assigned | string {
  const wrong = (why: string, at = ""): string =>
    `Parameter file '${name}${at}' cannot be used: ${why.replace(/\.$/, "")}.`;
  const root = realPath(workingDirectory());
  const path = resolve(name);
  // Whether a file outside is there is nobody's business.
  if (root === undefined || isAbsolute(name) || !isInside(path, resolve(workingDirectory()))) {
    return wrong("it is outside of the working directory");
  }
  const document = readInside(path, root);
  if (typeof document === "string") return wrong(document);
  const [problem] = document.problems;
  const read = problem ?? parametersIn(document, name);
  if (!("span" in read)) return read.assigned;
  const before = document.text.slice(0, read.span[0]).split("\n");
  return wrong(
    read.message,
    `:${String(before.length)}:${String((before.at(-1) ?? "").length + 1)}`,
  );
}
