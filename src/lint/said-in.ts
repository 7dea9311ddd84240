import { readJson } from "../document/json.js";
import {
  type Backend,
  backendIn,
  standardState,
  type StatePath,
  statePathsIn,
} from "../terraform/configuration/remote-state.js";
import { readerInside } from "./read-inside.js";

/** What a file says of states. */
interface OfStates {
  readonly backend: Backend | undefined;
  readonly reads: readonly StatePath[];
}

/** What a file says of other folders. */
export interface Said extends OfStates {
  readonly sources: readonly string[];
}

/** A file that cannot be read may say anything about where the state is kept. */
const broken: OfStates = { backend: { kind: "elsewhere" }, reads: [] };
const silent: Said = { sources: [], ...broken };

/** What a file says as it is on disk. */
export function saidIn(path: string, root: string): Said {
  const read = readSaid(path, root);
  return "made" in read ? read.made : silent;
}

const readSaid = readerInside({
  maxBytes: 2_000_000,
  remembers: 5000,
  make: saidBy,
});

/** What a text says that a file may hold. */
export function saidBy(text: string, path: string): Said {
  return { sources: sourcesIn(text), ...statesIn(text, path) };
}

/** Sources that are paths, as `source = "../audit"` or `"source": "../audit"`. */
function sourcesIn(text: string): readonly string[] {
  return [...text.matchAll(/\bsource"?\s*[=:]\s*"(\.\.?(?:\/[^"]*)?)"/g)].map(
    ([, source = ""]) => source,
  );
}

function statesIn(text: string, path: string): OfStates {
  if (!/\b(?:backend|cloud|terraform_remote_state)\b/.test(text)) {
    return { backend: undefined, reads: [] };
  }
  if (!path.endsWith(".json")) {
    return { backend: backendInNative(text), reads: readsInNative(text) };
  }
  const document = readJson(text);
  if (document.problems.length > 0) return broken;
  return { backend: backendIn(document), reads: statePathsIn(document) };
}

/** Of Terraform's own language only what is plainly written, to know who may read what. */
function backendInNative(text: string): Backend | undefined {
  const [written] = /\bbackend\s+"\w+"|\bcloud\s*\{/.exec(text) ?? [];
  if (written === undefined) return undefined;
  if (!written.endsWith('"local"')) return { kind: "elsewhere" };
  const [, block = ""] = /\bbackend\s+"local"\s*\{([^{}]*)/.exec(text) ?? [];
  const [, path = standardState] = /\bpath\s*=\s*"([^"$%]*)"/.exec(block) ?? [];
  return { kind: "local", path };
}

function readsInNative(text: string): readonly StatePath[] {
  if (!text.includes('"terraform_remote_state"')) return [];
  return [...text.matchAll(/\bpath\s*=\s*"([^"]*)"/g)].flatMap(([, written = ""]) => {
    const path = written.replace(/^\$\{\s*path\.(?:module|root)\s*\}\//, "");
    return path === "" || /[$%]/.test(path) ? [] : [{ from: "module", path }];
  });
}
