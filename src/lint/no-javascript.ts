/**
 * What rules for JavaScript ask of any source code before they look at a node. A configuration
 * without `files` runs them on templates too, where they find nothing and must not crash.
 */
export interface Scope {
  readonly type: "global";
  readonly isStrict: false;
  readonly upper: null;
  readonly set: ReadonlyMap<string, never>;
  readonly variables: readonly never[];
  readonly references: readonly never[];
  readonly through: readonly never[];
  readonly childScopes: readonly never[];
}

export const noScope: Scope = {
  type: "global",
  isStrict: false,
  upper: null,
  set: new Map<string, never>(),
  variables: [],
  references: [],
  through: [],
  childScopes: [],
};

/** The part of a program's root that such rules read. */
export interface EmptyProgram {
  readonly body: readonly never[];
  readonly comments: readonly never[];
  readonly tokens: readonly never[];
}
