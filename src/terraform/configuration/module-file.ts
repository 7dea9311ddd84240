import type { Document, Span } from "../../document/node.js";
import type { Node } from "../../document/node.js";
import type { Place } from "../../template/expression.js";

/** One file of a module. */
export interface ModuleFile {
  readonly document: Document;
  /** Its path, where it is not the file that is linted. */
  readonly path: string | undefined;
  /** Whether it overrides what the others declare. */
  readonly overrides?: boolean;
}

/** The files of a folder that are written in a language that can be read, and those that are not. */
export interface Folder {
  readonly files: readonly ModuleFile[];
  /** Names of files that declare more, in Terraform's own language. */
  readonly unread: readonly string[];
  readonly assigned?: Assigned;
}

/** What gives variables other values than their defaults, as far as that can be known. */
export type Assigned = "unknown" | ReadonlyMap<string, Assignment>;

interface Assignment {
  readonly node: Node;
  readonly file: ModuleFile;
}

/** Reads the folder that a module's source names, as seen from another folder. */
export type ReadFolder = (
  from: string,
  source: string,
) => (Folder & { readonly path: string }) | undefined;

/** The root module of a configuration that is deployed for itself. */
export interface RootModule {
  readonly path: string;
  /** What it is called in names. */
  readonly name: string;
  readonly read: () => Folder | undefined;
  /** Whether it is known to be in the account and Region of the one that is linted. */
  readonly isOneAccount?: true | undefined;
}

/** A root module that has a name in common with another. */
export interface Meeting {
  readonly root: RootModule;
  /** Where the other one calls something so that this one declares. */
  readonly place: Place | undefined;
}

/** What can be read in other folders. */
export interface OtherFolders {
  readonly readFolder: ReadFolder;
  /** The one that keeps its state in a file, by the path that a folder has to it. */
  readonly rootKeeping: (from: string, path: string) => RootModule | undefined;
  /** Those that read the state of the one in a folder. */
  readonly rootsReading: (path: string) => Iterable<RootModule>;
  /** Those that call something by a name that the one in a folder calls so too, or declares. */
  readonly rootsMeeting?: (path: string) => Iterable<Meeting>;
}

export function spanPlace({ path }: ModuleFile, span: Span): Place {
  return path === undefined ? { span } : { span, file: path };
}

export function nodePlace({ path }: ModuleFile, node: Node): Place {
  return path === undefined ? { span: node.span, node } : { span: node.span, file: path };
}
