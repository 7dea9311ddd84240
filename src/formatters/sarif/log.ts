/**
 * The part of SARIF 2.1.0 that is written here.
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/sarif-v2.1.0-errata01-os-complete.html
 */
export interface Log {
  readonly $schema: string;
  readonly version: "2.1.0";
  readonly runs: readonly Run[];
}

export interface Run {
  readonly tool: { readonly driver: Driver };
  readonly columnKind: "utf16CodeUnits";
  readonly originalUriBaseIds: Readonly<Record<string, { readonly uri: string }>>;
  readonly invocations: readonly {
    readonly executionSuccessful: boolean;
    readonly toolExecutionNotifications?: readonly Notification[];
  }[];
  readonly artifacts: readonly Artifact[];
  readonly taxonomies: readonly Taxonomy[];
  readonly results: readonly Result[];
}

export interface Driver {
  readonly name: string;
  readonly version?: string;
  readonly semanticVersion?: string;
  readonly informationUri: string;
  readonly supportedTaxonomies?: readonly ComponentReference[];
  readonly rules: readonly Descriptor[];
}

export interface Descriptor {
  readonly id: string;
  readonly shortDescription?: Text;
  readonly fullDescription?: Text;
  readonly help?: Text & { readonly markdown?: string };
  readonly helpUri?: string;
  readonly relationships?: readonly Relationship[];
  readonly properties?: Readonly<Record<string, string | readonly string[]>>;
}

export interface Relationship {
  readonly target: {
    readonly id: string;
    readonly index: number;
    readonly toolComponent: ComponentReference;
  };
  readonly kinds: readonly ["relevant"];
}

export interface ComponentReference {
  readonly name: string;
  readonly index: number;
}

export interface Taxonomy {
  readonly name: string;
  readonly version?: string;
  readonly organization: string;
  readonly informationUri: string;
  /** Only what some rule answers is in it. */
  readonly isComprehensive: false;
  readonly taxa: readonly Descriptor[];
}

export interface Artifact {
  readonly location: ArtifactLocation;
  readonly roles: readonly ["analysisTarget"];
}

export interface ArtifactLocation {
  readonly uri: string;
  readonly uriBaseId?: string;
  readonly index?: number;
}

export interface Notification {
  readonly level: "error" | "warning";
  readonly message: Text;
  readonly locations: readonly Location[];
}

export interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: "error" | "warning";
  readonly message: Text;
  readonly locations: readonly Location[];
  readonly partialFingerprints?: Readonly<Record<string, string>>;
  readonly suppressions: readonly {
    readonly kind: "inSource" | "external";
    readonly justification?: string;
  }[];
  readonly fixes?: readonly Fix[];
}

export interface Location {
  readonly physicalLocation: {
    readonly artifactLocation: ArtifactLocation;
    readonly region?: Region;
  };
  readonly logicalLocations?: readonly {
    readonly fullyQualifiedName: string;
    readonly kind: "resource";
  }[];
}

export interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly charOffset?: number;
  readonly charLength?: number;
}

export interface Fix {
  readonly description: Text;
  readonly artifactChanges: readonly {
    readonly artifactLocation: ArtifactLocation;
    readonly replacements: readonly {
      readonly deletedRegion: Region;
      readonly insertedContent: Text;
    }[];
  }[];
}

export interface Text {
  readonly text: string;
}
