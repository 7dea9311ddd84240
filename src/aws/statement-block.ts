import { isList, ReferenceTo, TextOf, type Written } from "../template/written.js";

/** A statement as a block of a policy document; nothing where that cannot say it. */
export function statementBlock(statement: Written): WrittenFields | undefined {
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
    Object.entries(written).flatMap(([test, keys]) => conditionBlocks(test, keys as WrittenFields)),
  );
}

/** The conditions of one operator as blocks of a statement. */
export function conditionBlocks(
  test: string,
  keys: Readonly<Record<string, Written>>,
): readonly Readonly<Record<string, Written>>[] {
  return Object.entries(keys).map(([variable, values]) => ({
    test,
    variable,
    values: listed(values),
  }));
}

function listed(written: Written): Written {
  return isList(written) ? written : [written];
}

/** One block is written as an object. */
function oneOf(blocks: readonly Written[]): Written {
  const [only, ...others] = blocks;
  return only !== undefined && others.length === 0 ? only : blocks;
}
