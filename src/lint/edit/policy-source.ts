import type { Node } from "../../document/node.js";
import type { Resource, Template } from "../../template/template.js";
import type { Written } from "../../template/written.js";
import { isList, ReferenceTo, TextOf } from "../../template/written.js";
import { isOnlyReadBy } from "./mentions.js";
import { contains } from "./nodes.js";
import { keysOf, type Step } from "./steps.js";

/**
 * Whether a list may be changed for a resource: it is a part of that, or in Terraform the resource
 * takes it from a local value or a policy document that nobody else reads.
 */
export function isOwnList(
  node: Node,
  steps: readonly Step[],
  resource: Resource,
  template: Template,
): boolean {
  if (contains(resource.span, node.span)) return true;
  if (resource.dialect !== "terraform") return false;
  const [section = "", first = "", second = ""] = keysOf(steps);
  if (section === "locals") return isOnlyReadBy(resource, `local.${first}`, template);
  return isPolicyDocument(steps) && isOnlyReadBy(resource, `data.${first}.${second}`, template);
}

/** https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document */
export function isPolicyDocument(steps: readonly Step[]): boolean {
  const [section, type] = keysOf(steps);
  return section === "data" && type === "aws_iam_policy_document";
}

/** A statement as a block of a policy document; nothing where that cannot say it. */
export function statementBlock(statement: Written): Written | undefined {
  if (!isFields(statement)) return undefined;
  const { Sid, Effect, Principal, Action, Resource: resources, Condition, ...others } = statement;
  const principals = Principal === undefined ? undefined : principalsOf(Principal);
  const conditions = Condition === undefined ? undefined : conditionsOf(Condition);
  if (Object.keys(others).length > 0) return undefined;
  return {
    ...(Sid === undefined ? {} : { sid: Sid }),
    ...(Effect === undefined ? {} : { effect: Effect }),
    ...(principals === undefined ? {} : { principals }),
    ...(Action === undefined ? {} : { actions: listed(Action) }),
    ...(resources === undefined ? {} : { resources: listed(resources) }),
    ...(conditions === undefined ? {} : { condition: conditions }),
  };
}

type WrittenFields = Readonly<Record<string, Written>>;

function isFields(written: Written): written is WrittenFields {
  return (
    typeof written === "object" &&
    !isList(written) &&
    !(written instanceof ReferenceTo) &&
    !(written instanceof TextOf)
  );
}

function principalsOf(written: Written): Written {
  if (!isFields(written)) return { type: "*", identifiers: ["*"] };
  return oneOf(
    Object.entries(written).map(([kind, names]) => ({ type: kind, identifiers: listed(names) })),
  );
}

function conditionsOf(written: Written): Written {
  if (!isFields(written)) return [];
  return oneOf(
    Object.entries(written).flatMap(([test, keys]) =>
      Object.entries(keys as WrittenFields).map(([variable, values]) => ({
        test,
        variable,
        values: listed(values),
      })),
    ),
  );
}

function listed(written: Written): Written {
  return isList(written) ? written : [written];
}

/** One block is written as an object. */
function oneOf(blocks: readonly Written[]): Written {
  const [only, ...others] = blocks;
  return only !== undefined && others.length === 0 ? only : blocks;
}
