import type { Document, Node } from "../../document/node.js";
import type { Block } from "./blocks.js";
import { blocksOf, entriesOf, entryOf, objectsIn } from "./blocks.js";

/** Where the local backend keeps a state unless it is told. */
export const standardState = "terraform.tfstate";

/** Where a configuration keeps its state: in a file, or where nobody here can see it. */
export type Backend =
  { readonly kind: "local"; readonly path: string } | { readonly kind: "elsewhere" };

/**
 * What the files of a root module say of that; nothing where they leave it to Terraform.
 * https://developer.hashicorp.com/terraform/language/backend/local
 */
export function backendIn({ roots }: Document): Backend | undefined {
  const settings = roots.flatMap((root) => blocksOf(root, "terraform", 0));
  if (settings.some(({ body }) => entryOf(body, "cloud") !== undefined)) {
    return { kind: "elsewhere" };
  }
  const [backend, ...others] = settings
    .flatMap(({ body }) => objectsIn(entryOf(body, "backend")?.value))
    .flatMap(entriesOf);
  if (backend === undefined) return undefined;
  if (others.length > 0 || backend.key.text !== "local") return { kind: "elsewhere" };
  const [path] = objectsIn(backend.value).flatMap((body) => entryOf(body, "path")?.value ?? []);
  if (path === undefined) return { kind: "local", path: standardState };
  const written = textOf(path);
  return written === undefined ? { kind: "elsewhere" } : { kind: "local", path: written };
}

/** A path, and from where it leads: the folder of the module, or that of the root module. */
export interface StatePath {
  readonly from: "module" | "root";
  readonly path: string;
}

/** The paths of the states that the data sources of a file read. */
export function statePathsIn({ roots }: Document): readonly StatePath[] {
  return roots
    .flatMap((root) => blocksOf(root, "data", 2))
    .filter(readsState)
    .flatMap(({ body }) => statePathOf((name) => entryOf(body, name)?.value) ?? []);
}

export function readsState({ labels }: Block): boolean {
  return labels[0] === "terraform_remote_state";
}

/**
 * The path of the state that a data source reads; nothing where it is computed, or in no file.
 * https://developer.hashicorp.com/terraform/language/state/remote-state-data
 */
export function statePathOf(argument: (name: string) => Node | undefined): StatePath | undefined {
  const [backend, workspace, config] = ["backend", "workspace", "config"].map(argument);
  if (textOf(backend) !== "local" || !isStandard(workspace) || config?.kind !== "Mapping") {
    return undefined;
  }
  const written = entryOf(config, "path")?.value;
  const path = written === undefined ? standardState : textOf(written);
  const [, base, literal = ""] = path?.match(/^(?:\$\{\s*path\.(module|root)\s*\})?([^]*)$/) ?? [];
  const isBelow = base === undefined || /^(?:\/|$)/.test(literal);
  if (path === undefined || !isBelow || /[$%]\{/.test(literal)) return undefined;
  return {
    from: base === "module" ? "module" : "root",
    path: base === undefined ? literal : `.${literal}`,
  };
}

/**
 * Only the standard workspace keeps its state at the path, so that whoever reads the state of the
 * workspace it is in itself reads that one there, or none of those that the path leads to.
 */
function isStandard(workspace: Node | undefined): boolean {
  const written = textOf(workspace);
  return (
    workspace === undefined || /^(?:default|\$\{\s*terraform\.workspace\s*\})$/.test(written ?? "")
  );
}

function textOf(node: Node | undefined): string | undefined {
  return node?.kind === "Scalar" && typeof node.value === "string" ? node.value : undefined;
}
