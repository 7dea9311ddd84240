import type { Neighbour } from "../../aws/named-by.js";
import { neighbourhoodOf } from "../../aws/neighbourhood.js";
import type { Settings } from "../../aws/settings.js";
import { type Source, trailsDeployedBy } from "../../lint/estate/deployed-trails.js";
import { fileNaming, ownName } from "../../template/file-naming.js";
import { groupBy } from "../../template/group.js";
import type { Resource } from "../../template/template.js";

/** Resources around trails, and which of them names which. */
export interface Network {
  readonly nodes: readonly Node[];
  readonly edges: readonly Edge[];
}

export interface Node {
  readonly id: string;
  /** As its template calls it, or as it is called there if it is none of the templates. */
  readonly name: string;
  /** Nothing where it is declared elsewhere. */
  readonly type?: string;
  /** The template that declares or names it. */
  readonly file: string;
  /** Whether it is a trail, what a trail has to do with, or next to that. */
  readonly role: "far" | "near" | "outside" | "trail";
}

export interface Edge {
  readonly from: string;
  readonly to: string;
  /** The properties by which one names the other. */
  readonly properties: readonly string[];
  /** It only waits for it. */
  readonly waits: boolean;
}

export function labelOf({ properties }: Edge): string {
  return properties.length === 0 ? "waits for" : properties.join(", ");
}

/** What is around the trails of some templates. A resource that several show is one node. */
export function networkOf(
  sources: readonly Source[],
  settings: Settings,
  nameOf: (path: string) => string,
): Network {
  const nodes = new Map<string, Drawn>();
  const edges = new Map<string, Edge>();
  for (const { trail, graph, path } of trailsDeployedBy(sources, settings)) {
    const nodeFor = (neighbour: Neighbour, role: Node["role"]): Drawn => {
      const made = nodeOf(neighbour, path, role, nameOf);
      const before = nodes.get(made.id);
      const node = before === undefined || rank(made) < rank(before) ? made : before;
      nodes.set(made.id, node);
      return node;
    };
    const { near, far, relations } = neighbourhoodOf(trail, graph);
    nodeFor(trail, "trail");
    for (const each of near) nodeFor(each, "near");
    for (const each of far) nodeFor(each, "far");
    for (const relation of relations) {
      const ends = [nodeFor(relation.from, "far").id, nodeFor(relation.to, "far").id] as const;
      const key = JSON.stringify(ends);
      // Seen from a trail, one may name what others only wait for.
      const before = edges.get(key)?.properties ?? [];
      const properties = [...new Set([...before, ...relation.properties])];
      edges.set(key, { from: ends[0], to: ends[1], properties, waits: properties.length === 0 });
    }
  }
  return { nodes: toldApart([...nodes.values()]), edges: [...edges.values()] };
}

/** The file that deploys a part of a template, seen from that file or from another. */
function deployerOf(resource: Resource, path: string): string | undefined {
  const deployer = fileNaming(resource) ?? path;
  return deployer === (resource.file ?? path) ? undefined : deployer;
}

/** A node, and the file that deploys it, where that is another than the one that declares it. */
interface Drawn extends Node {
  readonly deployedBy: string | undefined;
}

/** What two stacks nest is named alike, and told apart by who nests it. */
function toldApart(nodes: readonly Drawn[]): readonly Node[] {
  const alike = groupBy(nodes, ({ file, name }) => JSON.stringify([file, name]));
  return nodes.map(({ deployedBy, ...node }) => {
    const isAlone = alike.get(JSON.stringify([node.file, node.name]))?.length === 1;
    return isAlone || deployedBy === undefined
      ? node
      : { ...node, name: `${deployedBy}:${node.name}` };
  });
}

const roles: readonly Node["role"][] = ["trail", "near", "outside", "far"];

function rank({ role }: Node): number {
  return roles.indexOf(role);
}

function nodeOf(
  neighbour: Neighbour,
  path: string,
  role: Node["role"],
  nameOf: (path: string) => string,
): Drawn {
  if (neighbour.kind === "Outside") {
    const { name = "?", from, property, place } = neighbour;
    const file = nameOf(place.file ?? path);
    // What is unknown in two places need not be one thing.
    const by = nodeOf(from, path, "near", nameOf).id;
    const id =
      name === "?" ? `outside ${by} ${property} ${String(place.span[0])}` : `outside ${name}`;
    return { id, name, file, role: "outside", deployedBy: undefined };
  }
  const { name, type, header, dialect } = neighbour;
  const file = nameOf(neighbour.file ?? path);
  // A stack that is nested twice is created twice.
  const deployer = deployerOf(neighbour, path);
  const deployedBy = deployer === undefined ? undefined : nameOf(deployer);
  const own = ownName(neighbour);
  const id = `${file} ${String(header[0])} ${deployedBy === undefined ? "" : `${deployedBy} `}${own}`;
  const isOwn = deployedBy !== undefined || dialect === "terraform";
  const shown = isOwn ? own : withoutFile(name, file);
  return { id, name: shown, type, file, role, deployedBy };
}

/** What is imported is called after its file, which is said already. */
function withoutFile(name: string, file: string): string {
  const end = name.lastIndexOf(":");
  const isNamed = end > 0 && `/${file}`.endsWith(`/${name.slice(0, end)}`);
  return isNamed ? name.slice(end + 1) : name;
}
