import type { Expression, Fields, Place } from "../../template/expression.js";
import type { Resource, Template } from "../../template/template.js";
import { piecesOf, type Said, textOf } from "./name-pieces.js";

/**
 * What configurations know each other's resources by, though none reads the state of another. Nothing is
 * said to be missing of log groups and topics, whose alarms and policies know them by other means.
 */
type NameKind = "bucket" | "key" | "user" | "group";

/** A name, with what tells it from names of other kinds. */
export type ResourceName = `${NameKind} ${string}`;

/** An argument that holds names. */
interface Naming {
  readonly kind: NameKind;
  readonly argument: string;
}

/** What a resource is called by others. */
const callable: ReadonlyMap<string, Naming> = new Map<string, Naming>([
  ["aws_s3_bucket", { kind: "bucket", argument: "bucket" }],
  ["aws_kms_alias", { kind: "key", argument: "name" }],
  ["aws_iam_user", { kind: "user", argument: "name" }],
  ["aws_iam_group", { kind: "group", argument: "name" }],
]);

const user: Naming = { kind: "user", argument: "user" };
const users: Naming = { kind: "user", argument: "users" };
const group: Naming = { kind: "group", argument: "group" };
const groups: Naming = { kind: "group", argument: "groups" };

/** What a resource calls others. */
const mentioning: ReadonlyMap<string, readonly Naming[]> = new Map<string, readonly Naming[]>([
  [
    "aws_cloudtrail",
    [
      { kind: "bucket", argument: "s3_bucket_name" },
      { kind: "key", argument: "kms_key_id" },
    ],
  ],
  ["aws_s3_bucket_logging", [{ kind: "bucket", argument: "target_bucket" }]],
  ["aws_iam_user_group_membership", [user, groups]],
  ["aws_iam_group_membership", [users, group]],
  ["aws_iam_user_policy", [user]],
  ["aws_iam_user_policy_attachment", [user]],
  ["aws_iam_group_policy", [group]],
  ["aws_iam_group_policy_attachment", [group]],
  ["aws_iam_policy_attachment", [users, groups]],
]);

const bucket: Naming = { kind: "bucket", argument: "bucket" };

/** What configures a bucket says which. */
function mentionedBy({ type }: Resource): readonly Naming[] {
  const others = mentioning.get(type) ?? [];
  return type.startsWith("aws_s3_bucket_") ? [bucket, ...others] : others;
}

/** Rules ask about what trails deliver to and what users may do. */
export const askingNames: Readonly<RegExp> =
  /\baws_(?:cloudtrail|iam_user|iam_user_group_membership|iam_group_membership)\b/;

/** What declares something that others may call by its name, in whatever language, or configures a bucket. */
export const declaringNames: Readonly<RegExp> =
  /\baws_(?:s3_bucket|kms_alias\b|iam_user\b|iam_group\b)|\bAWS::(?:S3::Bucket|KMS::Alias|IAM::User|IAM::Group)\b/;

/** Something that is called by its name. */
interface Mention {
  readonly name: ResourceName;
  readonly place: Place;
}

/** The names in what a configuration deploys itself. */
export interface Names {
  /** With the addresses of what has them. */
  readonly declared: ReadonlyMap<ResourceName, string>;
  /** In the order in which it calls others so, trails first. */
  readonly mentioned: readonly Mention[];
  /** Those that rules may ask about because of what it declares. */
  readonly asked: ReadonlySet<ResourceName>;
  /** Its Region, empty where it does not say; nothing where nobody knows. */
  readonly region: string | undefined;
}

export function namesIn(template: Template, said: Said): Names {
  const known = knownIn(template, said);
  const own = [...template.resources.values()].filter(({ deployment }) => deployment === undefined);
  const declared = new Map(
    own.flatMap((each) => {
      const name = nameOf(each, known);
      return name === undefined ? [] : [[name, each.name] as const];
    }),
  );
  const isAsking = ({ type }: Resource): boolean => askingNames.test(type);
  const mentions = (resources: readonly Resource[]): readonly Mention[] =>
    resources.flatMap((each) => mentionsOf(each, known)).filter(({ name }) => !declared.has(name));
  const mentioned = [
    ...mentions(own.filter(isAsking)),
    ...mentions(own.filter((each) => !isAsking(each))),
  ];
  const isAsked = own.some(isAsking);
  return {
    declared,
    mentioned,
    asked: new Set(isAsked ? [...declared.keys(), ...mentioned.map(({ name }) => name)] : []),
    region: regionOf(own, known),
  };
}

/** The text of an expression, where everything in it is known. */
type KnownText = (written: Expression | undefined) => string | undefined;

function knownIn(template: Template, said: Said): KnownText {
  return (written) => written && textOf(piecesOf(written, template, said));
}

function nameOf({ type, properties }: Resource, known: KnownText): ResourceName | undefined {
  const { kind, argument } = callable.get(type) ?? {};
  const text = argument === undefined ? undefined : known(fieldOf(properties, argument));
  return kind === undefined || text === undefined ? undefined : nameFrom(kind, text);
}

function mentionsOf(resource: Resource, known: KnownText): readonly Mention[] {
  return mentionedBy(resource).flatMap(({ kind, argument }) => {
    const written = fieldOf(resource.properties, argument);
    const items = written?.kind === "List" ? written.items : [written];
    return items.flatMap((item) => {
      const text = known(item);
      const name = text === undefined ? undefined : nameFrom(kind, text);
      return item === undefined || name === undefined ? [] : [{ name, place: item.place }];
    });
  });
}

function fieldOf({ fields }: Fields, argument: string): Expression | undefined {
  return fields.findLast(({ name }) => name === argument)?.value;
}

/** An ARN says of which account and Region something is, which may be others. */
function nameFrom(kind: NameKind, text: string): ResourceName | undefined {
  const isName = kind === "key" ? text.startsWith("alias/") : !text.startsWith("arn:");
  return isName && text !== "" ? `${kind} ${text}` : undefined;
}

/** Where the standard provider deploys to. */
function regionOf(resources: readonly Resource[], known: KnownText): string | undefined {
  const written = resources.find(({ attributes }) => attributes.has("region"));
  return written === undefined ? "" : known(written.attributes.get("region"));
}
