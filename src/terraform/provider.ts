/** What a plan does not say about the types of its resources, and their provider knows. */
export interface Provider {
  /** Whether anybody asks for the properties of a type. */
  readonly wants: (type: string) => boolean;
  /** What an argument names; nothing where it may be any text. */
  readonly naming: (type: string, argument: string) => Naming | undefined;
  /** The argument that an attribute repeats: what a resource is about may be its ID. */
  readonly repeats: (type: string, attribute: string) => string | undefined;
  /** Whether a block that nobody writes is filled in, given which others are unknown. */
  readonly fillsIn: (type: string, block: string, isUnknown: (block: string) => boolean) => boolean;
}

/** An argument whose value is the name, ID or ARN of another resource. */
export interface Naming {
  /** The types of what it names. */
  readonly types: RegExp;
  /** Whether no two resources of one type name the same. */
  readonly alone?: true;
  /** Another argument, which never names the same. */
  readonly unlike?: string;
}
